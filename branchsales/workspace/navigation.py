"""The places of the navigation, and who finds them there: whoever holds one of the rights on that day."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branchsales.workspace.counts import Waiting, answers_waiting, reversals_to_decide, today_waiting
from organisation.access import rights_of
from organisation.counting import counted
from organisation.models import Staff
from organisation.roles import Right

EVERYBODY = frozenset(Right)
# Their home leads to another place of the navigation (see `views.home`).
BEGINS_ELSEWHERE = frozenset({Right.OWN_LEAD, Right.ASSIGN_LEAD, Right.COMPARE_BRANCHES, Right.READ_AUDIT_TRAIL})


@dataclass(frozen=True)
class Place:
    """Where a link of the navigation leads (a URL name), and how many things wait there for the person."""

    url_name: str
    label: str | Promise
    icon: str
    rights: frozenset[Right]
    waits: Callable[[Staff, date], list[Waiting]] | None = None
    without: frozenset[Right] = frozenset()
    key: str = ""  # pressed after g, it leads there

    def is_for(self, rights: frozenset[Right]) -> bool:
        """Whether somebody with these rights finds it there; also somebody with none, if it is everybody's."""
        return (self.rights is EVERYBODY or bool(self.rights & rights)) and not self.without & rights

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def covers(self, path: str) -> bool:
        """Whether the page at that address lies under this place."""
        return path == self.url or (self.url != "/" and path.startswith(self.url))


@dataclass(frozen=True)
class NavItem:
    """A place as one person sees it on one page."""

    url: str
    label: str | Promise
    icon: str
    count: int
    is_counted: bool
    is_current: bool


# Everybody's first page comes first; the first ones stand in the bar of a phone, the rest behind "More".
PLACES = (
    Place("home", pgettext_lazy("navigation", "Home"), "house", EVERYBODY, without=BEGINS_ELSEWHERE, key="h"),
    Place("today", _("Today"), "calendar-check", frozenset({Right.OWN_LEAD}), today_waiting, key="t"),
    Place("branch", _("Branch today"), "layout-grid", frozenset({Right.ASSIGN_LEAD})),
    Place("compare", _("Compare branches"), "columns-3", frozenset({Right.COMPARE_BRANCHES})),
    Place("leads", _("Leads"), "list-todo", frozenset({Right.CAPTURE_LEAD, Right.READ_BRANCH}), key="l"),
    Place("referrals", _("Referrals"), "arrow-right-left", frozenset({Right.REFER_LEAD}), answers_waiting, key="r"),
    Place("reviews", _("Reviews"), "message-square", frozenset({Right.REVIEW})),
    Place("boards", _("Leaderboards"), "chart-line", frozenset({Right.READ_BOARDS}), key="b"),
    Place("customers", _("Customers"), "users", frozenset({Right.FIND_CUSTOMER}), key="c"),
    Place(
        "customer-duplicates",
        _("Likely duplicates"),
        "users",
        frozenset({Right.MERGE_CUSTOMERS}),
        without=frozenset({Right.FIND_CUSTOMER}),
    ),
    Place("reversals", _("Reversals"), "undo-2", frozenset({Right.APPROVE_REVERSAL}), reversals_to_decide),
    Place("traffic", _("Queue machine"), "ticket", frozenset({Right.LOAD_TRAFFIC})),
    Place("confirmations", _("Confirmations"), "badge-check", frozenset({Right.CONFIRM_SALES})),
    Place("access-records", _("Access records"), "shield-check", frozenset({Right.READ_AUDIT_TRAIL})),
    Place("design-gallery", _("Design"), "swatch-book", frozenset({Right.ADMINISTER})),
)


def nav_items(staff: Staff, *, day: date, path: str) -> list[NavItem]:
    """The places of the person in order; the one under which the page lies is the current one.

    Capture lies below the leads by its address alone: it has a link of its own.
    """
    rights = rights_of(staff, day=day)
    places = [place for place in PLACES if place.is_for(rights)]
    waiting = [(place, rows) for place in places if place.waits for rows in place.waits(staff, day)]
    numbers = counted([rows for _, rows in waiting])
    counts: Counter[Place] = Counter()
    for (place, _rows), number in zip(waiting, numbers, strict=True):
        counts[place] += number
    path = "" if path == reverse("capture") else path
    return [
        NavItem(
            place.url,
            place.label,
            place.icon,
            counts[place],
            is_counted=place.waits is not None,
            is_current=place.covers(path),
        )
        for place in places
    ]


def key_places(staff: Staff, *, day: date) -> list[Place]:
    """Where g and a letter lead: the home page always, then the places of the person that have a key."""
    rights = rights_of(staff, day=day)
    return [place for place in PLACES if place.key and (place.url_name == "home" or place.is_for(rights))]
