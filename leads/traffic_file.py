"""Reading the queue machine's file: employee_no, day, served; CSV or XLSX. How it may be written:
`organisation.table_file`; `leads.services.load_traffic` books what is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from leads.models.traffic_log import MOST_A_DAY
from organisation.days_as_written import day_as_written
from organisation.table_file import Reading, TableFormat, cell_text, read_table

COLUMNS = ("employee_no", "day", "served")
IN_CHINESE = {"工号": "employee_no", "日期": "day", "服务客户数": "served", "客户数": "served"}
LONGEST_NUMBER = 20


class TrafficRow(NamedTuple):
    """One line of the file: so many customers one person served that day."""

    employee_no: str
    day: date
    served: int
    line: int = 0


@dataclass(frozen=True)
class Loaded:
    """What came of a file: days new, changed, as before, and kept because somebody had corrected them with a reason."""

    created: list[TrafficRow] = field(default_factory=list)
    updated: list[TrafficRow] = field(default_factory=list)
    unchanged: list[TrafficRow] = field(default_factory=list)
    kept: list[TrafficRow] = field(default_factory=list)


def read_traffic(content: bytes, *, is_workbook: bool) -> Reading[TrafficRow]:
    """The whole file; everything wrong with it is in the reading."""
    return read_table(content, TableFormat(COLUMNS, IN_CHINESE, _read_row), is_workbook=is_workbook)


def _read_row(line: int, values: Mapping[str, object], reading: Reading[TrafficRow]) -> TrafficRow | None:
    number, served = cell_text(values["employee_no"]), cell_text(values["served"])
    day = day_as_written(values["day"])
    if not number or len(number) > LONGEST_NUMBER or "\x00" in number:
        reading.wrong(line, "employee_no", number, _("not an employee number"))
    if day is None:
        reading.wrong(line, "day", cell_text(values["day"]), _("not a date (use 2026-03-01)"))
    if not (served.isascii() and served.isdecimal() and len(served) < 10 and int(served) <= MOST_A_DAY):
        message = _("not a number of customers (use 0 to %(most)s)") % {"most": MOST_A_DAY}
        reading.wrong(line, "served", served, message)
        return None
    return TrafficRow(number, day, int(served), line) if day is not None else None
