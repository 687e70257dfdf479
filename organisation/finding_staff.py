"""Colleagues by the letters of their name or by their number, where they work on a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Value
from django.db.models.fields import SmallIntegerField

from organisation.models import Posting
from organisation.names import search_key, tidy_name

SHORTEST_KEY = 2  # letters; one Chinese character is enough
SHORTEST_NUMBER = 3
_FIELDS = ("staff_id", "staff__employee_no", "staff__name", "role", "branch__code", "branch__name", "branch__path")


@dataclass(frozen=True)
class Colleague:
    """Somebody, and the primary posting of the day."""

    staff_id: int
    employee_no: str
    name: str
    role: str
    branch_code: str
    branch_name: str
    branch_path: str


def find_staff(text: str, *, where: Q, roles: Sequence[str], day: date, limit: int) -> list[Colleague]:
    """People of these roles by the beginning of the name, its pinyin or initials, or of the employee number.

    `where` says in which units, by the `branch` of a posting (`Scope.covers`). The closest way in comes first;
    one query.
    """
    there = Posting.objects.on(day).primary().filter(where, role__in=list(roles), staff__is_active=True)
    arms = [
        there.filter(condition)
        .annotate(way=Value(place, SmallIntegerField()), key=F(key))
        .order_by(key, "staff_id")
        .values_list("way", "key", *_FIELDS)[:limit]
        for place, (condition, key) in enumerate(_ways_in(text))
    ]
    if not arms:
        return []
    rows = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    found: dict[int, Colleague] = {}
    for _way, _key, *fields in sorted(rows):
        found.setdefault(fields[0], Colleague(*fields))
    return list(found.values())[:limit]


def _ways_in(text: str) -> Iterator[tuple[Q, str]]:
    """The conditions that an index serves, each with the key that orders its rows."""
    typed = tidy_name(text)
    if re.fullmatch(r"[A-Za-z]?\d+", typed):
        if len(typed) >= SHORTEST_NUMBER:
            yield Q(staff__employee_no__startswith=typed.upper()), "staff__employee_no"
        return
    key = search_key(typed)
    if typed and not key:  # Chinese characters
        yield Q(staff__name__startswith=typed), "staff__name_pinyin"
    elif len(key) >= SHORTEST_KEY:
        yield Q(staff__name_initials__startswith=key), "staff__name_initials"
        yield Q(staff__name_pinyin__startswith=key), "staff__name_pinyin"
