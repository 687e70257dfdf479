"""The two kinds of files, each written row by row: CSV as spreadsheets of a Chinese bank open it, and XLSX."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO

from django.utils import translation
from xlsxwriter import Workbook

from organisation.exporting.columns import Value

AT_ONCE = 200


def csv_pieces(headings: list[str], rows: Iterable[list[Value]], *, language: str) -> Iterator[bytes]:
    """UTF-8 with the mark by which a spreadsheet knows it. The language is the reader's, also after the page's end."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(headings)
    yield "\ufeff".encode()
    waiting = iter(rows)
    while True:
        count = 0
        with translation.override(language):  # not across a yield: others run meanwhile
            for row in waiting:
                writer.writerow(["" if value is None else value for value in row])
                count += 1
                if count == AT_ONCE:
                    break
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
        if count < AT_ONCE:
            return


def xlsx_file(title: str, headings: list[str], rows: Iterable[list[Value]]) -> IO[bytes]:
    """A workbook of one sheet, written row by row into a temporary file that goes with its closing."""
    file = TemporaryFile()  # noqa: SIM115 (closed by the answer that sends it)
    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet.freeze_panes(1, 0)
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, datetime):
                sheet.write_datetime(line, place, value, moment)
            elif isinstance(value, date):
                sheet.write_datetime(line, place, value, day)
            elif isinstance(value, str):
                sheet.write_string(line, place, value)
            elif value is not None:
                sheet.write_number(line, place, float(value), money if not isinstance(value, int) else None)
    book.close()
    file.seek(0)
    return file
