from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.forms.saved_view import NewViewForm, ViewForm
from organisation.forms.submission import SubmissionForm
from organisation.models import SavedView
from organisation.requests import StaffRequest, moment
from organisation.saved_views import PAGES, tidy_query
from organisation.services import change_view, remove_view, save_view


@require_POST
def view_new(request: StaffRequest) -> HttpResponse:
    """Keep the filters of a list under a name; what is wrong is said on a page of its own."""
    at = moment()
    query = tidy_query(request.POST.get("query", ""))
    if earlier := sent_before(request):
        return redirect(f"{earlier}?{query}")
    form = NewViewForm(request.POST)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: save_view(
            page=form.cleaned_data["page"],
            name=form.cleaned_data["name"],
            query=form.cleaned_data["query"],
            is_default=form.cleaned_data["is_default"],
            now=at.now,
            by=request.user,
        ),
        goes_to=lambda view: reverse(view.page),
        told=_("View saved."),
    )
    if done:
        return redirect(f"{done}?{query}")
    page = request.POST.get("page", "")
    return form_page(request, "organisation/view_form.html", form, {"to": reverse(page) if page in PAGES else "/"})


@require_http_methods(["GET", "HEAD", "POST"])
def view_change(request: StaffRequest, view_id: int) -> HttpResponse:
    """Rename a view, make it the default, or remove it."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    view = get_object_or_404(SavedView.objects.visible_to(request.user, day=at.day), pk=view_id)
    form = ViewForm(sent(request), initial={"name": view.name, "is_default": view.is_default})
    to = f"{reverse(view.page)}?{view.query or PAGES[view.page]}"
    done = carry_out(
        request,
        form,
        at,
        act=lambda: change_view(
            view=view,
            name=form.cleaned_data["name"],
            is_default=form.cleaned_data["is_default"],
            now=at.now,
            by=request.user,
        ),
        goes_to=lambda changed: reverse(changed.page),
        told=_("View saved."),
    )
    return redirect(to) if done else form_page(request, "organisation/view_form.html", form, {"view": view, "to": to})


@require_POST
def view_removal(request: StaffRequest, view_id: int) -> HttpResponse:
    """Remove a view; removed before, the list is simply shown."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    view = get_object_or_404(SavedView.objects.visible_to(request.user, day=at.day), pk=view_id)
    done = carry_out(
        request,
        SubmissionForm(request.POST),
        at,
        act=lambda: remove_view(view=view, now=at.now, by=request.user),
        goes_to=f"{reverse(view.page)}?{PAGES[view.page]}",
        told=_("View removed."),
    )
    return redirect(done or reverse("view", args=[view_id]))
