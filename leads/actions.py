"""What a person may do with a lead right now. Pages offer exactly these; the verbs check the same rules again."""

from datetime import date
from enum import StrEnum

from leads.models import Lead
from leads.stages import Stage
from leads.standing import waits_for_answer
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right


class Action(StrEnum):
    """One thing to do with a lead, in the order of the page."""

    FOLLOW_UP = "follow_up"
    SELL = "sell"
    REFER = "refer"
    PLAN = "plan"
    SIBLING = "sibling"
    ASSIGN = "assign"
    RELEASE = "release"
    LOSE = "lose"


def actions_for(lead: Lead, *, day: date, by: Staff) -> frozenset[Action]:
    """The actions open to the person: an owner works the lead, a head assigns it, whoever found it may refer it."""
    if not lead.is_open:
        return frozenset({Action.SIBLING} if can(by, Right.CAPTURE_LEAD, day=day) else ())
    owns = lead.owner_id == by.pk
    heads = can(by, Right.ASSIGN_LEAD, day=day, branch=lead.branch)
    waits = waits_for_answer(lead)
    open_to = {
        Action.FOLLOW_UP: owns and can(by, Right.FOLLOW_UP, day=day),
        Action.SELL: owns and not waits and can(by, Right.SELL, day=day),
        Action.REFER: not waits and may_refer(lead, day=day, by=by),
        Action.PLAN: owns and not waits,
        Action.SIBLING: can(by, Right.CAPTURE_LEAD, day=day),
        Action.ASSIGN: heads and not waits,
        Action.RELEASE: owns and not waits and not heads,
        Action.LOSE: owns and not waits,
    }
    return frozenset(action for action, is_open in open_to.items() if is_open)


def may_refer(lead: Lead, *, day: date, by: Staff) -> bool:
    """Whether the person may pass the lead on: its owner, the head who assigns, or whoever found it.

    A finder does not refer over the head of a colleague who has begun to work on it.
    """
    if not can(by, Right.REFER_LEAD, day=day):
        return False
    if lead.owner_id == by.pk or can(by, Right.ASSIGN_LEAD, day=day, branch=lead.branch):
        return True
    return lead.finder_id == by.pk and (lead.owner_id is None or lead.stage == Stage.CAPTURED)


def may_grade(lead: Lead, *, day: date, by: Staff) -> bool:
    """Whether the person may say anew how likely the sale is: the owner, or the head of the branch."""
    return lead.is_open and (lead.owner_id == by.pk or can(by, Right.ASSIGN_LEAD, day=day, branch=lead.branch))
