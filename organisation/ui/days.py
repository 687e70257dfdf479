"""Days and moments in words: today, yesterday, 23 Oct, and the year only when it is another one."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from organisation.ui.language import drawn_once, in_chinese


def day_words(day: date, *, today: date) -> str:
    """The day as people say it, from where `today` stands."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    if day == today + timedelta(days=1):
        return _("Tomorrow")
    return short_day(day, today=today)


@drawn_once
def short_day(day: date, *, today: date) -> str:
    """The date alone: 10月23日, with the year when it is not this one."""
    if day.year == today.year:
        return date_format(day, "n月j日" if in_chinese() else "j M")
    return date_format(day, "Y年n月j日" if in_chinese() else "j M Y")


def whole_day(day: date) -> str:
    """The date in full, for sentences that are read on any day: 2026年10月23日, 23 October 2026."""
    return date_format(day, "Y年n月j日" if in_chinese() else "j F Y")


@drawn_once
def long_day(day: date) -> str:
    """The date with its weekday: 10月23日 星期四, Thursday, 23 October."""
    return date_format(day, "n月j日 l" if in_chinese() else "l, j F")


def day(value: date | datetime | None, *, today: date) -> SafeString | str:
    """The day as an element; pointing at it shows it in full. Nothing for nothing."""
    if value is None:
        return ""
    return _day(local_day(value), today)


@drawn_once
def _day(on: date, today: date) -> SafeString:
    words = day_words(on, today=today)
    return format_html('<time datetime="{}" title="{}">{}</time>', on.isoformat(), _full(on), words)


def moment(value: datetime | None, *, today: date) -> SafeString | str:
    """The moment as an element: Today 13:40; pointing at it shows it exactly. Nothing for nothing."""
    if value is None:
        return ""
    at = timezone.localtime(value)
    return format_html(
        '<time datetime="{}" title="{} {}">{} {}</time>',
        at.isoformat(timespec="seconds"),
        _full(at.date()),
        f"{at:%H:%M:%S}",
        day_words(at.date(), today=today),
        f"{at:%H:%M}",
    )


def timeline_when(value: date | datetime, *, today: date) -> SafeString:
    """The same for the margin of a timeline: the day above, the time below it."""
    on = local_day(value)
    if not isinstance(value, datetime):
        return format_html(
            '<time class="timeline__when" datetime="{}" title="{}">{}</time>',
            on.isoformat(),
            _full(on),
            day_words(on, today=today),
        )
    at = timezone.localtime(value)
    return format_html(
        '<time class="timeline__when" datetime="{}" title="{} {}">{}<span>{}</span></time>',
        at.isoformat(timespec="seconds"),
        _full(on),
        f"{at:%H:%M:%S}",
        day_words(on, today=today),
        f"{at:%H:%M}",
    )


def local_day(value: date | datetime) -> date:
    """The business day of a moment, a day as it is."""
    return timezone.localdate(value) if isinstance(value, datetime) else value


@drawn_once
def _full(on: date) -> str:
    return date_format(on, "Y年n月j日 l" if in_chinese() else "l, j F Y")
