"""The rows that were left out, as they came, with the reason in a column of its own: ready to be mended and imported.

The column of the reason is none of the format, so nobody has to take it out again.
"""

import csv
from pathlib import Path

from branchsales.interchange.problem import SourceRefused, Weight
from branchsales.interchange.problems import Problems
from branchsales.interchange.source import Source, SourceFile

REASON = "reason_not_imported"


def write_bad_rows(source: Source, problems: Problems, folder: Path) -> None:
    """A file in the folder for each file of the bundle that had bad rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in source.files.items():
        reasons: dict[int, str] = {}
        for line, reason in problems.of_rows(name, weights=[Weight.ERROR, Weight.CONSEQUENCE]):
            reasons[line] = f"{reasons[line]}; {reason}" if line in reasons else reason
        if reasons:
            _write(file, reasons, folder / f"{name}.csv")


def _write(file: SourceFile, reasons: dict[int, str], path: Path) -> None:
    try:
        rows = file.rows()
        _, header = next(rows)
    except (SourceRefused, StopIteration):
        return
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written, lineterminator="\n")
        kept = [place for place, column in enumerate(header) if column.strip().lower() != REASON]
        writer.writerow([*(header[place] for place in kept), REASON])
        try:
            for line, row in rows:
                if line in reasons:
                    writer.writerow([*(row[place] if place < len(row) else "" for place in kept), reasons[line]])
        except SourceRefused:
            return
