"""A bundle is written from one moment's view of the database, streamed row by row, sorted by key in code point order.

So the same bank gives the same bytes: in a .zip too, whose entries carry no time.
"""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from branchsales.interchange.export.sources import SOURCES, Source
from branchsales.interchange.tables import TABLES, Table
from organisation.models import Branch
from organisation.vault import decrypt_phone

WITHOUT_TIME = (1980, 1, 1, 0, 0, 0)
AT_ONCE = 5_000


@dataclass(frozen=True)
class Selection:
    """What to write: all of it, or the leads of a unit and those that something happened to since a day.

    A lead comes with all that hangs on it, so that every bundle can be imported. Units, people, products and rules are
    always there; customers are those of the leads.
    """

    unit: Branch | None = None
    since: date | None = None
    with_personal_data: bool = False

    @property
    def is_everything(self) -> bool:
        return self.unit is None and self.since is None


def export_bundle(
    path: Path, selection: Selection, *, progress: Callable[[str], None] = lambda said: None
) -> dict[str, int]:
    """Write the bundle into a new folder, or a .zip by the path's ending; how many rows each file has."""
    counts = {}
    is_ours = not connection.in_atomic_block  # the level is set by whoever begins the transaction
    with transaction.atomic(), _target(path) as opened, connection.cursor() as cursor:
        if is_ours:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE")
        cursor.execute("SET LOCAL TIME ZONE %s", [settings.TIME_ZONE])
        _choose(cursor, selection)
        for table in TABLES:
            with opened(table.file) as file:
                counts[table.name] = _write(cursor, table, selection, file)
            progress(f"{table.file}: {counts[table.name]}")
    return counts


_CHOSEN = """
DROP TABLE IF EXISTS pg_temp.out_leads;
CREATE TEMP TABLE out_leads ON COMMIT DROP AS
SELECT l.id, l.customer_id FROM leads_lead l JOIN organisation_branch b ON b.id = l.branch_id
WHERE l.stage <> 'retracted' AND (%(path)s IS NULL OR b.path LIKE %(path)s)
  AND (%(since)s IS NULL OR l.captured_on >= %(since)s
    OR l.closed_on >= %(since)s
    OR EXISTS (SELECT FROM leads_followup f WHERE f.lead_id = l.id AND f.contacted_on >= %(since)s)
    OR EXISTS (SELECT FROM referrals_referral r WHERE r.lead_id = l.id
        AND (r.made_on >= %(since)s OR r.decided_on >= %(since)s))
    OR EXISTS (SELECT FROM referrals_sale s WHERE s.lead_id = l.id
        AND (s.sold_on >= %(since)s OR s.reversed_on >= %(since)s)))
"""


def _choose(cursor: Any, selection: Selection) -> None:
    """The leads to write; an empty table where everything is written anyway."""
    path = None if selection.unit is None else f"{selection.unit.path}%"
    parameters = {"path": path, "since": selection.since}
    cursor.execute(_CHOSEN + (" AND false" if selection.is_everything else ""), parameters)


def _write(cursor: Any, table: Table, selection: Selection, file: IO[bytes]) -> int:
    source = SOURCES[table.name]
    parameters = {
        "everything": selection.is_everything,
        "today": timezone.localdate(),
        "path": None if selection.unit is None else f"{selection.unit.path}%",
        "since": selection.since,
    }
    columns = [
        one.name
        for one in table.columns
        if (selection.with_personal_data or not one.personal)
        and not (one.is_rare and _is_empty(cursor, source, one.name, parameters))
    ]
    shown = ", ".join(f'{source.columns[name]} AS "{name}"' for name in columns)
    order = ", ".join(f'({source.columns[name]})::text COLLATE "C"' for name in table.key)
    statement = f"SELECT {shown} FROM {source.rows} WHERE {source.where} ORDER BY {order}"
    if any(table.column(name).personal for name in columns):
        return _written_here(cursor, statement, parameters, columns, table, file)
    whole = cursor.mogrify(statement, parameters).decode()
    cursor.copy_expert(f"COPY ({whole}) TO STDOUT WITH (FORMAT csv, HEADER true)", _Bytes(file))
    return int(cursor.rowcount)


def _is_empty(cursor: Any, source: Source, column: str, parameters: dict[str, Any]) -> bool:
    """Whether no row has anything in the column."""
    cursor.execute(
        f"SELECT NOT EXISTS (SELECT FROM {source.rows} WHERE {source.where} AND {source.columns[column]} IS NOT NULL)",
        parameters,
    )
    return bool(cursor.fetchone()[0])


def _written_here(
    cursor: Any, statement: str, parameters: dict[str, Any], columns: list[str], table: Table, file: IO[bytes]
) -> int:
    """Rows with ciphertexts are opened here, a few thousand at a time."""
    personal = [place for place, name in enumerate(columns) if table.column(name).personal]
    cursor.execute(f"DECLARE out_rows NO SCROLL CURSOR FOR {statement}", parameters)
    count = 0
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    while True:
        cursor.execute(f"FETCH {AT_ONCE} FROM out_rows")
        rows = cursor.fetchall()
        if not rows:
            break
        for row in rows:
            values = list(row)
            for place in personal:
                values[place] = decrypt_phone(values[place]) if values[place] is not None else ""
            writer.writerow(values)
        count += len(rows)
    cursor.execute("CLOSE out_rows")
    text.flush()
    text.detach()
    return count


class _Bytes:
    """What COPY writes to: bytes into the file, whether it is one of a folder or of an archive."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, data: bytes | str) -> int:
        return self.file.write(data.encode() if isinstance(data, str) else data)


@contextmanager
def _target(path: Path) -> Iterator[Callable[[str], Any]]:
    if path.suffix.lower() == ".zip":
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            yield lambda name: archive.open(_entry(name), "w", force_zip64=True)
    else:
        path.mkdir(parents=True, exist_ok=True)
        yield lambda name: (path / name).open("wb")


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, WITHOUT_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
