from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.forms import ReviewForm
from leads.models import FollowUp
from leads.review_queue import coverage
from leads.services import review_follow_up
from leads.views.access import follow_up_for, refused_on
from organisation.access import can
from organisation.acts import carry_out, form_page, sent
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_http_methods(["GET", "HEAD", "POST"])
def review_new(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    """Comment on or rate somebody else's contact record; `next` leads back to where one was reading."""
    at = moment()
    record = follow_up_for(request.user, follow_up_id, day=at.day)
    if record.staff_id == request.user.pk or not can(request.user, Right.REVIEW, day=at.day, branch=record.branch):
        raise refused_on(record.lead, _("Branch heads and supervisors review contact records, never their own."))
    form = ReviewForm(sent(request), auto_id=_ids(record) if request.htmx else "id_%s")
    back = reverse("reviews") if request.GET.get("from") == "queue" else reverse("lead", args=[record.lead_id])
    done = carry_out(
        request,
        form,
        at,
        act=lambda: review_follow_up(
            follow_up=record,
            rating=form.cleaned_data["rating"],
            comment=form.cleaned_data["comment"],
            now=at.now,
            by=request.user,
        ),
        goes_to=back,
        told=_("Review saved. The author sees it on the record."),
    )
    if request.htmx:
        return _in_the_queue(request, record, ReviewForm(auto_id=_ids(record)) if done else form, day=at.day)
    context = {"record": record, "lead": record.lead, "back": back}
    return redirect(done) if done else form_page(request, "leads/review_form.html", form, context)


def _in_the_queue(request: StaffRequest, record: FollowUp, form: ReviewForm, *, day: date) -> HttpResponse:
    """The record as it stands in the queue, with the review just written or the form that was refused."""
    context = {"record": record, "review": form, "coverage": None if form.errors else coverage(request.user, day=day)}
    return form_page(request, "leads/_review_answer.html", form, context)


def _ids(record: FollowUp) -> str:
    return f"id_{record.pk}_%s"  # several forms stand on the queue's page
