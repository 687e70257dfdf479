"""Replace daily figures by what the facts say and move the period totals by the difference, in one statement, so that
the two can never part. Whoever runs it holds the locks of the shards it writes, so `old` is what is there.
"""

from datetime import date

from django.db.backends.utils import CursorWrapper

from performance.additive import comma
from performance.rollup.claim import Key
from performance.rollup.fresh import CLAIMED, FRESH_BY_CLAIM, FRESH_BY_RANGE

# See also performance.periods.Kind.
PERIODS = """CROSS JOIN LATERAL (VALUES
        (1::smallint, date_trunc('week', day)::date), (2, date_trunc('month', day)::date),
        (3, date_trunc('quarter', day)::date), (4, date_trunc('year', day)::date)) period (kind, start)"""
KEY = "staff_id, day, branch_id"


def _same(left: str, right: str) -> str:
    return f"({left}.staff_id, {left}.day, {left}.branch_id) = ({right}.staff_id, {right}.day, {right}.branch_id)"


def _apply(fresh: str, stored: str) -> str:
    return f"""WITH {fresh},
    old AS MATERIALIZED (SELECT d.{KEY.replace(", ", ", d.")}, d.role, {comma("d.{}")} FROM {stored}),
    changed AS MATERIALIZED (
        SELECT f.* FROM fresh f LEFT JOIN old o ON {_same("o", "f")}
        WHERE o.staff_id IS NULL OR (f.role, {comma("f.{}")}) <> (o.role, {comma("o.{}")})),
    outdated AS MATERIALIZED (SELECT o.* FROM old o LEFT JOIN fresh f ON {_same("o", "f")} WHERE f.staff_id IS NULL),
    written AS (
        INSERT INTO performance_dailyfigure ({KEY}, role, {comma("{}")}) SELECT * FROM changed
        ON CONFLICT ({KEY}) DO UPDATE SET role = excluded.role, {comma("{0} = excluded.{0}")}),
    gone AS (DELETE FROM performance_dailyfigure d USING outdated o WHERE {_same("d", "o")}),
    difference AS (
        SELECT * FROM changed
        UNION ALL SELECT o.{KEY.replace(", ", ", o.")}, o.role, {comma("-o.{}")}
        FROM old o JOIN changed c ON {_same("o", "c")}
        UNION ALL SELECT {KEY}, role, {comma("-{}")} FROM outdated),
    moved AS (
        INSERT INTO performance_periodtotal AS p (staff_id, kind, start, branch_id, role, {comma("{}")})
        SELECT staff_id, kind, start, branch_id, role, {comma("sum({})")}
        FROM difference {PERIODS} GROUP BY 1, 2, 3, 4, 5
        ON CONFLICT (staff_id, kind, start, branch_id, role) DO UPDATE SET {comma("{0} = p.{0} + excluded.{0}")}
        RETURNING kind, start),
    marked AS (INSERT INTO performance_periodmark (kind, start) SELECT DISTINCT kind, start FROM moved)
    SELECT (SELECT count(*) FROM changed) + (SELECT count(*) FROM outdated)"""


BY_CLAIM = _apply(f"{CLAIMED}, {FRESH_BY_CLAIM}", "performance_dailyfigure d JOIN keys USING (staff_id, day)")
BY_RANGE = _apply(FRESH_BY_RANGE, "performance_dailyfigure d WHERE d.day BETWEEN %(first)s AND %(last)s")


def apply_keys(cursor: CursorWrapper, keys: list[Key]) -> int:
    """Recompute these staff-days; the number of daily rows that changed."""
    staff, days = zip(*keys, strict=True)
    cursor.execute(BY_CLAIM, {"staff": list(staff), "days": list(days)})
    return int(cursor.fetchone()[0])


def apply_range(cursor: CursorWrapper, first: date, last: date) -> int:
    """Recompute everybody's days from the first to the last; the number of daily rows that changed."""
    cursor.execute(BY_RANGE, {"first": first, "last": last})
    return int(cursor.fetchone()[0])
