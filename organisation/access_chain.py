"""Whether the access records are as they were written: each carries the hash of the one before it.

A row that was altered, put in or taken out breaks the chain at the next one. Rows cut off at the end leave no trace in
the table: keep the last link somewhere else (the command `check_access_records` prints it) and compare.
"""

from dataclasses import dataclass

from django.db import connection

_BROKEN = """
SELECT id FROM (
    SELECT r AS record, r.id, lag(r.chain, 1, '') OVER (ORDER BY r.id) AS before FROM organisation_accessrecord r
) links
WHERE (record).chain <> access_record_hash(before, record)
ORDER BY id
LIMIT %s
"""
_LAST = "SELECT id, chain FROM organisation_accessrecord ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Link:
    """A record's id and its hash, which stands for everything up to it."""

    record_id: int
    chain: str


def broken_links(*, limit: int = 100) -> list[int]:
    """The ids of records whose hash does not follow from the record itself and the one before; none: all is as written.

    Reads the whole table: for a job or a command, never for a page.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN, [limit])
        return [record_id for (record_id,) in cursor.fetchall()]


def last_link() -> Link | None:
    """The last record; None while there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST)
        row = cursor.fetchone()
    return Link(*row) if row else None
