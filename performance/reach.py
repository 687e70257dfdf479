"""Whose boards a person may read: those of the own unit, of everything below it, and of the units above it.

Of the units above one sees a cut (`Board.seen_by`): the top, the own place and its neighbours.
"""

from datetime import date

from django.db.models import Q

from organisation.access import scope_of
from organisation.models import Branch, Staff
from organisation.roles import Right


def may_read_boards(staff: Staff, unit: Branch, *, day: date) -> bool:
    """Whether the boards of the unit are open to the person on that day."""
    held = scope_of(staff, day=day).units(Right.READ_BOARDS)
    return any(own.contains(unit) or unit.contains(own) for own in held)


def units_near(staff: Staff, unit: Branch, *, day: date) -> list[Branch]:
    """The unit, those above it, beside it and right below it, as far as the person may read their boards.

    One steps through the tree from there: a whole bank does not fit into a list. From the top down, one query.
    """
    above = steps(unit)
    near = Q(pk__in=above) | Q(parent=unit.pk) | (Q(parent=above[-2]) if len(above) > 1 else Q())
    found = Branch.objects.active_on(day).filter(near) | Branch.objects.filter(pk=unit.pk)
    return sorted((one for one in found if may_read_boards(staff, one, day=day)), key=steps)


def steps(unit: Branch) -> list[int]:
    """The way to the unit from the top: the keys of the units above it, then its own."""
    return [int(step) for step in unit.path.split(".") if step]
