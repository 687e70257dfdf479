"""A key is there once. The same row again is passed over with a warning, another content under it is an error."""

from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.problem import Weight
from branchsales.interchange.tables import Table


def find_duplicates(cursor: CursorWrapper, table: Table, *, label: str) -> None:
    """The first row of a key stands; repeated rows are taken out of the staged table, different ones reported."""
    keys = ", ".join(f's."{name}"' for name in table.key)
    content = ", ".join(f's."{name}"' for name in _stored(table))
    first = table.key[0]
    cursor.execute(
        f'CREATE TEMP TABLE in_again ON COMMIT DROP AS SELECT * FROM (SELECT s.line, s."{first}" AS value,'
        f" first_value(s.line) OVER w AS first_line, first_value(ROW({content})) OVER w = ROW({content}) AS is_same"
        f' FROM in_{table.name} s WHERE s."{first}" IS NOT NULL WINDOW w AS (PARTITION BY {keys} ORDER BY s.line)) x'
        " WHERE line <> first_line"
    )
    for code, weight, condition in (
        ("duplicate_row", Weight.WARNING, "is_same"),
        ("duplicate_key", Weight.ERROR, "is_same IS NOT TRUE"),
    ):
        cursor.execute(
            "INSERT INTO in_problem (place, line, col, value, code, detail, weight, label)"
            f" SELECT %s, line, %s, value, %s, first_line::text, %s, %s FROM in_again WHERE {condition}",
            [table.name, first, code, int(weight), label],
        )
    cursor.execute(f"DELETE FROM in_{table.name} s USING in_again a WHERE a.line = s.line AND a.is_same")
    cursor.execute("DROP TABLE in_again")


def _stored(table: Table) -> Iterator[str]:
    for column in table.columns:
        if not column.personal:
            yield column.name
    if table.name == "customers":
        yield "phone_index"
