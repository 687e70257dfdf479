from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.business_day import business_day, end_of_day, start_of_day

SHANGHAI = ZoneInfo("Asia/Shanghai")
HAVANA = ZoneInfo("America/Havana")  # clocks change at midnight
ZONES = st.sampled_from([SHANGHAI, HAVANA, ZoneInfo("Europe/Lisbon"), ZoneInfo("America/New_York"), ZoneInfo("UTC")])
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param(datetime(2026, 10, 12, 15, 59, 59, tzinfo=UTC), date(2026, 10, 12), id="a second before midnight"),
        pytest.param(datetime(2026, 10, 12, 16, 0, tzinfo=UTC), date(2026, 10, 13), id="midnight in the bank"),
        pytest.param(datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1), id="new year"),
        pytest.param(datetime(2026, 10, 12, 0, 0, tzinfo=SHANGHAI), date(2026, 10, 12), id="given in the bank's zone"),
    ],
)
def test_the_banks_zone_decides_the_day(moment: datetime, day: date) -> None:
    assert business_day(moment, zone=SHANGHAI) == day


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        business_day(datetime(2026, 10, 12, 9, 0), zone=SHANGHAI)


def test_a_day_begins_at_midnight_and_ends_just_before_the_next() -> None:
    assert start_of_day(date(2026, 10, 12), zone=SHANGHAI) == datetime(2026, 10, 11, 16, 0, tzinfo=UTC)
    assert end_of_day(date(2026, 10, 12), zone=SHANGHAI) == datetime(2026, 10, 12, 15, 59, 59, 999_999, tzinfo=UTC)


def test_a_day_without_midnight_begins_when_the_clocks_have_gone_forward() -> None:
    assert start_of_day(date(2026, 3, 8), zone=HAVANA).replace(tzinfo=None) == datetime(2026, 3, 8, 1, 0)


def test_a_day_with_two_midnights_begins_with_the_first() -> None:
    start, after = start_of_day(date(2026, 11, 1), zone=HAVANA), start_of_day(date(2026, 11, 2), zone=HAVANA)
    assert after.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=25)


@settings(max_examples=60, deadline=None)
@given(day=DAYS, zone=ZONES)
def test_first_and_last_moment_belong_to_the_day_and_their_neighbours_do_not(day: date, zone: ZoneInfo) -> None:
    start, end = start_of_day(day, zone=zone), end_of_day(day, zone=zone)
    tick = timedelta(microseconds=1)
    assert business_day(start, zone=zone) == business_day(end, zone=zone) == day
    assert business_day(start.astimezone(UTC) - tick, zone=zone) == day - timedelta(days=1)
    assert business_day(end.astimezone(UTC) + tick, zone=zone) == day + timedelta(days=1)
