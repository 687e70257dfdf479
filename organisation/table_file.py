"""Reading a table that somebody brings: CSV or XLSX, its columns named in the first line, in any order.

UTF-8 with or without BOM, or GB18030; commas, semicolons or tabs. The columns may also be headed in Chinese, as a
person who writes the list by hand does. What is wrong is said with line, column, value and the mend.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from python_calamine import CalamineError, CalamineWorkbook

from organisation.errors import Invalid
from organisation.packed import NotAWorkbook, TooLarge, repacked

LARGEST_FILE = 20 * 2**20  # bytes, as it comes and unpacked
MOST_MISTAKES = 10_000  # a file with so many is another file: the rest is not read
Row = tuple[int, Sequence[object]]  # the line it begins on, and its cells
T = TypeVar("T")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Mistake:
    """What is wrong with one value, and how to mend it."""

    line: int
    column: str
    value: str
    message: str


class WrongLines(Invalid):
    """Lines of a file that cannot be right; nothing of it was taken. `mistakes` are theirs, in order."""

    def __init__(self, message: str | Promise, mistakes: list[Mistake], *, field: str | None = None) -> None:
        self.mistakes = mistakes
        super().__init__(message, field=field)


@dataclass
class Reading(Generic[T]):
    """What the file says, what in it is wrong, and its columns that nobody asked for."""

    rows: list[T] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)

    def wrong(self, line: int, column: str, value: object, message: str) -> None:
        self.mistakes.append(Mistake(line, column, str(value)[:80], message))


def take_in(reading: Reading[T], act: Callable[[list[T]], Made]) -> tuple[Made | None, list[Mistake]]:
    """What the verb made of a whole file, or every mistake: those of the reading, else those that the verb found."""
    if reading.mistakes:
        return None, reading.mistakes
    try:
        return act(reading.rows), []
    except WrongLines as refusal:
        return None, refusal.mistakes


@dataclass(frozen=True)
class TableFormat(Generic[T]):
    """The columns of a table, how they are headed in Chinese, and how one line of it is read.

    `read_row` gets the line's number, its values by column and the reading; it says what is wrong and gives None, or
    gives the row.
    """

    columns: Sequence[str]
    in_chinese: Mapping[str, str]
    read_row: Callable[[int, Mapping[str, object], Reading[T]], T | None]


def read_table(content: bytes, table: TableFormat[T], *, is_workbook: bool) -> Reading[T]:
    """The whole file; everything wrong with it is in the reading."""
    reading: Reading[T] = Reading()
    try:
        if len(content) > LARGEST_FILE:
            raise _Unreadable(_("the file is larger than 20 MB; split it"))
        rows = _rows_of_workbook(content) if is_workbook else _rows_of_text(content)
        header = next(rows, (1, ()))[1]
        places = _places(header, table, reading)
        if len(places) == len(table.columns):
            for line, cells in rows:
                _read_row(line, cells, places, table, reading)
                if len(reading.mistakes) >= MOST_MISTAKES:
                    break
    except _Unreadable as problem:
        reading.wrong(problem.line, "", "", str(problem))
    return reading


def cell_text(cell: object) -> str:
    """A cell as text; a whole number from a workbook without its “.0”."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


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


def _places(header: Sequence[object], table: TableFormat[T], reading: Reading[T]) -> dict[str, int]:
    written = [str(name).strip().lower() for name in header]
    names = [table.in_chinese.get(name, name) for name in written]
    reading.unknown_columns = [name for name in names if name and name not in table.columns]
    said = pgettext("list", ", ").join(name for name in written if name)[:200] or "—"
    if not any(column in names for column in table.columns):
        message = _("the first line of the file, or of the first sheet, must name the columns; it says: %(names)s")
        reading.wrong(1, "", "", message % {"names": said})
        return {}
    for column in table.columns:
        if names.count(column) != 1:
            reading.wrong(1, column, "", _("the header needs this column once; it has: %(names)s") % {"names": said})
    return {column: names.index(column) for column in table.columns if names.count(column) == 1}


def _read_row(
    line: int, cells: Sequence[object], places: dict[str, int], table: TableFormat[T], reading: Reading[T]
) -> None:
    before = len(reading.mistakes)
    beyond = cells[max(places.values()) + 1 :]
    if len(cells) > len(places) + len(reading.unknown_columns) and any(cell_text(cell) for cell in beyond):
        message = _("more values than columns; put values with commas in quotes")
        reading.wrong(line, "", cell_text(cells[-1]), message)
    values = {column: cells[place] if place < len(cells) else "" for column, place in places.items()}
    row = table.read_row(line, values, reading)
    if row is not None and len(reading.mistakes) == before:
        reading.rows.append(row)
