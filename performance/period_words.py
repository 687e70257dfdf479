"""Periods in the words of the page: This month, October 2026, 1 Oct – 31 Oct."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.ui.days import day_words, short_day
from organisation.ui.language import in_chinese
from performance.periods import Kind, Period, period_of

# In addresses the word stands for the period that holds the day of the reader, so that a bookmark stays fresh.
CURRENT: Mapping[str, Kind] = {
    "day": Kind.DAY,
    "week": Kind.WEEK,
    "month": Kind.MONTH,
    "quarter": Kind.QUARTER,
    "year": Kind.YEAR,
}
CURRENT_NAMES: Mapping[str, Promise] = {
    "day": gettext_lazy("today"),
    "week": gettext_lazy("this week"),
    "month": gettext_lazy("this month"),
    "quarter": gettext_lazy("this quarter"),
    "year": gettext_lazy("this year"),
}


def period_name(period: Period, *, today: date) -> str:
    """The period as people call it, with the year where it is not clear."""
    first, year = period.first, period.first.year
    match period.kind:
        case Kind.DAY:
            return day_words(first, today=today)
        case Kind.WEEK:
            iso = first.isocalendar()
            return _("week %(week)s of %(year)s") % {"week": iso.week, "year": iso.year}
        case Kind.MONTH:
            return date_format(first, "Y年n月" if in_chinese() else "F Y")
        case Kind.QUARTER:
            return _("quarter %(quarter)s of %(year)s") % {"quarter": (first.month + 2) // 3, "year": year}
        case Kind.YEAR:
            return f"{year}年" if in_chinese() else str(year)
    return period_days(period, today=today)


def period_days(period: Period, *, today: date) -> str:
    """Its first and last day."""
    first = short_day(period.first, today=today)
    return first if period.days == 1 else f"{first} – {short_day(period.last, today=today)}"


def word_of(period: Period, *, today: date) -> str:
    """How the period stands in addresses: as a word while it holds the day, else as its code."""
    for word, kind in CURRENT.items():
        if period.kind == kind and period == period_of(today, kind):
            return word
    return period.code


def period_choices(chosen: Period, *, today: date) -> list[tuple[str, str | Promise]]:
    """The periods to choose from: those that hold the day, and the one that is chosen if it is another."""
    choices: list[tuple[str, str | Promise]] = list(CURRENT_NAMES.items())
    if (word := word_of(chosen, today=today)) not in CURRENT:
        choices.append((word, period_name(chosen, today=today)))
    return choices
