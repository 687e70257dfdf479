"""What a list offers to do with many leads, to whom, and which leads it fits: by the rights on each lead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from leads.actions import Action, actions_for, may_grade
from leads.many import MOST, NotDone
from leads.models import Lead
from leads.refusing import why_not
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right


class BulkChoice(StrEnum):
    """One thing to do with many leads, in the order of the bar."""

    ASSIGN = "assign"
    POOL = "pool"
    PUT_OFF = "put_off"
    GRADE = "grade"

    @property
    def label(self) -> Promise:
        """The button."""
        return _LABELS[self]

    @property
    def url_name(self) -> str:
        """Where the act is sent."""
        return _URLS[self]

    def question(self, n: int) -> str:
        """The act with its number."""
        if self is BulkChoice.ASSIGN:
            return ngettext("Assign %(n)s lead", "Assign %(n)s leads", n) % {"n": n}
        if self is BulkChoice.POOL:
            return ngettext("Give %(n)s lead to the branch pool", "Give %(n)s leads to the branch pool", n) % {"n": n}
        if self is BulkChoice.PUT_OFF:
            return ngettext("Put off %(n)s lead", "Put off %(n)s leads", n) % {"n": n}
        return ngettext("Set the potential of %(n)s lead", "Set the potential of %(n)s leads", n) % {"n": n}

    def why_not(self, lead: Lead, *, day: date, by: Staff) -> str:
        """Why the person cannot do it with this lead; empty if they can."""
        if self is BulkChoice.GRADE:
            is_open = may_grade(lead, day=day, by=by)
            return (
                "" if is_open else str(why_not(Action.LOSE if lead.owner_id else Action.ASSIGN, lead, day=day, by=by))
            )
        wanted = _ACTIONS[self]
        if wanted & actions_for(lead, day=day, by=by):
            return ""
        return str(why_not(Action.ASSIGN if self is not BulkChoice.PUT_OFF else Action.PLAN, lead, day=day, by=by))


_LABELS = {
    BulkChoice.ASSIGN: _("Assign"),
    BulkChoice.POOL: _("To the branch pool"),
    BulkChoice.PUT_OFF: _("Put off"),
    BulkChoice.GRADE: pgettext_lazy("act", "Set the potential"),
}
_URLS = {
    BulkChoice.ASSIGN: "leads-assignment",
    BulkChoice.POOL: "leads-release",
    BulkChoice.PUT_OFF: "leads-putting-off",
    BulkChoice.GRADE: "leads-potential",
}
_ACTIONS = {
    BulkChoice.ASSIGN: frozenset({Action.ASSIGN}),
    BulkChoice.POOL: frozenset({Action.ASSIGN, Action.RELEASE}),
    BulkChoice.PUT_OFF: frozenset({Action.PLAN}),
}


@dataclass(frozen=True)
class Chosen:
    """The leads an act would change, and those it cannot; `over`: how many more were chosen than one act takes."""

    leads: Sequence[Lead]
    refused: Sequence[NotDone]
    over: int


def offered_to(staff: Staff, *, day: date) -> list[BulkChoice]:
    """What stands in the bar for the person: the head assigns, an owner puts off, both release and grade."""
    heads, owns = can(staff, Right.ASSIGN_LEAD, day=day), can(staff, Right.OWN_LEAD, day=day)
    fits = {
        BulkChoice.ASSIGN: heads,
        BulkChoice.POOL: heads or owns,
        BulkChoice.PUT_OFF: owns,
        BulkChoice.GRADE: heads or owns,
    }
    return [choice for choice, is_offered in fits.items() if is_offered]


def sorted_out(choice: BulkChoice, leads: Iterable[Lead], *, day: date, by: Staff) -> Chosen:
    """Which of the leads the person can do it with; at most as many as one act takes."""
    every = list(leads)
    reasons = [(lead, choice.why_not(lead, day=day, by=by)) for lead in every[:MOST]]
    return Chosen(
        [lead for lead, why in reasons if not why],
        [NotDone(lead, why) for lead, why in reasons if why],
        max(0, len(every) - MOST),
    )
