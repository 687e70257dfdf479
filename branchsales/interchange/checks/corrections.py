"""Contacts and sales that come again with other content than is stored, and than they were corrected to since."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.checks.changes import CORRECTED
from branchsales.interchange.staging import Staged

# From each record that differs to the one that stands in its place today: the last that superseded it, or the sale that
# was made after it was reversed.
_STANDING = {
    "follow_ups": """SELECT DISTINCT ON (line) line, id FROM (
        WITH RECURSIVE later AS (
            SELECT line, id, 0 AS step FROM differing
            UNION ALL SELECT later.line, f.id, later.step + 1
            FROM later JOIN leads_followup f ON f.supersedes_id = later.id)
        SELECT * FROM later) x ORDER BY line, step DESC""",
    "sales": """SELECT s.line, coalesce(o.id, x.id) AS id FROM differing JOIN in_sales s USING (line)
        JOIN referrals_sale x USING (id) LEFT JOIN referrals_sale o ON o.lead_id = x.lead_id
            AND o.reversed_on IS NULL AND x.reversed_on IS NOT NULL AND s.reversed_on IS NULL""",
}
_LEFT_OUT = {"follow_ups": ("supersedes_no",), "sales": ("reversed_on", "reversal_reason")}


def find_corrections(cursor: CursorWrapper, staged: Mapping[str, Staged]) -> None:
    """The lines that differ, each with the record that a correction would take back, into in_corrected_<file>."""
    for table, comparison in CORRECTED.items():
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.in_corrected_{table}")
        present = staged[table].present if table in staged else frozenset()
        own = replace(comparison, present=present)
        same = tuple(one for one in own.same if one.column not in _LEFT_OUT[table])
        later = replace(own, same=same)
        cursor.execute(
            f"CREATE TEMP TABLE in_corrected_{table} ON COMMIT DROP AS WITH differing AS ("
            f" SELECT s.line, d.id FROM in_{table} s JOIN {own.stored} d ON {own.match} {own.joins}"
            f" WHERE NOT s.bad AND ({own.differs()})), standing AS ({_STANDING[table]})"
            f" SELECT s.line, d.id AS old_id FROM standing t JOIN in_{table} s USING (line)"
            f" JOIN {own.stored} d ON d.id = t.id {own.joins}"
            f' WHERE d.number = s."{comparison.match.split(".")[-1]}" OR ({later.differs()})'
        )
