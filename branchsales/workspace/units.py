"""Which unit a page of readings is about: the one in the address, or the person's own."""

from datetime import date

from django.http import Http404

from organisation.access import can, scope_of
from organisation.models import Branch, Staff
from organisation.refused import Lacks
from organisation.roles import Right


def unit_asked(code: str, right: Right, *, staff: Staff, day: date) -> Branch:
    """The unit with that code, or the topmost one in which the person holds the right.

    Without the right anywhere: refused (403). A unit outside it is not there (404), like one that never was.
    """
    own = scope_of(staff, day=day).units(right)
    if not own:
        raise Lacks(right)
    if not code:
        return own[0]
    unit = Branch.objects.with_code(code)
    if unit is None or not can(staff, right, day=day, branch=unit):
        raise Http404
    return unit
