"""What a lead, as it stands, does not allow."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from leads.errors import DoNotContact, LeadClosed, NotYours, PendingAnswer
from leads.models import Customer, FollowUp, Lead
from organisation.errors import Invalid
from organisation.models import Staff

PLANNABLE = (Lead.NextAction.CALL, Lead.NextAction.MEET, Lead.NextAction.MESSAGE, Lead.NextAction.DOCUMENTS)
FURTHEST = timedelta(days=366)  # a lead put off for ever would never be overdue
REACHES_OUT = (Lead.NextAction.CALL, Lead.NextAction.MESSAGE)


def waits_for_answer(lead: Lead) -> bool:
    """A colleague has been asked to take the lead on and has not answered: it has a pending referral."""
    return lead.is_open and lead.next_action == Lead.NextAction.ANSWER


def refuse_closed(lead: Lead) -> None:
    """Nothing more happens to a lead that is won, lost or taken back."""
    if not lead.is_open:
        raise LeadClosed(_("This lead is closed. Log a new lead for the customer instead."))


def refuse_waiting(lead: Lead) -> None:
    """Until the answer comes nobody decides over the head of who was asked."""
    if waits_for_answer(lead):
        raise PendingAnswer(_("This lead has been referred and waits for an answer. Withdraw the referral first."))


def refuse_stranger(lead: Lead, *, by: Staff) -> None:
    """The owner acts on a lead, nobody else."""
    if lead.owner_id != by.pk:
        raise NotYours(_("Only the owner of the lead can do this. Ask the branch head to assign it to you."))


def refuse_plan(customer: Customer, next_action: str, next_action_on: date, *, day: date) -> None:
    """A next action can be planned, does not lie in the past, and is nothing that the customer asked us not to do."""
    if next_action not in PLANNABLE:
        raise Invalid(_("Choose what is next: call, meet, message or prepare documents."), field="next_action")
    refuse_day(next_action_on, day=day)
    if customer.do_not_contact and next_action in REACHES_OUT:
        raise DoNotContact(
            _("This customer does not want to be contacted. Plan to meet when they come to the branch."),
            field="next_action",
        )


def refuse_day(next_action_on: date, *, day: date) -> None:
    """The day of a next action neither lies in the past nor so far ahead that nobody would ever come back to it."""
    if next_action_on < day:
        raise Invalid(_("The next action cannot lie in the past. Choose today or a later day."), field="next_action_on")
    if next_action_on > day + FURTHEST:
        raise Invalid(_("Choose a day within the next year, or close the lead as lost."), field="next_action_on")


def refuse_contact(customer: Customer, method: str) -> None:
    """Somebody who does not want to be contacted is spoken to only when they come to the branch."""
    if customer.do_not_contact and method != FollowUp.Method.BRANCH:
        raise DoNotContact(
            _("This customer does not want to be contacted. Only a meeting in the branch can be recorded."),
            field="method",
        )
