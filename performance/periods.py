"""The periods that figures are asked for: a day, an ISO week, a month, a quarter, a year, or any span. Pure: no Django.

Written as in the interface: 2026-10-05, 2026-W41, 2026-10, 2026-Q4, 2026, 2026-10-01..2026-10-31.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

FIRST_YEAR, LAST_YEAR = 1900, 2200
_DAY = timedelta(days=1)
_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:W(?P<week>[0-9]{2})|Q(?P<quarter>[0-9])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)
_HELP = "write 2026-10-05, 2026-W41, 2026-10, 2026-Q4, 2026 or 2026-10-01..2026-10-31"


class Kind(IntEnum):
    """What a period is; week to year are the numbers that period totals are stored under."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    YEAR = 4
    SPAN = 5

    @property
    def has_totals(self) -> bool:
        """Whether totals of such periods are stored; otherwise the daily figures are summed."""
        return Kind.WEEK <= self <= Kind.YEAR


@dataclass(frozen=True)
class Period:
    """The business days from first to last, both included. A span of a whole month is still a span."""

    kind: Kind
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first}..{self.last} ends before it begins")
        if self.kind != Kind.SPAN and (self.first, self.last) != _bounds(self.first, self.kind):
            raise ValueError(f"{self.first}..{self.last} is not one {self.kind.name.lower()}")

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The period as it is written in addresses and the interface; `parse_period` reads it."""
        first = self.first
        if self.kind == Kind.DAY:
            return first.isoformat()
        if self.kind == Kind.WEEK:
            year, week, _ = first.isocalendar()
            return f"{year:04d}-W{week:02d}"
        if self.kind == Kind.MONTH:
            return f"{first.year:04d}-{first.month:02d}"
        if self.kind == Kind.QUARTER:
            return f"{first.year:04d}-Q{_quarter(first)}"
        if self.kind == Kind.YEAR:
            return f"{first.year:04d}"
        return f"{first.isoformat()}..{self.last.isoformat()}"

    @property
    def days(self) -> int:
        """How many calendar days it has."""
        return (self.last - self.first).days + 1

    def each_day(self) -> Iterator[date]:
        """Its days in order."""
        return (self.first + timedelta(days=number) for number in range(self.days))

    def contains(self, day: date) -> bool:
        """Whether the day is one of its days."""
        return self.first <= day <= self.last

    def previous(self) -> "Period":
        """The calendar period before; of a span the equally long span just before."""
        if self.kind == Kind.SPAN:
            return Period(Kind.SPAN, self.first - self.days * _DAY, self.first - _DAY)
        return period_of(self.first - _DAY, self.kind)

    def next(self) -> "Period":
        """The calendar period after; of a span the equally long span just after."""
        if self.kind == Kind.SPAN:
            return Period(Kind.SPAN, self.last + _DAY, self.last + self.days * _DAY)
        return period_of(self.last + _DAY, self.kind)


def period_of(day: date, kind: Kind) -> Period:
    """The day, week, month, quarter or year that holds the day. ValueError for a span: a day does not tell which."""
    return Period(kind, *_bounds(day, kind))


def parse_period(text: str) -> Period:
    """The period that is written there; ValueError says what is wrong and how it is written."""
    written = text.strip()
    first, dots, last = written.partition("..")
    if not dots:
        return _parse_one(written)
    days = [_parse_one(end.strip()) for end in (first, last)]
    if any(day.kind != Kind.DAY for day in days):
        raise ValueError(f"{_shown(text)} is not a span from day to day: {_HELP}")
    return Period(Kind.SPAN, days[0].first, days[1].last)


def _parse_one(text: str) -> Period:
    found = _WRITTEN.fullmatch(text.upper())
    if found is None:
        raise ValueError(f"{_shown(text)} is not a period: {_HELP}")
    year = int(found["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{_shown(text)} is not between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        if found["week"]:
            return period_of(date.fromisocalendar(year, int(found["week"]), 1), Kind.WEEK)
        if found["quarter"]:
            return period_of(date(year, 3 * int(found["quarter"]) - 2, 1), Kind.QUARTER)
        if found["day"]:
            return period_of(date(year, int(found["month"]), int(found["day"])), Kind.DAY)
        if found["month"]:
            return period_of(date(year, int(found["month"]), 1), Kind.MONTH)
    except ValueError:
        raise ValueError(f"{_shown(text)} is not in the calendar") from None
    return period_of(date(year, 1, 1), Kind.YEAR)


def _bounds(day: date, kind: Kind) -> tuple[date, date]:
    if kind == Kind.DAY:
        return day, day
    if kind == Kind.WEEK:
        monday = day - day.weekday() * _DAY
        return monday, monday + 6 * _DAY
    if kind == Kind.MONTH:
        return _months(day.year, day.month, 1)
    if kind == Kind.QUARTER:
        return _months(day.year, 3 * _quarter(day) - 2, 3)
    if kind == Kind.YEAR:
        return _months(day.year, 1, 12)
    raise ValueError("a day does not tell a span")


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    years, after = divmod(month - 1 + count, 12)
    return date(year, month, 1), date(year + years, after + 1, 1) - _DAY


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _shown(text: str) -> str:
    return f"“{text.strip()[:40]}”"
