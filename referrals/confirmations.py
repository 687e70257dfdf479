"""Reading the core system's file of confirmations: sale_no, confirmed_on, core_reference; CSV or XLSX.

How such a file may be written: `organisation.table_file`. `referrals.services.confirm_sales` books what is right.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from organisation.days_as_written import day_as_written
from organisation.table_file import Reading, TableFormat, cell_text, read_table
from referrals.confirming import Confirmation

COLUMNS = ("sale_no", "confirmed_on", "core_reference")
IN_CHINESE = {"成交编号": "sale_no", "核实日期": "confirmed_on", "核心流水号": "core_reference"}
LONGEST = {"sale_no": 40, "core_reference": 80}


def read_confirmations(content: bytes, *, is_workbook: bool) -> Reading[Confirmation]:
    """The whole file; everything wrong with it is in the reading."""
    return read_table(content, TableFormat(COLUMNS, IN_CHINESE, _read_row), is_workbook=is_workbook)


def _read_row(line: int, values: Mapping[str, object], reading: Reading[Confirmation]) -> Confirmation | None:
    sale_no, reference = cell_text(values["sale_no"]), cell_text(values["core_reference"])
    confirmed_on = day_as_written(values["confirmed_on"])
    if not sale_no:
        reading.wrong(line, "sale_no", "", _("empty; write the number of the sale"))
    for column, value in (("sale_no", sale_no), ("core_reference", reference)):
        if len(value) > LONGEST[column] or "\x00" in value:
            message = _("longer than %(count)s characters, or not plain text") % {"count": LONGEST[column]}
            reading.wrong(line, column, value, message)
    if confirmed_on is None:
        reading.wrong(line, "confirmed_on", cell_text(values["confirmed_on"]), _("not a date (use 2026-03-01)"))
        return None
    return Confirmation(sale_no, confirmed_on, reference, line)
