"""What one may save of a list, and how a list shows what was saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisation.errors import Conflict, Invalid
from organisation.models import SavedView, Staff

# The lists that have views, and the address of each without one: what "without a view" leads to.
PAGES: Mapping[str, str] = {"leads": "status=open", "referrals": "state="}
MOST = 20
LONGEST_NAME = 40
LONGEST_QUERY = 400
_NOT_KEPT = ("cursor", "csrfmiddlewaretoken", "format")


class NameTaken(Conflict):
    """The person has a view of that name on that list."""

    code = "name_taken"


@dataclass(frozen=True)
class ViewLink:
    """A view as a chip above the filters."""

    view: SavedView
    url: str
    is_current: bool
    key: str


@dataclass(frozen=True)
class ViewBar:
    """The views of a person on a list, and what the list shows now."""

    page: str
    links: list[ViewLink]
    query: str
    plain_url: str

    @property
    def current(self) -> SavedView | None:
        """The view whose filters stand in the address."""
        return next((link.view for link in self.links if link.is_current), None)

    @property
    def is_plain(self) -> bool:
        """Whether the list is shown as everybody finds it."""
        return self.query in ("", PAGES[self.page])


def tidy_query(query: str) -> str:
    """The filters in one order, without the place in the list: two addresses that show the same are the same."""
    given = QueryDict(query.replace("\0", ""), mutable=True)
    kept = QueryDict(mutable=True)
    for name in sorted(given):
        if name not in _NOT_KEPT and given[name]:
            kept[name] = str(given[name])
    return kept.urlencode()


def views_of(staff: Staff, page: str, query: QueryDict, *, day: date) -> ViewBar:
    """The person's views of that list; one query."""
    shown = tidy_query(query.urlencode())
    views = SavedView.objects.visible_to(staff, day=day).filter(page=page)
    at = reverse(page)
    links = [
        ViewLink(view, f"{at}?{view.query or PAGES[page]}", view.query == shown, str(place) if place < 10 else "")
        for place, view in enumerate(views, start=1)
    ]
    return ViewBar(page, links, shown, f"{at}?{PAGES[page]}")


def default_address(staff: Staff, page: str, query: QueryDict, *, day: date) -> str:
    """Where a list opened without any filter leads: to the default view, if there is one."""
    if query:
        return ""
    default = SavedView.objects.visible_to(staff, day=day).filter(page=page, is_default=True).first()
    return f"{reverse(page)}?{default.query or PAGES[page]}" if default else ""


def usable_view_name(name: str) -> str:
    """The name as it is stored."""
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME or "\0" in tidy:
        raise Invalid(_("Give the view a name of at most 40 characters."), field="name")
    return tidy


def refuse_taken(staff: Staff, page: str, name: str, *, day: date, besides: SavedView | None = None) -> None:
    """Two views of one list have two names."""
    same = SavedView.objects.visible_to(staff, day=day).filter(page=page, name=name)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise NameTaken(_("You have a view of this name already. Choose another name."), field="name")


def only_default(view: SavedView, *, day: date) -> None:
    """No other view of the list is the default any more."""
    views = SavedView.objects.visible_to(view.staff, day=day).filter(page=view.page, is_default=True)
    views.exclude(pk=view.pk).update(is_default=False)
