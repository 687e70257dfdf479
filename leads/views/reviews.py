from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.forms import ReviewForm
from leads.models import FollowUp
from leads.services import review_follow_up
from leads.views.access import follow_up_for
from organisation.access import can
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
def review_new(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    """Comment on or rate somebody else's contact record; `next` leads back to where one was reading."""
    at = moment()
    record = follow_up_for(request.user, follow_up_id, day=at.day)
    if record.staff_id == request.user.pk or not can(request.user, Right.REVIEW, day=at.day, branch=record.branch):
        raise PermissionDenied(_("Branch heads and supervisors review contact records, never their own."))
    form = ReviewForm(
        request.POST if request.method == "POST" else None, auto_id=_ids(record) if request.htmx else "id_%s"
    )
    back = reverse("reviews") if request.GET.get("from") == "queue" else reverse("lead", args=[record.lead_id])
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        done = form.attempt(
            lambda: once(
                staff=request.user,
                token=form.token,
                now=at.now,
                act=lambda: review_follow_up(
                    follow_up=record,
                    rating=typed["rating"],
                    comment=typed["comment"],
                    now=at.now,
                    by=request.user,
                ),
                result=lambda _review: back,
            )
        )
        if done is not None:
            messages.success(request, _("Review saved. The author sees it on the record."))
            return _in_the_queue(request, record, ReviewForm(auto_id=_ids(record))) if request.htmx else redirect(done)
    if request.htmx:
        return _in_the_queue(request, record, form)
    context = {"record": record, "lead": record.lead, "form": form, "back": back}
    return render(request, "leads/review_form.html", context, status=422 if form.errors else 200)


def _in_the_queue(request: StaffRequest, record: FollowUp, form: ReviewForm) -> HttpResponse:
    """The record as it stands in the queue, with the review just written or the form that was refused."""
    context = {"record": record, "review": form}
    return render(request, "leads/_review_answer.html", context, status=422 if form.errors else 200)


def _ids(record: FollowUp) -> str:
    return f"id_{record.pk}_%s"  # several forms stand on the queue's page
