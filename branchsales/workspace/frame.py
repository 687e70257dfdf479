"""What stands around every page of somebody who has signed in: navigation, capture, who and where they are.

Everything is found when the page asks for it, so that the answer to htmx and a page without the frame cost nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from branchsales.workspace.crumbs import Trail, trail_for
from branchsales.workspace.keys import KEYS, Key
from branchsales.workspace.navigation import NavItem, Place, key_places, nav_items
from organisation.access import can
from organisation.models import Posting, Staff
from organisation.notices.bell import Bell, bell_of
from organisation.requests import moment
from organisation.roles import Right, Role


class Frame:
    """The frame of one page, for one person."""

    def __init__(self, staff: Staff, *, day: date, path: str, asked: Mapping[str, str] | None = None) -> None:
        self.staff = staff
        self.day = day
        self.path = path
        self.asked = asked or {}

    @cached_property
    def nav_items(self) -> list[NavItem]:
        return nav_items(self.staff, day=self.day, path=self.path)

    @property
    def keys(self) -> tuple[Key, ...]:
        return KEYS

    @cached_property
    def key_places(self) -> list[Place]:
        return key_places(self.staff, day=self.day)

    @cached_property
    def can_capture(self) -> bool:
        return can(self.staff, Right.CAPTURE_LEAD, day=self.day)

    @property
    def theme(self) -> str:
        """Light or dark, where the person chose; nothing where the computer decides."""
        return "" if self.staff.theme == Staff.Theme.SYSTEM else self.staff.theme

    @cached_property
    def can_find_customers(self) -> bool:
        return can(self.staff, Right.FIND_CUSTOMER, day=self.day)

    @cached_property
    def bell(self) -> Bell:
        return bell_of(self.staff, day=self.day)

    @cached_property
    def posting_label(self) -> str:
        """Role and unit of the primary posting of the day."""
        posting = self.staff.primary_posting_on(self.day)
        if posting is None:
            return ""
        return _("%(role)s, %(unit)s") % {"role": Role(posting.role).label, "unit": posting.branch.name}

    @cached_property
    def breadcrumb(self) -> Trail:
        """The units from the head office down to the one looked at, for those who look at more than their own work."""
        return trail_for(self.staff, day=self.day, path=self.path, asked=self.asked)

    @cached_property
    def colleagues(self) -> list[str]:
        """The names of those who work in the own unit: two whose marks are alike are written out."""
        posting = self.staff.primary_posting_on(self.day)
        if posting is None:
            return []
        here = Posting.objects.on(self.day).filter(branch=posting.branch_id)
        return list(here.order_by("staff__name").values_list("staff__name", flat=True).distinct())


PARTS = (
    "nav_items",
    "keys",
    "key_places",
    "can_capture",
    "can_find_customers",
    "bell",
    "theme",
    "posting_label",
    "breadcrumb",
    "colleagues",
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The parts of the frame for the templates; nothing before the sign-in."""
    staff = getattr(request, "user", None)
    if not isinstance(staff, Staff):
        return {}
    drawn = Frame(staff, day=moment().day, path=request.path, asked=request.GET)
    return {part: SimpleLazyObject(_part(drawn, part)) for part in PARTS}


def _part(drawn: Frame, part: str) -> Callable[[], Any]:
    return lambda: getattr(drawn, part)
