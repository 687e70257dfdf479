"""Reading the core system's file of confirmations: sale_no, confirmed_on, core_reference; CSV or XLSX.

UTF-8 with or without BOM, or GB18030; commas, semicolons or tabs; a header row, the columns in any order. What is wrong
is said with line, column, value and the mend; `referrals.services.confirm_sales` books what is right. The columns may
also be headed in Chinese, as a person who writes the list by hand does.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from python_calamine import CalamineError, CalamineWorkbook

from referrals.confirming import Confirmation, Mistake
from referrals.days_as_written import day_as_written
from referrals.packed import NotAWorkbook, TooLarge, repacked

COLUMNS = ("sale_no", "confirmed_on", "core_reference")
IN_CHINESE = {"成交编号": "sale_no", "核实日期": "confirmed_on", "核心流水号": "core_reference"}
LONGEST = {"sale_no": 40, "core_reference": 80}
LARGEST_FILE = 20 * 2**20  # bytes, as it comes and unpacked
MOST_MISTAKES = 10_000  # a file with so many is another file: the rest is not read
Row = tuple[int, Sequence[object]]  # the line it begins on, and its cells


@dataclass
class Reading:
    """What the file says, what in it is wrong, and its columns that nobody asked for."""

    rows: list[Confirmation] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)

    def wrong(self, line: int, column: str, value: object, message: str) -> None:
        self.mistakes.append(Mistake(line, column, str(value)[:80], message))


def read_confirmations(content: bytes, *, is_workbook: bool) -> Reading:
    """The whole file; everything wrong with it is in the reading."""
    reading = Reading()
    try:
        if len(content) > LARGEST_FILE:
            raise _Unreadable(_("the file is larger than 20 MB; split it"))
        rows = _rows_of_workbook(content) if is_workbook else _rows_of_text(content)
        header = next(rows, (1, ()))[1]
        places = _places(header, reading)
        if len(places) == len(COLUMNS):
            for line, cells in rows:
                _read_row(line, cells, places, reading)
                if len(reading.mistakes) >= MOST_MISTAKES:
                    break
    except _Unreadable as problem:
        reading.wrong(problem.line, "", "", str(problem))
    return reading


class _Unreadable(Exception):
    def __init__(self, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def _rows_of_text(content: bytes) -> Iterator[Row]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise _Unreadable(_("neither UTF-8 nor GB18030; save the file as “CSV UTF-8”"))
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            message = _("this line is not CSV (%(problem)s); save the file as CSV again") % {"problem": problem}
            raise _Unreadable(message, line=line) from problem
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _rows_of_workbook(content: bytes) -> Iterator[Row]:
    try:
        safe = repacked(content, most=LARGEST_FILE)
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(safe)).get_sheet_by_index(0)
    except TooLarge as problem:
        raise _Unreadable(_("the workbook unpacks to more than 20 MB; split it")) from problem
    except (NotAWorkbook, CalamineError) as problem:
        raise _Unreadable(_("this is not an XLSX workbook; save it as .xlsx or .csv again")) from problem
    for line, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        if any(str(cell).strip() for cell in cells):
            yield line, cells


def _places(header: Sequence[object], reading: Reading) -> dict[str, int]:
    written = [str(name).strip().lower() for name in header]
    names = [IN_CHINESE.get(name, name) for name in written]
    reading.unknown_columns = [name for name in names if name and name not in COLUMNS]
    said = pgettext("list", ", ").join(name for name in written if name)[:200] or "—"
    if not any(column in names for column in COLUMNS):
        message = _("the first line of the file, or of the first sheet, must name the columns; it says: %(names)s")
        reading.wrong(1, "", "", message % {"names": said})
        return {}
    for column in COLUMNS:
        if names.count(column) != 1:
            reading.wrong(1, column, "", _("the header needs this column once; it has: %(names)s") % {"names": said})
    return {column: names.index(column) for column in COLUMNS if names.count(column) == 1}


def _read_row(line: int, cells: Sequence[object], places: dict[str, int], reading: Reading) -> None:
    values = {column: cells[place] if place < len(cells) else "" for column, place in places.items()}
    before = len(reading.mistakes)
    sale_no, reference = _text(values["sale_no"]), _text(values["core_reference"])
    confirmed_on = day_as_written(values["confirmed_on"])
    if len(cells) > len(places) + len(reading.unknown_columns) and any(_text(cell) for cell in cells[_width(places) :]):
        reading.wrong(line, "", _text(cells[-1]), _("more values than columns; put values with commas in quotes"))
    if not sale_no:
        reading.wrong(line, "sale_no", "", _("empty; write the number of the sale"))
    for column, value in (("sale_no", sale_no), ("core_reference", reference)):
        if len(value) > LONGEST[column] or "\x00" in value:
            message = _("longer than %(count)s characters, or not plain text") % {"count": LONGEST[column]}
            reading.wrong(line, column, value, message)
    if confirmed_on is None:
        reading.wrong(line, "confirmed_on", _text(values["confirmed_on"]), _("not a date (use 2026-03-01)"))
    if confirmed_on is not None and len(reading.mistakes) == before:
        reading.rows.append(Confirmation(sale_no, confirmed_on, reference, line))


def _width(places: dict[str, int]) -> int:
    return max(places.values()) + 1


def _text(cell: object) -> str:
    """A cell as text; a whole number from a workbook without its “.0”."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
