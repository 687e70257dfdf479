"""What a contact record must say, and what it makes of its lead."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.models import FollowUp, Lead
from leads.notes import kept_note
from leads.participation import Part
from leads.stages import Stage, stage_after_contact
from leads.standing import refuse_contact, refuse_plan, waits_for_answer
from organisation.errors import Invalid
from organisation.models import Staff
from organisation.workplace import branch_of


@dataclass(frozen=True)
class Contact:
    """One contact as somebody tells it: how, whether the customer was reached, what came of it, and what is next."""

    method: str
    reached: bool
    outcome: str
    note: str
    next_action: str
    next_action_on: date
    contacted_at: datetime


def checked_contact(contact: Contact, *, lead: Lead, now: datetime) -> Contact:
    """The contact as it is stored; `Invalid` or `DoNotContact` beside the field at fault."""
    if contact.method not in FollowUp.Method.values:
        raise Invalid(_("Choose how you contacted the customer."), field="method")
    if contact.outcome not in FollowUp.Outcome.values:
        raise Invalid(_("Say what came of it."), field="outcome")
    if contact.reached == (contact.outcome == FollowUp.Outcome.NO_ANSWER):
        raise Invalid(
            _("“No answer” means that you did not reach the customer, and nothing else does."), field="outcome"
        )
    if contact.contacted_at > now:
        raise Invalid(_("This is in the future. Record the contact after it took place."), field="contacted_at")
    # Forms know whole minutes: a contact in the minute of the capture came after it.
    if contact.contacted_at < lead.captured_at.replace(second=0, microsecond=0):
        raise Invalid(_("The contact cannot be before the lead was logged."), field="contacted_at")
    refuse_contact(lead.customer, contact.method)
    if not waits_for_answer(lead):
        refuse_plan(lead.customer, contact.next_action, contact.next_action_on, day=timezone.localdate(now))
    return Contact(
        contact.method,
        contact.reached,
        contact.outcome,
        kept_note(contact.note),
        contact.next_action,
        contact.next_action_on,
        max(contact.contacted_at, lead.captured_at),
    )


def write_contact(contact: Contact, *, lead: Lead, supersedes: FollowUp | None = None, by: Staff) -> FollowUp:
    """The contact record, in the branch where its author worked on that day."""
    day = timezone.localdate(contact.contacted_at)
    return FollowUp.objects.create(
        lead=lead,
        staff=by,
        branch=branch_of(by, day=day) or lead.branch,
        contacted_at=contact.contacted_at,
        contacted_on=day,
        method=contact.method,
        reached=contact.reached,
        outcome=contact.outcome,
        note=contact.note,
        next_action_on=lead.next_action_on if waits_for_answer(lead) else contact.next_action_on,
        supersedes=supersedes,
    )


def plan_after(contact: Contact, *, lead: Lead) -> None:
    """What is next is what was promised; a lead that waits for an answer goes on waiting."""
    if not waits_for_answer(lead):
        lead.next_action, lead.next_action_on = contact.next_action, contact.next_action_on


def stage_from_contacts(lead: Lead) -> str:
    """The stage that the standing contact records lead to, from the beginning: a corrected one leaves no trace."""
    referred = lead.participants.filter(part=Part.RECEIVER).exists()
    stage: str = Stage.REFERRED if referred else Stage.CAPTURED
    for reached, outcome in lead.follow_ups.standing().order_by("contacted_at", "id").values_list("reached", "outcome"):
        stage = stage_after_contact(stage, reached=reached, outcome=outcome)
    return stage
