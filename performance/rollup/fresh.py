"""The statement that says what staff-days amount to, straight from the facts.

One statement for all families: one per family cost 2.2 times as much. It is written in two ways from the same families:
for claimed staff-days, each a probe by index, and for a range of days, each table read once.
"""

from performance.additive import ADDITIVE, COUNTS, MONEY, comma
from performance.rollup.families import FAMILIES, Family

# Claimed staff-days, given as two arrays of equal length. Literal arrays are planned for as they are; a plan for arrays
# of unknown length took 44 times as long, hence force_custom_plan in `performance.rollup.session`.
CLAIMED = "keys AS MATERIALIZED (SELECT * FROM unnest(%(staff)s::bigint[], %(days)s::date[]) AS k (staff_id, day))"


def _columns(family: Family) -> str:
    """Every figure in the order of the list, nought where the family does not measure it."""
    return ", ".join(
        [f"({family.measures[code]})::int" if code in family.measures else "0" for code in COUNTS]
        + [f"({family.measures[code]})::bigint" if code in family.measures else "0::bigint" for code in MONEY]
    )


def _select(family: Family, *, source: str, condition: str) -> str:
    return f"""SELECT {family.staff} AS staff_id, {family.day} AS day, {family.branch} AS branch_id, {_columns(family)}
        FROM {source} {family.joins} WHERE {condition} AND {family.condition} GROUP BY 1, 2, 3"""


def _by_claim(family: Family) -> str:
    return _select(
        family,
        source=f"keys k JOIN {family.fact} ON {family.staff} = k.staff_id AND {family.day} = k.day",
        condition="true",
    )


def _by_range(family: Family) -> str:
    return _select(family, source=family.fact, condition=f"{family.day} BETWEEN %(first)s AND %(last)s")


def _fresh(selects: list[str]) -> str:
    return f"""
    counted (staff_id, day, branch_id, {comma("{}")}) AS ({" UNION ALL ".join(selects)}),
    added AS (
        SELECT staff_id, day, branch_id,
            {comma("sum({0})::int AS {0}", COUNTS)}, {comma("sum({0})::bigint AS {0}", MONEY)}
        FROM counted GROUP BY 1, 2, 3),
    fresh AS MATERIALIZED (
        SELECT a.staff_id, a.day, a.branch_id, coalesce(p.role, '') AS role, {comma("a.{}", ADDITIVE)}
        FROM added a LEFT JOIN LATERAL (
            SELECT p.role FROM organisation_posting p
            WHERE p.staff_id = a.staff_id AND p.starts_on <= a.day AND coalesce(p.ends_on, 'infinity') >= a.day
              AND (p.branch_id = a.branch_id OR p.is_primary)
            ORDER BY p.branch_id = a.branch_id DESC, p.is_primary DESC, p.starts_on DESC, p.id LIMIT 1) p ON true)"""


FRESH_BY_CLAIM = _fresh([_by_claim(family) for family in FAMILIES])
FRESH_BY_RANGE = _fresh([_by_range(family) for family in FAMILIES])
