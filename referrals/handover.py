"""How a lead passes from hand to hand as it is referred, taken on, given back or opened again; the lead is locked."""

from datetime import date, datetime

from django.utils import timezone

from leads.models import Lead
from leads.owning import hand_to
from organisation.models import Staff
from organisation.working_time import next_working_day
from organisation.workplace import branch_of, branch_to_own_in

OWNERSHIP = ["owner", "branch", "stage", "next_action", "next_action_on", "closed_at", "closed_on"]


def give_to(lead: Lead, owner: Staff | None, *, next_action: str, next_action_on: date, now: datetime) -> None:
    """The lead is the person's to act on; without a person it is in the branch pool.

    Who does not want to be contacted is met when they come to the branch, not called.
    """
    if next_action == Lead.NextAction.CALL and lead.customer.do_not_contact:
        next_action = Lead.NextAction.MEET
    hand_to(lead, owner, now=now)
    lead.next_action = next_action
    lead.next_action_on = next_action_on
    lead.save(update_fields=OWNERSHIP)


def give_back(lead: Lead, referrer: Staff, *, now: datetime) -> None:
    """The lead is the referrer's again the next working day: to call, or to find an owner for if they do not sell.

    If the referrer has left the bank it goes to the branch pool.
    """
    day = timezone.localdate(now)
    sells = branch_to_own_in(referrer, day=day, rather=lead.branch) is not None
    works_here = sells or (referrer.is_active and branch_of(referrer, day=day) is not None)
    next_action = Lead.NextAction.CALL if sells else Lead.NextAction.ASSIGN
    owner = referrer if works_here else None
    give_to(lead, owner, next_action=next_action, next_action_on=next_working_day(day), now=now)
