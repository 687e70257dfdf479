from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.actions import Action
from leads.correction import may_correct
from leads.forms import FollowUpForm
from leads.services import record_follow_up, supersede_follow_up
from leads.views.access import follow_up_for, lead_to, refused_on
from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.requests import StaffRequest, moment


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_new(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Record a contact with the customer of a lead one owns."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.FOLLOW_UP, request.user, lead_id, day=at.day)
    form = FollowUpForm(sent(request), now=at.now)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: record_follow_up(lead=lead, **form.contact, now=at.now, by=request.user),
        goes_to=reverse("lead", args=[lead.pk]),
        told=_("Contact recorded. Next action noted."),
    )
    return redirect(done) if done else form_page(request, "leads/follow_up_form.html", form, {"lead": lead})


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_correction(request: StaffRequest, follow_up_id: int) -> HttpResponse:
    """Replace one's own record of today by a corrected one; the old one stays readable and counts no more."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    record = follow_up_for(request.user, follow_up_id, day=at.day)
    if not may_correct(record, day=at.day, by=request.user):
        raise refused_on(record.lead, _("A contact record can be corrected by its author, on the same day."))
    initial = {
        "method": record.method,
        "outcome": record.outcome,
        "note": record.note,
        "next_action": record.lead.next_action,
        "next_action_on": record.next_action_on,
        "contacted_at": timezone.localtime(record.contacted_at),
    }
    form = FollowUpForm(sent(request), now=at.now, initial=initial)
    done = carry_out(
        request,
        form,
        at,
        act=lambda: supersede_follow_up(follow_up=record, **form.contact, now=at.now, by=request.user),
        goes_to=reverse("lead", args=[record.lead_id]),
        told=_("Record corrected. The earlier one stays readable and counts no more."),
    )
    context = {"lead": record.lead, "corrects": record}
    return redirect(done) if done else form_page(request, "leads/follow_up_form.html", form, context)
