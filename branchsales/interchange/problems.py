"""Everything that was found, in a temporary table beside the rows it is about: there may be a million of them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.problem import Problem, Weight
from branchsales.interchange.tables import TABLES
from branchsales.interchange.values import escaped

_MEMORY = 1 << 20
_COLUMNS = "place, line, col, value, code, detail, weight, label"
_ORDER = ", ".join(f"'{table.name}'" for table in TABLES)
_READ = (
    f"SELECT {_COLUMNS} FROM in_problem WHERE weight = ANY (%s)"
    f" ORDER BY coalesce(array_position(ARRAY[{_ORDER}], place), 0), line, id"
)


class Problems:
    """Collected while files are read, when the connection is busy with COPY; then written in bulk."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self._cursor = cursor
        self._waiting = self._sheet()
        cursor.execute(
            "DROP TABLE IF EXISTS pg_temp.in_problem; CREATE TEMP TABLE in_problem (id bigserial, place text NOT NULL,"
            " line int NOT NULL, col text NOT NULL, value text NOT NULL, code text NOT NULL,"
            " detail text NOT NULL, weight int NOT NULL, label text NOT NULL) ON COMMIT DROP"
        )

    def close(self) -> None:
        """Nothing more is remembered."""
        self._waiting.close()

    def add(self, place: str, problem: Problem) -> None:
        """Remember it; `place` is the table, or nothing for the source as a whole."""
        fields = (
            place,
            str(problem.line),
            problem.column,
            problem.value,
            problem.code,
            problem.detail,
            str(int(problem.weight)),
            problem.file,
        )
        self._waiting.write("\t".join(escaped(field.replace("\x00", "")) for field in fields) + "\n")

    def write(self) -> None:
        """Put what was remembered into the table."""
        self._waiting.seek(0)
        self._cursor.copy_expert(f"COPY in_problem ({_COLUMNS}) FROM STDIN", self._waiting)
        self._waiting.close()
        self._waiting = self._sheet()

    def count(self, weight: Weight) -> int:
        """How many there are of that weight."""
        self._cursor.execute("SELECT count(*) FROM in_problem WHERE weight = %s", [int(weight)])
        return int(self._cursor.fetchone()[0])

    def first(self, weights: list[Weight], *, limit: int | None) -> list[Problem]:
        """The first so many in the order of files and lines; None: all."""
        self._cursor.execute(f"{_READ} LIMIT %s", [[int(weight) for weight in weights], limit])
        return [_problem(row) for row in self._cursor.fetchall()]

    def write_all(self, file: Path) -> None:
        """Every one of them as a table."""
        self._cursor.execute(f"{_READ}", [[int(weight) for weight in Weight]])
        with file.open("w", encoding="utf-8", newline="") as sheet:
            writer = csv.writer(sheet, lineterminator="\n")
            writer.writerow(["kind", "file", "line", "column", "value", "message"])
            while rows := self._cursor.fetchmany(1000):
                for problem in map(_problem, rows):
                    kind = "warning" if problem.weight is Weight.WARNING else "error"
                    place = [problem.file, problem.line or "", problem.column, problem.value]
                    writer.writerow([kind, *place, problem.message])

    def of_rows(self, place: str, *, weights: list[Weight]) -> Iterator[tuple[int, str]]:
        """For each line of the table what is wrong with it, in the order of lines."""
        for problem in self._of(place, weights):
            yield problem.line, f"{problem.column}: {problem.message}" if problem.column else problem.message

    def _of(self, place: str, weights: list[Weight]) -> Iterator[Problem]:
        self._cursor.execute(
            f"SELECT {_COLUMNS} FROM in_problem WHERE place = %s AND weight = ANY (%s) ORDER BY line, id",
            [place, [int(weight) for weight in weights]],
        )
        while rows := self._cursor.fetchmany(1000):
            yield from map(_problem, rows)

    @staticmethod
    def _sheet() -> IO[str]:
        return SpooledTemporaryFile(_MEMORY, mode="w+", encoding="utf-8", newline="\n")


def _problem(row: tuple[str, int, str, str, str, str, int, str]) -> Problem:
    _place, line, column, value, code, detail, weight, label = row
    return Problem(label, line, column, value, code, detail, Weight(weight))
