"""Working time, counted for clocks and answers: Monday to Friday, 9:00 to 17:00 in the bank's zone.

The bank's calendar with its holidays and make-up workdays takes the place of these plain weeks when it is built; the
questions stay the same. Pure: no Django here.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS = time(9)
CLOSES = time(17)
FULL_DAY = timedelta(hours=8)
WORKDAYS_A_WEEK = 5


def is_working_day(day: date) -> bool:
    """Whether the bank works on that day."""
    return day.weekday() < WORKDAYS_A_WEEK


def next_working_day(day: date) -> date:
    """The first working day after the given one, which itself never counts."""
    return add_working_days(day, 1)


def add_working_days(day: date, count: int) -> date:
    """The day that lies so many working days later, or earlier if negative; none leaves the day as it is."""
    step = timedelta(days=1 if count > 0 else -1)
    weeks, rest = divmod(abs(count), WORKDAYS_A_WEEK)
    if weeks and not rest:  # ends on a working day, also when it starts on a weekend
        weeks, rest = weeks - 1, WORKDAYS_A_WEEK
    day += 7 * weeks * step
    while rest:
        day += step
        rest -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days there are from the first to the last day, both included; none if they are the wrong way."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * WORKDAYS_A_WEEK + sum(is_working_day(last - timedelta(days=back)) for back in range(rest))


def working_minutes_between(start: datetime, end: datetime, *, zone: ZoneInfo) -> int:
    """Whole working minutes that pass from one moment to another; 0 if the end does not come after the start.

    Both moments need an offset. Working hours are wall-clock hours, so a change of the clocks at night alters nothing.
    """
    if start.utcoffset() is None or end.utcoffset() is None:
        raise ValueError("a moment without a time zone has no working time")
    if end <= start:
        return 0
    begun = start.astimezone(zone).replace(tzinfo=None)
    ended = end.astimezone(zone).replace(tzinfo=None)
    worked = _worked_until(ended) - _worked_until(begun)
    worked += FULL_DAY * working_days_between(begun.date(), ended.date() - timedelta(days=1))
    return max(0, worked // timedelta(minutes=1))


def _worked_until(moment: datetime) -> timedelta:
    """Working time of that day that has passed by then."""
    day = moment.date()
    if not is_working_day(day):
        return timedelta(0)
    opens = datetime.combine(day, OPENS)
    return min(max(moment, opens), datetime.combine(day, CLOSES)) - opens
