"""The rows of each file in a temporary table of their own, read as a stream and checked value by value on the way.

Every row comes in, also a bad one: what refers to it must not be called unknown. A value that cannot be read is none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.derived import DERIVED, Derivation
from branchsales.interchange.feed import Feed
from branchsales.interchange.problem import Problem, SourceRefused, Weight
from branchsales.interchange.problems import Problems
from branchsales.interchange.source import Source, SourceFile
from branchsales.interchange.tables import TABLES, Column, Kind, Table
from branchsales.interchange.values import NONE, BadValue, Reader, reader

Progress = Callable[[str], None]
SAID_EVERY = 100_000
_TYPES = {
    Kind.FLAG: "boolean",
    Kind.DAY: "date",
    Kind.MOMENT: "timestamptz",
    Kind.MONEY: "bigint",
    Kind.SHARE: "numeric",
    Kind.WHOLE: "int",
    Kind.COUNT: "int",
}


@dataclass(frozen=True)
class Staged:
    """A file that was read: its table, the columns it has, and how many rows."""

    table: Table
    label: str
    present: frozenset[str]
    rows: int


def make_tables(cursor: CursorWrapper) -> None:
    """An empty table for each file, also for those that do not come."""
    for table in TABLES:
        columns = "".join(f', "{column.name}" {_type(column)}' for column in table.columns if not column.personal)
        derived = "".join(f", {name} {kind}" for name, kind in DERIVED[table.name].columns) if _has(table) else ""
        cursor.execute(
            f"DROP TABLE IF EXISTS pg_temp.in_{table.name}; CREATE TEMP TABLE in_{table.name}"
            f" (line int NOT NULL, bad boolean NOT NULL DEFAULT false{columns}{derived}) ON COMMIT DROP"
        )


def stage(
    cursor: CursorWrapper, source: Source, problems: Problems, *, zone: ZoneInfo, progress: Progress
) -> dict[str, Staged]:
    """Read every file; what is wrong with values, headers and whole files goes to the problems."""
    staged: dict[str, Staged] = {}
    for table in TABLES:
        file = source.files.get(table.name)
        if file is None:
            continue
        reading = _Reading(table, file, problems, zone=zone, progress=progress)
        cursor.copy_expert(reading.statement, Feed(reading.lines()))
        cursor.execute(f"ANALYZE in_{table.name}")
        staged[table.name] = Staged(table, file.label, reading.present, reading.rows)
    return staged


class _Reading:
    """A file on its way into its table."""

    def __init__(
        self, table: Table, file: SourceFile, problems: Problems, *, zone: ZoneInfo, progress: Progress
    ) -> None:
        self._table, self._file, self._problems, self._progress = table, file, problems, progress
        self._zone = zone
        self.rows = 0
        self._source = file.rows()
        self._header: list[str] = []
        self._plan: list[tuple[int, Column, Reader]] = []
        self.present: frozenset[str] = frozenset()
        self._derivation: Derivation | None = None
        self._read_header()

    @property
    def statement(self) -> str:
        columns = [f'"{column.name}"' for _, column, _ in self._plan if not column.personal]
        derived = [name for name, _ in self._derivation.columns] if self._derivation else []
        return f"COPY in_{self._table.name} ({', '.join(['line', *columns, *derived])}) FROM STDIN"

    def _read_header(self) -> None:
        try:
            line, names = next(self._source)
        except StopIteration:
            self._refuse(0, "", "", "empty_file")
            return
        except SourceRefused as refusal:
            self._problems.add(self._table.name, refusal.problem)
            return
        also = {column.also: column.name for column in self._table.columns if column.also}
        names = [also.get(name, name) for name in (name.strip().lower() for name in names)]
        if len(names) == 1 and (parted := {";": "semicolons", "\t": "tabs"}.get(_separator(names[0]))):
            self._refuse(line, "", "", parted)
            return
        self._header = names
        known = {column.name: column for column in self._table.columns}
        for place, name in enumerate(names):
            if name in names[:place]:
                self._refuse(line, name, name, "column_twice")
            elif name not in known:
                self._refuse(line, name, name, "unknown_column", weight=Weight.WARNING)
            else:
                self._plan.append((place, known[name], reader(known[name], zone=self._zone)))
        self.present = frozenset(column.name for _, column, _ in self._plan)
        for column in self._table.columns:
            if column.required and column.name not in self.present:
                self._refuse(line, column.name, "", "missing_column")
                self._header = []
        if self._header and _has(self._table):
            self._derivation = DERIVED[self._table.name]

    def lines(self) -> Iterator[str]:
        if not self._header:
            return
        width = len(self._header)
        plan = [(place, column.name, read, column.required, column.personal) for place, column, read in self._plan]
        derive = self._derivation.derive if self._derivation else None
        try:
            for line, fields in self._source:
                self.rows += 1
                if not self.rows % SAID_EVERY:
                    self._progress(f"{self._file.label}: {self.rows:,} rows read …")
                if len(fields) != width:
                    self._refuse(line, "", "", "field_count", f"{len(fields)} values under {width} columns")
                    fields = [*fields, *[""] * (width - len(fields))]
                row, told = [str(line)], {}
                for place, name, read, required, personal in plan:
                    text = fields[place].strip()
                    value = NONE
                    if text:
                        try:
                            value = read(text)
                        except BadValue as bad:
                            self._refuse(line, name, _hidden(text) if personal else text, bad.code, bad.detail)
                    elif required:
                        self._refuse(line, name, "", "required", name)
                    if derive is not None:
                        told[name] = None if value == NONE else value
                    if not personal:
                        row.append(value)
                if derive is not None:
                    row += derive(told)
                yield "\t".join(row) + "\n"
        except SourceRefused as refusal:
            self._problems.add(self._table.name, refusal.problem)

    def _refuse(
        self, line: int, column: str, value: str, code: str, detail: str = "", weight: Weight = Weight.ERROR
    ) -> None:
        self._problems.add(self._table.name, Problem(self._file.label, line, column, value[:200], code, detail, weight))


def _type(column: Column) -> str:
    return _TYPES.get(column.kind, 'text COLLATE "C"')


def _has(table: Table) -> bool:
    return table.name in DERIVED


def _separator(header: str) -> str:
    return next((mark for mark in (";", "\t") if mark in header), "")


def _hidden(phone: str) -> str:
    return "*" * (len(phone) - 2) + phone[-2:]
