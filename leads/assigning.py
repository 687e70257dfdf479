"""Giving an open lead to somebody who sells, or to the branch pool: the rule behind assigning one, many, and all."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import NotYours
from leads.lead_changes import note_change, standing_of
from leads.locks import lock_lead
from leads.models import BulkAct, Lead
from leads.owning import answering, hand_to
from leads.standing import refuse_closed, refuse_waiting
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right
from organisation.working_time import next_working_day


@dataclass(frozen=True)
class Given:
    """The lead as it stands now, and who answered for it before."""

    lead: Lead
    owner_before: int | None
    is_changed: bool


def give(lead_id: int, owner: Staff | None, *, bulk: BulkAct | None = None, now: datetime, by: Staff) -> Given:
    """Lock the lead and give it to its new owner, within the transaction of the verb, which also tells the people.

    By the head of its branch; its owner may give it back to the pool. With an owner of another branch the lead goes to
    that branch. What was planned for a later day stays planned; otherwise the next working day is the new owner's.
    """
    day = timezone.localdate(now)
    lead = lock_lead(lead_id)
    heads = can(by, Right.ASSIGN_LEAD, day=day, branch=lead.branch)
    if not heads and (owner is not None or lead.owner_id != by.pk):
        raise NotYours(_("Only the branch head can assign this lead."))
    refuse_closed(lead)
    refuse_waiting(lead)
    before = standing_of(lead)
    if owner == lead.owner:
        return Given(lead, before.owner_id, is_changed=False)
    whose = answering(owner, branch=lead.branch, day=day)
    lead.next_action, lead.next_action_on = _next(lead, whose.owner, whose.next_action, day=day)
    lead.branch = whose.branch
    hand_to(lead, whose.owner, now=now)
    lead.save(update_fields=["owner", "branch", "next_action", "next_action_on"])
    note_change(lead, before, bulk=bulk, now=now, by=by)
    return Given(lead, before.owner_id, is_changed=True)


def _next(lead: Lead, owner: Staff | None, otherwise: str, *, day: date) -> tuple[str, date]:
    """From person to person a plan that lies ahead is kept; to and from the pool something else is next."""
    planned = lead.next_action != Lead.NextAction.ASSIGN and lead.next_action_on is not None
    if owner is not None and planned and lead.next_action_on > day:  # type: ignore[operator]
        return lead.next_action, lead.next_action_on  # type: ignore[return-value]
    if otherwise == Lead.NextAction.CALL and lead.customer.do_not_contact:
        otherwise = Lead.NextAction.MEET
    return otherwise, next_working_day(day)
