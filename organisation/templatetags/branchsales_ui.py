"""`{% load branchsales_ui %}`: the tags and filters of every page. docs/design.md shows a line for each.

Tags that speak of days take `today` and `now` from the page (see `organisation.context_processors.clock`).
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from organisation.redirects import page_of_request
from organisation.toasts import undo_url
from organisation.ui import amounts, chart_parts, days, drawing, errors, journey, marks, people, split_words
from organisation.ui.beside import beside
from organisation.ui.icons import icon
from organisation.ui.language import gap
from organisation.ui.path import Stop, fold

register = template.Library()

register.simple_tag(icon)
register.simple_tag(gap)

register.filter("amount_short", amounts.amount_short)
register.filter("number", amounts.number)
register.filter("percent", amounts.percent)
register.filter("share", amounts.share)
register.filter("duration_days", amounts.duration_days)
register.filter("measured", amounts.measured)

register.filter("staff_name", people.staff_name)
register.filter("written", people.written)
register.filter("customer_name", people.written)
register.simple_tag(people.initial)

register.simple_tag(marks.mark)
register.simple_tag(marks.state_mark)
register.filter("potential", marks.potential)
register.filter("stars", marks.stars)

register.simple_tag(drawing.tally)
register.simple_tag(drawing.counted)
register.simple_tag(drawing.bar)
register.simple_tag(drawing.spark)
register.simple_tag(drawing.split_bar)
register.simple_tag(drawing.clock)
register.filter("split_words", split_words.split_words)
register.filter("part_name", split_words.part_name)

register.inclusion_tag("components/_line_chart.html", name="line_chart")(chart_parts.line_chart)
register.inclusion_tag("components/_column_chart.html", name="column_chart")(chart_parts.column_chart)
register.inclusion_tag("components/_funnel.html", name="funnel_chart")(chart_parts.funnel_chart)
register.inclusion_tag("components/_matrix.html", name="matrix_chart")(chart_parts.matrix_chart)
register.inclusion_tag("components/_bar_chart.html", name="bar_chart")(chart_parts.bar_chart)

register.filter("control", errors.control)
register.filter("mistakes", errors.mistakes)
register.filter("anchor", errors.anchor)

register.filter("undo_url", undo_url)
register.simple_tag(beside)


@register.filter
def amount(yuan: Decimal | None, look: str = "") -> SafeString | str:
    """¥60,000.00; with "credit" as the reader's own sales credit."""
    return amounts.amount(yuan, credit=look == "credit")


@register.filter
def duration_minutes(minutes: int | None, kind: str = "") -> str:
    """18 min, 5.2 h, 6 days; with "working" a day has eight hours."""
    return amounts.duration_minutes(minutes, working=kind == "working")


@register.simple_tag(takes_context=True)
def day(context: Context, value: date | datetime | None) -> SafeString | str:
    """Today, Yesterday, 23 Oct."""
    return days.day(value, today=_today(context))


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime | None) -> SafeString | str:
    """Today 13:40."""
    return days.moment(value, today=_today(context))


@register.simple_tag(takes_context=True)
def timeline_when(context: Context, value: date | datetime) -> SafeString:
    """The margin of a timeline: the day, the time below it."""
    return days.timeline_when(value, today=_today(context))


@register.filter
def long_day(value: date | datetime) -> str:
    """Thursday, 23 October."""
    return days.long_day(days.local_day(value))


@register.simple_tag(takes_context=True)
def due_mark(context: Context, on: date | None, is_open: bool = True) -> SafeString:
    """The state of a next action by its date."""
    return marks.due_mark(on, today=_today(context), is_open=is_open)


@register.simple_tag
def figure(value: Any, unit: str = "", size: str = "") -> SafeString:
    """A large figure in serif with its unit; size is nothing, m or xl."""
    return amounts.figure(value, unit, size=size)


@register.simple_tag
def figure_amount(yuan: Decimal, size: str = "") -> SafeString:
    """A large amount of money in short form."""
    return amounts.figure_amount(yuan, size=size)


@register.simple_tag
def change(now: Decimal | float | None, before: Decimal | float | None, unit: str = "count") -> SafeString | str:
    """What has changed: percentage points for a share, per cent for everything else."""
    return amounts.change(now, before, unit=unit)


@register.inclusion_tag("components/_path.html", takes_context=True)
def path(context: Context, stops: Sequence[Stop], label: str = "") -> dict[str, Any]:
    """The way of a lead in full: verb, date and the time taken on the line; at most six stops."""
    return {"stops": journey.drawn(fold(stops), among=_colleagues(context)), "label": label, "today": _today(context)}


@register.simple_tag(takes_context=True)
def path_compact(context: Context, stops: Sequence[Stop]) -> SafeString:
    """The way of a lead in a row: one image, one spoken sentence."""
    return journey.compact(fold(stops), among=_colleagues(context))


@register.simple_tag(takes_context=True)
def pair(context: Context, finder: people.Person, closer: people.Person) -> SafeString:
    """Two who sold together."""
    return people.pair(finder, closer, among=_colleagues(context))


@register.simple_tag
def once_token() -> str:
    """The token of a small form without a Django form: it acts once (see `organisation.submissions`)."""
    return str(uuid4())


@register.simple_tag(takes_context=True)
def page_here(context: Context) -> str:
    """The page somebody is on, for the `next` of a small form."""
    request = context.get("request")
    return page_of_request(request) if request else ""


def _colleagues(context: Context) -> Iterable[str]:
    """The names of the reader's own unit, which a mark that stands alone must be told from (see `workspace.frame`)."""
    return context.get("colleagues") or ()


def _today(context: Context) -> date:
    """The day the page speaks from: given by the view or the context processor, else the clock."""
    given = context.get("today")
    return given if isinstance(given, date) else timezone.localdate()
