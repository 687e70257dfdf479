from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.working_time import (
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_between,
    working_minutes_between,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY, FRIDAY, SATURDAY, SUNDAY = date(2026, 10, 12), date(2026, 10, 16), date(2026, 10, 17), date(2026, 10, 18)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, second, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        pytest.param(at(12, 10), at(12, 10, 30), 30, id="within a day"),
        pytest.param(at(12, 10), at(12, 10), 0, id="no time"),
        pytest.param(at(12, 11), at(12, 10), 0, id="the wrong way round"),
        pytest.param(at(12, 8), at(12, 9, 1), 1, id="before opening does not count"),
        pytest.param(at(12, 16, 59), at(12, 23), 1, id="after closing does not count"),
        pytest.param(at(12, 17), at(13, 9), 0, id="a night"),
        pytest.param(at(12, 16), at(13, 10), 120, id="over night"),
        pytest.param(at(16, 16, 30), at(19, 9, 15), 45, id="over a weekend"),
        pytest.param(at(17, 10), at(18, 16), 0, id="a weekend"),
        pytest.param(at(18, 10), at(19, 9, 10), 10, id="from a Sunday"),
        pytest.param(at(12, 9), at(16, 17), 5 * 480, id="a full week"),
        pytest.param(at(12, 0), at(26, 0), 10 * 480, id="two weeks"),
        pytest.param(at(12, 10, 0, 30), at(12, 10, 1, 29), 0, id="less than a minute"),
        pytest.param(at(12, 16, 59, 30), at(13, 9, 0, 30), 1, id="two halves make a minute"),
    ],
)
def test_only_working_time_counts(start: datetime, end: datetime, minutes: int) -> None:
    assert working_minutes_between(start, end, zone=SHANGHAI) == minutes


def test_the_worked_example_takes_ninety_minutes() -> None:
    made, accepted, returned = at(12, 10), at(12, 10, 30), at(12, 11)
    assert sum(working_minutes_between(made, decided, zone=SHANGHAI) for decided in (accepted, returned)) == 90


def test_moments_in_another_zone_are_seen_from_the_bank() -> None:
    start, end = datetime(2026, 10, 12, 2, 0, tzinfo=UTC), datetime(2026, 10, 12, 2, 30, tzinfo=UTC)
    assert working_minutes_between(start, end, zone=SHANGHAI) == 30
    assert working_minutes_between(start, end, zone=ZoneInfo("America/New_York")) == 0


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        working_minutes_between(datetime(2026, 10, 12, 9), at(12, 10), zone=SHANGHAI)


def counted_one_by_one(start: datetime, minutes: int) -> int:
    since_monday = start.weekday() * 1440 + start.hour * 60 + start.minute
    return sum(
        (minute // 1440) % 7 < 5 and 9 * 60 <= minute % 1440 < 17 * 60
        for minute in range(since_monday, since_monday + minutes)
    )


@settings(max_examples=40, deadline=None)
@given(start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), minutes=st.integers(0, 6 * 1440))
def test_as_many_minutes_as_a_count_one_by_one(start: datetime, minutes: int) -> None:
    start = start.replace(second=0, microsecond=0, tzinfo=SHANGHAI)
    end = start + timedelta(minutes=minutes)
    assert working_minutes_between(start, end, zone=SHANGHAI) == counted_one_by_one(start, minutes)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        pytest.param(MONDAY, date(2026, 10, 13), id="weekday"),
        pytest.param(FRIDAY, date(2026, 10, 19), id="Friday"),
        pytest.param(SATURDAY, date(2026, 10, 19), id="Saturday"),
        pytest.param(SUNDAY, date(2026, 10, 19), id="Sunday"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 1), id="year end"),
    ],
)
def test_the_next_working_day_is_never_the_day_itself(day: date, following: date) -> None:
    assert next_working_day(day) == following


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        pytest.param(MONDAY, 0, MONDAY, id="none"),
        pytest.param(SUNDAY, 0, SUNDAY, id="none on a Sunday"),
        pytest.param(MONDAY, 5, date(2026, 10, 19), id="a week"),
        pytest.param(SATURDAY, 5, date(2026, 10, 23), id="a week from a Saturday"),
        pytest.param(FRIDAY, 11, date(2026, 11, 2), id="into the next month"),
        pytest.param(MONDAY, -1, date(2026, 10, 9), id="back over a weekend"),
        pytest.param(SUNDAY, -5, MONDAY, id="back from a Sunday"),
    ],
)
def test_working_days_are_added_over_weekends(day: date, count: int, result: date) -> None:
    assert add_working_days(day, count) == result


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        pytest.param(MONDAY, MONDAY, 1, id="one day"),
        pytest.param(MONDAY, SUNDAY, 5, id="a week"),
        pytest.param(SATURDAY, SUNDAY, 0, id="a weekend"),
        pytest.param(MONDAY, date(2026, 10, 11), 0, id="the wrong way round"),
        pytest.param(date(2026, 10, 1), date(2026, 10, 31), 22, id="a month"),
    ],
)
def test_working_days_are_counted_with_both_ends(first: date, last: date, days: int) -> None:
    assert working_days_between(first, last) == days


@settings(max_examples=60, deadline=None)
@given(first=DAYS, days=st.integers(0, 100))
def test_as_many_working_days_as_a_count_one_by_one(first: date, days: int) -> None:
    span = [first + timedelta(days=offset) for offset in range(days)]
    last = first + timedelta(days=days - 1)
    assert working_days_between(first, last) == sum(map(is_working_day, span))


@settings(max_examples=60, deadline=None)
@given(day=DAYS, count=st.integers(1, 60))
def test_adding_working_days_steps_over_exactly_that_many(day: date, count: int) -> None:
    later, earlier = add_working_days(day, count), add_working_days(day, -count)
    assert is_working_day(later)
    assert is_working_day(earlier)
    assert working_days_between(day + timedelta(days=1), later) == count
    assert working_days_between(earlier, day - timedelta(days=1)) == count
