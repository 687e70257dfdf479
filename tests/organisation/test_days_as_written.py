"""The day that a cell of a file says, however a spreadsheet wrote it."""

from datetime import date, datetime

import pytest

from organisation.days_as_written import day_as_written

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(DAY, id="a date"),
        pytest.param(datetime(2026, 3, 1, 23, 59), id="a moment"),
        pytest.param("2026-03-01", id="as the interface writes it"),
        pytest.param("2026/3/1", id="as a Chinese spreadsheet saves it"),
        pytest.param(" 2026.03.01 ", id="dots and blanks"),
        pytest.param("2026年3月1日", id="in Chinese"),
        pytest.param("20260301", id="as core systems write it"),
        pytest.param(20260301.0, id="the same as a number"),
        pytest.param("2026-03-01 09:30:00", id="with a time"),
        pytest.param("2026-03-01T09:30", id="with a time after T"),
        pytest.param(46082.0, id="a workbook's date without its format"),
    ],
)
def test_days_as_people_and_systems_write_them(cell):
    assert day_as_written(cell) == DAY


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "x",
        "01.03.2026",
        "3/1/2026",
        "2026-13-01",
        "2026/2/30",
        "2026-3/1",
        "46082",
        46082.5,
        7.0,
        None,
        "２０２６-03-01",
    ],
)
def test_what_might_be_another_day_or_none_is_not_guessed(cell):
    assert day_as_written(cell) is None
