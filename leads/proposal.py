"""What a day's plan is proposed from, and in which order it is worked. Pure: no Django here.

What is too late comes first, then what was promised for today, new referrals, what else is planned for today, and last
the best chances that nobody has spoken to for a while. Within each the higher potential first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

ROOM = 12  # customers that a good day holds
OVERDUE_AT_LEAST = 5  # however much is promised for today, what is overdue comes down a little every day
QUIET_DAYS = 5  # nobody spoke to the customer for so long, or promised a day: then a good chance may be called early
CHANCES = ("A", "B")

OVERDUE, PROMISED, REFERRAL, DUE, CHANCE = "overdue", "promised", "referral", "due", "chance"
_IN_ORDER = (OVERDUE, PROMISED, REFERRAL, DUE, CHANCE)


@dataclass(frozen=True)
class Candidate:
    """An own open lead as the rule sees it.

    `is_promised`: the next action is what the last contact promised. `is_new_referral`: taken on from a colleague and
    not contacted since. `quiet_days`: days since anything happened. `win_rate`: the share won of the leads that once
    stood where this one stands.
    """

    lead_id: int
    next_action_on: date
    potential: str
    amount: Decimal = Decimal(0)
    is_promised: bool = False
    is_new_referral: bool = False
    quiet_days: int = 0
    win_rate: Decimal | None = None


@dataclass(frozen=True)
class Proposed:
    """A lead proposed for the day, and why (see `PlanItem.Reason`)."""

    lead_id: int
    reason: str


def proposal(candidates: Iterable[Candidate], *, day: date, room: int = ROOM) -> list[Proposed]:
    """The leads of the day in working order.

    All that is due today is in it, however much; then as much of what is overdue as there is room for, and good chances
    where there is room left.
    """
    why = {one: reason for one in candidates if (reason := reason_for(one, day=day))}
    ordered = sorted(why, key=lambda one: _place(one, why[one]))
    due = [one for one in ordered if why[one] not in (OVERDUE, CHANCE)]
    overdue = [one for one in ordered if why[one] == OVERDUE][: max(room - len(due), OVERDUE_AT_LEAST)]
    taken = len(due) + len(overdue)
    chances = [one for one in ordered if why[one] == CHANCE][: max(room - taken, 0)]
    return [Proposed(one.lead_id, why[one]) for one in [*overdue, *due, *chances]]


def reason_for(one: Candidate, *, day: date) -> str:
    """Why the lead belongs into the day's plan; empty if it does not."""
    if one.next_action_on < day:
        return OVERDUE
    if one.next_action_on == day:
        return REFERRAL if one.is_new_referral else PROMISED if one.is_promised else DUE
    is_chance = one.potential in CHANCES and one.quiet_days >= QUIET_DAYS and not one.is_promised
    return CHANCE if is_chance else ""


def _place(one: Candidate, reason: str) -> tuple[int, str, Decimal, date, int]:
    """Higher potential first; a chance by what it is likely to bring, anything else by what it is worth."""
    worth = one.amount * one.win_rate if reason == CHANCE and one.win_rate is not None else one.amount
    return _IN_ORDER.index(reason), one.potential, -worth, one.next_action_on, one.lead_id
