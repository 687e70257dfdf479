"""A running period is compared with as much of the one before."""

from datetime import date

import pytest

from performance.like_for_like import comparable_before
from performance.periods import parse_period


@pytest.mark.parametrize(
    ("period", "day", "before"),
    [
        pytest.param("2026-10", "2026-10-12", "2026-09-01..2026-09-12", id="running month"),
        pytest.param("2026-09", "2026-10-12", "2026-08", id="month that is over"),
        pytest.param("2026-11", "2026-10-12", "2026-10", id="month to come"),
        pytest.param("2026-03", "2026-03-30", "2026-02", id="shorter month before"),
        pytest.param("2026-10", "2026-10-31", "2026-09", id="last day"),
        pytest.param("2026-10-12", "2026-10-12", "2026-10-11", id="today"),
        pytest.param("2026-W42", "2026-10-13", "2026-10-05..2026-10-06", id="running week"),
        pytest.param("2026", "2026-01-01", "2025-01-01..2025-01-01", id="first day of the year"),
        pytest.param("2026-10-01..2026-10-20", "2026-10-12", "2026-09-11..2026-09-22", id="running span"),
    ],
)
def test_comparable_before(period: str, day: str, before: str):
    assert comparable_before(parse_period(period), day=date.fromisoformat(day)).code == before
