"""Master data: what is new is created, what is stored takes what the file says, column by column that came with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from branchsales.interchange.load.loading import Loaded, Loading


@dataclass(frozen=True)
class Field:
    """A column of the stored table, the SQL that gives its value, and the column of the file it comes from.

    Without one it is written for new rows only.
    """

    name: str
    value: str
    source: str = ""
    # Compared instead of the value itself: twice the same phone gives two ciphertexts.
    compared: bool = True


def upsert(
    loading: Loading,
    *,
    file: str,
    stored: str,
    match: str,
    fields: Sequence[Field],
    joins: str = "",
    stays: str = "false",
) -> Loaded:
    """Insert and update; `match` joins the stored row `d` to the staged row `s`, and what `stays` is not updated."""
    key = ", ".join(f's."{name}"' for name in loading.staged[file].table.key)
    changing = [field for field in fields if field.source and loading.has(file, field.source)]
    updated = 0
    if changing:
        assignments = ", ".join(f"{field.name} = {field.value}" for field in changing)
        compared = [field for field in changing if field.compared]
        was = ", ".join(f"d.{field.name}" for field in compared)
        becomes = ", ".join(field.value for field in compared)
        updated = loading.run(
            f"UPDATE {stored} d SET {assignments} FROM in_{file} s {joins}"
            f" WHERE {match} AND NOT s.bad AND NOT ({stays}) AND ROW({was}) IS DISTINCT FROM ROW({becomes})"
        )
    created = loading.run(
        f"INSERT INTO {stored} ({', '.join(field.name for field in fields)})"
        f" SELECT {', '.join(field.value for field in fields)} FROM in_{file} s {joins}"
        f" WHERE NOT s.bad AND NOT EXISTS (SELECT FROM {stored} d WHERE {match}) ORDER BY {key}"
    )
    loading.analyze(stored, created=created)
    return Loaded(created, updated)
