"""The rows of an .xlsx workbook, a sheet per file, as the texts that a CSV file would hold."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from branchsales.interchange.problem import Problem, SourceRefused

Cell = int | float | str | bool | time | date | datetime | timedelta


def sheet_names(path: Path) -> list[str]:
    """The sheets in the workbook."""
    return list(_workbook(path).sheet_names)


def sheet_rows(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; empty ones are passed over."""
    with _workbook(path) as workbook:
        sheet = workbook.get_sheet_by_name(name)
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            row = [_written(cell) for cell in cells]
            if any(row):
                yield number, row


def _workbook(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError):
        raise SourceRefused(Problem(path.name, 0, "", "", "not_a_workbook")) from None


def _written(cell: Cell) -> str:
    """The cell as a CSV file would hold it: a spreadsheet keeps 7 as 7.0 and a day as a moment."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time.min else cell.isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
