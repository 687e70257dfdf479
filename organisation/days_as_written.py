"""A day as spreadsheets and core systems write it. Pure: no Django here."""

import re
from datetime import date, datetime, timedelta

# 2026-03-01, 2026/3/1 (so Excel saves a Chinese CSV), 2026年3月1日, 20260301; a time of day after it says nothing more.
_WRITTEN = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))"
    r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?",
    re.ASCII,
)
_EXCEL_BEGINS = date(1899, 12, 30)  # day 0 of a workbook's dates
_EXCEL_DAYS = range(20_000, 80_000)  # 1954 to 2119: a number outside is no date that lost its format


def day_as_written(cell: object) -> date | None:
    """The day that a cell says; None if it says none. Which of day and month comes first is never guessed."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
        if cell in _EXCEL_DAYS:
            return _EXCEL_BEGINS + timedelta(days=cell)
    found = _WRITTEN.fullmatch(str(cell).strip())
    if found is None:
        return None
    year, month, day = (part for part in found.group(1, 3, 4, 5, 6, 7, 8) if part)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
