"""What a figure elsewhere narrows the list of leads to: the records behind it, said on the page, kept by filters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from leads.models import Lead
from organisation.models import Branch, Staff
from organisation.ui.days import short_day
from organisation.ui.people import staff_name


@dataclass(frozen=True)
class Narrowing:
    """The conditions that stand in the address, and what they say. What cannot be read narrows to nothing."""

    given: Mapping[str, str]
    words: list[str]
    condition: Q | None

    def apply(self, leads: QuerySet[Lead]) -> QuerySet[Lead]:
        """The leads that are left."""
        return leads.none() if self.condition is None else leads.filter(self.condition)


def narrowing(query: Mapping[str, str], *, today: date) -> Narrowing:
    """`unit` and `found_in` by code, `owner` and `finder` by employee number; captured `since` and `until` a day,
    closed `closed_since` and `closed_until`."""
    given = {name: query[name] for name in (*_NAMED, *_DAYS) if query.get(name)}
    words: list[str] = []
    condition = Q()
    for name, text in given.items():
        found = _NAMED[name](text) if name in _NAMED else _day(name, text, today=today)
        if found is None:
            return Narrowing(given, [_("“%(asked)s” is not known") % {"asked": text[:40]}], None)
        words.append(found[0])
        condition &= found[1]
    return Narrowing(given, words, condition)


def _unit(text: str, field: str, words: str) -> tuple[str, Q] | None:
    unit = Branch.objects.with_code(text)
    if unit is None:
        return None
    if unit.kind == Branch.Kind.BRANCH:
        return words % {"unit": unit.name}, Q(**{field: unit.pk})
    return words % {"unit": unit.name}, Q(**{f"{field}__in": Branch.objects.below(unit).values("pk")})


def _person(text: str, field: str, words: str) -> tuple[str, Q] | None:
    staff = None if "\0" in text else Staff.objects.filter(employee_no=text).first()
    return None if staff is None else (words % {"name": staff_name(staff)}, Q(**{field: staff.pk}))


def _day(name: str, text: str, *, today: date) -> tuple[str, Q] | None:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        return None
    lookup, words = _DAYS[name]
    return words() % {"day": short_day(day, today=today)}, Q(**{lookup: day})


_NAMED: Mapping[str, Callable[[str], tuple[str, Q] | None]] = {
    "unit": lambda text: _unit(text, "branch", _("of %(unit)s")),
    "found_in": lambda text: _unit(text, "captured_branch", _("found in %(unit)s")),
    "owner": lambda text: _person(text, "owner", _("owner %(name)s")),
    "finder": lambda text: _person(text, "finder", _("found by %(name)s")),
}
_DAYS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "since": ("captured_on__gte", lambda: _("logged from %(day)s")),
    "until": ("captured_on__lte", lambda: _("logged up to %(day)s")),
    "closed_since": ("closed_on__gte", lambda: _("closed from %(day)s")),
    "closed_until": ("closed_on__lte", lambda: _("closed up to %(day)s")),
}
