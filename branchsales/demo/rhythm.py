"""When a bank's people work: days of the week, the push at the month's end, the hours of a day with its noon. Pure."""

from datetime import date, datetime, time, timedelta
from random import Random

from branchsales.demo.chance import Weighted
from organisation.working_time import CLOSES, OPENS, add_working_days, is_working_day

SATURDAY, SUNDAY = 5, 6
PUSH_DAYS = 4
_WEEKDAYS = (1.15, 1.05, 0.95, 0.95, 1.0, 0.9, 0.9)
_HOURS = Weighted({9: 1.05, 10: 1.3, 11: 1.1, 12: 0.35, 13: 0.6, 14: 1.15, 15: 1.2, 16: 0.85})
_NOON, _AFTER_NOON = time(12), time(13)


def weight_of(day: date) -> float:
    """How busy the day is: Mondays are, and the last four working days of a month, more so of a quarter."""
    ends_month = add_working_days(day, PUSH_DAYS).month != day.month
    push = 1.0 if not ends_month else 1.45 if day.month % 3 == 0 else 1.3
    return _WEEKDAYS[day.weekday()] * push


def time_of_day(rng: Random, day: date) -> datetime:
    """A moment of the opening hours; few at noon."""
    return datetime.combine(day, time(_HOURS.pick(rng), rng.randrange(60)))


def between(rng: Random, first: datetime, last: datetime) -> datetime:
    """A whole minute between the two moments; the first if the last does not come after it."""
    return first + timedelta(minutes=rng.randint(0, max(0, int((last - first).total_seconds()) // 60)))


def after_lunch(rng: Random, moment: datetime) -> datetime:
    """The moment, or one soon after the noon break it falls into."""
    if _NOON <= moment.time() < _AFTER_NOON:
        return datetime.combine(moment.date(), _AFTER_NOON) + timedelta(minutes=rng.randrange(20))
    return moment


def opening(day: date) -> datetime:
    return datetime.combine(day, OPENS)


def closing(day: date) -> datetime:
    return datetime.combine(day, CLOSES)


def working_day_on_or_after(day: date) -> date:
    return day if is_working_day(day) else add_working_days(day, 1)
