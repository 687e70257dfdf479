from datetime import timedelta

import pytest

from performance.periods import Kind, Period, parse_period
from performance.pieces import pieces


@pytest.mark.parametrize(
    ("period", "stored"),
    [
        pytest.param("2026-10-12", "2026-10-12", id="a day is read from its days"),
        pytest.param("2026-W42", "2026-W42", id="a week has its total"),
        pytest.param("2026-Q4", "2026-Q4", id="a quarter has its total"),
        pytest.param("2016-01-01..2017-12-31", "2016 2017", id="two years"),
        pytest.param("2026-10-01..2026-10-31", "2026-10", id="a span of one month"),
        pytest.param("2026-10-12..2026-10-16", "2026-10-12..2026-10-16", id="days within a month"),
        pytest.param("2026-10-30..2026-11-02", "2026-10-30..2026-11-02", id="days across a month's end stay together"),
        pytest.param("2026-03-31..2026-08-01", "2026-03-31 2026-Q2 2026-07 2026-08-01", id="days, quarter, month, day"),
    ],
)
def test_period_is_read_in_the_largest_pieces_that_fit(period: str, stored: str):
    assert " ".join(piece.code for piece in pieces(parse_period(period))) == stored


@pytest.mark.parametrize("length", [1, 27, 31, 59, 92, 365, 366, 800])
@pytest.mark.parametrize("start", range(0, 400, 13))
def test_pieces_hold_every_day_once(start: int, length: int):
    first = parse_period("2026-01-01").first + timedelta(start)
    span = Period(Kind.SPAN, first, first + timedelta(length - 1))
    assert [day for piece in pieces(span) for day in piece.each_day()] == list(span.each_day())
