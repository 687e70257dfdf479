from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.periods import Kind, Period, parse_period, period_of

DAYS = st.dates(date(1900, 2, 1), date(2200, 11, 30))
CALENDAR = st.sampled_from([kind for kind in Kind if kind != Kind.SPAN])


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        pytest.param("2026-10-05", Kind.DAY, "2026-10-05", "2026-10-05", id="day"),
        pytest.param("2026-W41", Kind.WEEK, "2026-10-05", "2026-10-11", id="week"),
        pytest.param("2026-W53", Kind.WEEK, "2026-12-28", "2027-01-03", id="week 53 runs into the next year"),
        pytest.param("2026-W01", Kind.WEEK, "2025-12-29", "2026-01-04", id="week 1 begins in the year before"),
        pytest.param("2026-10", Kind.MONTH, "2026-10-01", "2026-10-31", id="month"),
        pytest.param("2026-12", Kind.MONTH, "2026-12-01", "2026-12-31", id="December"),
        pytest.param("2028-02", Kind.MONTH, "2028-02-01", "2028-02-29", id="leap year"),
        pytest.param("2026-Q4", Kind.QUARTER, "2026-10-01", "2026-12-31", id="quarter"),
        pytest.param("2026-Q1", Kind.QUARTER, "2026-01-01", "2026-03-31", id="first quarter"),
        pytest.param("2026", Kind.YEAR, "2026-01-01", "2026-12-31", id="year"),
        pytest.param("2026-10-01..2026-10-31", Kind.SPAN, "2026-10-01", "2026-10-31", id="span"),
        pytest.param("2026-10-05..2026-10-05", Kind.SPAN, "2026-10-05", "2026-10-05", id="span of a day"),
        pytest.param("1900", Kind.YEAR, "1900-01-01", "1900-12-31", id="first year"),
        pytest.param("2200-12-31", Kind.DAY, "2200-12-31", "2200-12-31", id="last day"),
    ],
)
def test_a_period_is_read_as_it_is_written(text: str, kind: Kind, first: str, last: str) -> None:
    period = parse_period(text)
    assert period == Period(kind, date.fromisoformat(first), date.fromisoformat(last))
    assert period.code == str(period) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(" 2026-w41 ", "2026-W41", id="small letter, blanks"),
        pytest.param("2026-q4", "2026-Q4", id="small quarter"),
        pytest.param("2026-10-01 .. 2026-10-31", "2026-10-01..2026-10-31", id="blanks around the dots"),
    ],
)
def test_small_slips_of_writing_are_forgiven(text: str, code: str) -> None:
    assert parse_period(text).code == code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "is not a period", id="empty"),
        pytest.param("October", "write 2026-10-05", id="words"),
        pytest.param("2026-1", "is not a period", id="month of one digit"),
        pytest.param("２０２６", "is not a period", id="full-width digits"),
        pytest.param("2026-13", "is not in the calendar", id="month 13"),
        pytest.param("2026-02-29", "is not in the calendar", id="no leap year"),
        pytest.param("2026-Q5", "is not in the calendar", id="quarter 5"),
        pytest.param("2026-Q0", "is not in the calendar", id="quarter 0"),
        pytest.param("2025-W53", "is not in the calendar", id="2025 has 52 weeks"),
        pytest.param("2026-W00", "is not in the calendar", id="week 0"),
        pytest.param("1899", "is not between 1900 and 2200", id="too early"),
        pytest.param("2201-01", "is not between 1900 and 2200", id="too late"),
        pytest.param("2026-10-31..2026-10-01", "ends before it begins", id="the wrong way round"),
        pytest.param("2026-10..2026-11", "is not a span from day to day", id="span of months"),
        pytest.param("2026-10-01..", "is not a period", id="open end"),
        pytest.param("..", "is not a period", id="dots"),
        pytest.param("2026-10-01..2026-10-02..2026-10-03", "is not a period", id="two spans"),
        pytest.param("x" * 1_000_000, "is not a period", id="endless"),
    ],
)
def test_what_is_no_period_is_refused_with_help(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as refusal:
        parse_period(text)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        pytest.param("2026-03-01", "2026-02-28", "2026-03-02", id="day"),
        pytest.param("2027-W01", "2026-W53", "2027-W02", id="week after a long year"),
        pytest.param("2026-W01", "2025-W52", "2026-W02", id="week after a short year"),
        pytest.param("2026-01", "2025-12", "2026-02", id="January"),
        pytest.param("2026-Q1", "2025-Q4", "2026-Q2", id="first quarter"),
        pytest.param("2026", "2025", "2027", id="year"),
        pytest.param("2026-10-05..2026-10-11", "2026-09-28..2026-10-04", "2026-10-12..2026-10-18", id="span of a week"),
        pytest.param("2026-10-01..2026-10-31", "2026-08-31..2026-09-30", "2026-11-01..2026-12-01", id="as many days"),
        pytest.param("1900", "1899", "1901", id="before the first year that can be asked for"),
    ],
)
def test_the_periods_before_and_after(code: str, before: str, after: str) -> None:
    period = parse_period(code)
    assert (period.previous().code, period.next().code) == (before, after)


def test_a_period_knows_its_days() -> None:
    october = parse_period("2026-10")
    assert october.days == 31
    assert list(october.each_day())[::30] == [date(2026, 10, 1), date(2026, 10, 31)]
    assert october.contains(date(2026, 10, 1))
    assert october.contains(date(2026, 10, 31))
    assert not october.contains(date(2026, 9, 30))
    assert not october.contains(date(2026, 11, 1))


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        pytest.param(Kind.MONTH, date(2026, 10, 2), date(2026, 10, 31), id="part of a month"),
        pytest.param(Kind.WEEK, date(2026, 10, 6), date(2026, 10, 12), id="week from a Tuesday"),
        pytest.param(Kind.DAY, date(2026, 10, 6), date(2026, 10, 7), id="two days"),
        pytest.param(Kind.SPAN, date(2026, 10, 6), date(2026, 10, 5), id="the wrong way round"),
    ],
)
def test_a_period_that_is_none_cannot_be_made(kind: Kind, first: date, last: date) -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        Period(kind, first, last)


def test_a_day_does_not_tell_a_span() -> None:
    with pytest.raises(ValueError, match="does not tell a span"):
        period_of(date(2026, 10, 5), Kind.SPAN)


def test_totals_are_stored_under_these_numbers() -> None:
    assert [(kind.name, kind.value) for kind in Kind if kind.has_totals] == [
        ("WEEK", 1),
        ("MONTH", 2),
        ("QUARTER", 3),
        ("YEAR", 4),
    ]


@settings(max_examples=60, deadline=None)
@given(DAYS, CALENDAR)
def test_every_day_lies_in_one_period_of_each_kind(day: date, kind: Kind) -> None:
    period = period_of(day, kind)
    assert period.contains(day)
    assert parse_period(period.code) == period
    assert period.previous().last + timedelta(days=1) == period.first
    assert period.next().first - timedelta(days=1) == period.last
    assert period.next().previous() == period.previous().next() == period


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 800))
def test_spans_follow_one_another_without_a_gap(first: date, days: int) -> None:
    span = Period(Kind.SPAN, first, first + timedelta(days=days - 1))
    assert span.days == span.previous().days == days
    assert span.previous().last + timedelta(days=1) == span.first
    assert span.previous().next() == span
