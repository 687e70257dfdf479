from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from branchsales.workspace.lead.history import History, history_of, stops_of
from branchsales.workspace.lead.offered import offered
from leads.actions import actions_for
from leads.correction import may_correct
from leads.forms import FollowUpForm
from leads.lost_reasons import lost_reason_label
from leads.models import Lead
from leads.protection import is_protected
from leads.retracting import may_retract
from leads.revealing import may_reveal
from leads.views.access import lead_for
from organisation.access import can
from organisation.models import Staff
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.ui.split import SplitPart
from referrals.agreement import agreement_for, agreement_of
from referrals.forms import AnswerForm
from referrals.models import Referral
from referrals.parts import parts_of, parts_of_lines


@require_safe
def lead_page(request: StaffRequest, lead_id: int) -> HttpResponse:
    """A lead: who answers for it, what is next, what one may do, and everything that happened, newest first."""
    at = moment()
    staff = request.user
    lead = lead_for(staff, lead_id, day=at.day)
    history = history_of(lead)
    actions = {str(action) for action in actions_for(lead, day=at.day, by=staff)}
    pending = history.pending
    context = {
        "lead": lead,
        "history": history,
        "stops": stops_of(lead, history),
        "actions": actions,
        "offered": offered(lead, actions, retracts=may_retract(lead, now=at.now, by=staff)),
        "pending": pending,
        "answers": pending is not None and pending.receiver_id == staff.pk,
        "withdraws": pending is not None and pending.referrer_id == staff.pk,
        "answer": AnswerForm(),
        "sale": history.standing_sale,
        "contact_count": sum(1 for record in history.contacts if record.superseded_at is None),
        "form": FollowUpForm(now=at.now) if "follow_up" in actions else None,
        "reviews": can(staff, Right.REVIEW, day=at.day, branch=lead.branch),
        "corrects": {record.pk for record in history.contacts if may_correct(record, day=at.day, by=staff)},
        "may_reveal": bool(lead.customer.phone_last4) and may_reveal(lead.customer, day=at.day, by=staff),
        "is_protected": is_protected(lead.protected_until, day=at.day),
        "lost_reason": lost_reason_label(lead.lost_reason),
        "parts": _parts(lead, history, reader=staff, day=at.day),
    }
    return render(request, "workspace/lead/page.html", context)


def _parts(lead: Lead, history: History, *, reader: Staff, day: date) -> list[SplitPart]:
    """How the sales credit is shared: as booked, as agreed, or as the rule in force would share it."""
    sale = history.standing_sale
    if sale is not None:
        return parts_of_lines([line for line in sale.credits.all() if line.reverses_id is None], reader=reader)
    agreed = [one for one in history.referrals if one.state in (Referral.State.PENDING, Referral.State.ACCEPTED)]
    if agreed:
        agreed[-1].lead = lead  # with its people, read already
        return parts_of(agreement_of(agreed[-1]), reader=reader)
    if lead.owner is None:
        return []
    agreement = agreement_for(lead, receiver=lead.owner, branch=lead.branch, day=day, by=lead.finder)
    return parts_of(agreement, reader=reader)
