from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.actions import Action
from leads.correction import may_correct
from leads.forms import FollowUpForm
from leads.services import record_follow_up, supersede_follow_up
from leads.views.access import follow_up_for, lead_to
from organisation.requests import StaffRequest, moment
from organisation.submissions import done_before, once


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_new(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Record a contact with the customer of a lead one owns."""
    at = moment()
    lead = lead_to(Action.FOLLOW_UP, request.user, lead_id, day=at.day)
    form = FollowUpForm(request.POST if request.method == "POST" else None, now=at.now)
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            lambda: once(
                staff=request.user,
                token=form.token,
                now=at.now,
                act=lambda: record_follow_up(
                    lead=lead,
                    **form.contact,
                    now=at.now,
                    by=request.user,
                ),
                result=lambda _record: reverse("lead", args=[lead.pk]),
            )
        )
        if done is not None:
            messages.success(request, _("Contact recorded. Next action noted."))
            return redirect(done)
    return render(
        request, "leads/follow_up_form.html", {"lead": lead, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_correction(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    """Replace one's own record of today by a corrected one; the old one stays readable and counts no more."""
    at = moment()
    if earlier := done_before(staff=request.user, typed=request.POST.get("form_token", "")):
        return redirect(earlier)
    record = follow_up_for(request.user, follow_up_id, day=at.day)
    if not may_correct(record, day=at.day, by=request.user):
        raise PermissionDenied(_("A contact record can be corrected by its author, on the same day."))
    form = FollowUpForm(
        request.POST if request.method == "POST" else None,
        now=at.now,
        initial={
            "method": record.method,
            "outcome": record.outcome,
            "note": record.note,
            "next_action": record.lead.next_action,
            "next_action_on": record.next_action_on,
            "contacted_at": timezone.localtime(record.contacted_at),
        },
    )
    if request.method == "POST" and form.is_valid():
        done = form.attempt(
            lambda: once(
                staff=request.user,
                token=form.token,
                now=at.now,
                act=lambda: supersede_follow_up(
                    follow_up=record,
                    **form.contact,
                    now=at.now,
                    by=request.user,
                ),
                result=lambda _record: reverse("lead", args=[record.lead_id]),
            )
        )
        if done is not None:
            messages.success(request, _("Record corrected. The earlier one stays readable and counts no more."))
            return redirect(done)
    return render(
        request,
        "leads/follow_up_form.html",
        {"lead": record.lead, "form": form, "corrects": record},
        status=422 if form.errors else 200,
    )
