"""What all loaders share: the cursor, which columns came, the moment, and who was posted where on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from branchsales.interchange.staging import Staged

# Every day of everybody falls into exactly one span: a posting, or the gap before, between or after them, which takes
# the branch of the posting before it (the first one at the beginning). Somebody without a primary posting has one span.
_POSTS = """
DROP TABLE IF EXISTS pg_temp.posted;
CREATE TEMP TABLE posted ON COMMIT DROP AS
WITH p AS (
    SELECT staff_id, branch_id, starts_on, coalesce(ends_on, 'infinity'::date) AS ends_on,
        lead(starts_on) OVER w AS next_start, row_number() OVER w = 1 AS is_first
    FROM organisation_posting WHERE is_primary WINDOW w AS (PARTITION BY staff_id ORDER BY starts_on))
SELECT staff_id, branch_id, starts_on AS first, ends_on AS last, true AS is_posting FROM p
UNION ALL SELECT staff_id, branch_id, '-infinity', starts_on - 1, false FROM p WHERE is_first
UNION ALL SELECT staff_id, branch_id, ends_on + 1, coalesce(next_start - 1, 'infinity'), false FROM p
    WHERE ends_on <> 'infinity' AND (next_start IS NULL OR next_start > ends_on + 1)
UNION ALL (SELECT DISTINCT ON (staff_id) staff_id, branch_id, '-infinity'::date, 'infinity'::date, true
    FROM organisation_posting x WHERE NOT EXISTS (
        SELECT FROM organisation_posting y WHERE y.staff_id = x.staff_id AND y.is_primary)
    ORDER BY staff_id, starts_on, id);
CREATE INDEX ON posted (staff_id);
ANALYZE posted;
"""


MUCH = 10  # a tenth of what was there changes plans


@dataclass(frozen=True)
class Loaded:
    """How many rows of a file made something new, and how many changed something."""

    created: int = 0
    updated: int = 0


class Loading:
    """One import while it writes."""

    def __init__(self, cursor: CursorWrapper, staged: Mapping[str, Staged], *, zone: str, now: datetime) -> None:
        self.cursor, self.staged, self.zone, self.now = cursor, staged, zone, now
        self.today = timezone.localdate(now)

    def run(self, statement: str, **parameters: Any) -> int:
        """Run it; the number of rows. `%(zone)s` and `%(now)s` are always known."""
        self.cursor.execute(statement, {"zone": self.zone, "now": self.now, **parameters})
        return max(0, int(self.cursor.rowcount))

    def rows(self, statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """What it finds."""
        self.run(statement, **parameters)
        return list(self.cursor.fetchall())

    def table(self, name: str, query: str, **parameters: Any) -> int:
        """Keep what the query finds in a temporary table of that name; the number of rows."""
        self.cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
        self.run(f"CREATE TEMP TABLE {name} ON COMMIT DROP AS {query}", **parameters)
        self.cursor.execute(f"ANALYZE {name}; SELECT count(*) FROM {name}")
        return int(self.cursor.fetchone()[0])

    def analyze(self, table: str, *, created: int) -> None:
        """Tell the planner what has come, or it plans the next statement for an empty bank."""
        ((before,),) = self.rows("SELECT reltuples FROM pg_class WHERE oid = %(table)s::regclass", table=table)
        if created * MUCH > before:
            ((sample,),) = self.rows("SELECT current_setting('default_statistics_target')")
            self.cursor.execute(
                f"SET LOCAL default_statistics_target TO DEFAULT; ANALYZE {table};"
                f" SET LOCAL default_statistics_target = {int(sample)}"
            )

    def known(self, lead: str) -> str:
        """The condition that a lead (an alias of leads_lead) was there before: what came with it made a new one whole.

        After leads were loaded.
        """
        if "leads" not in self.staged:
            return "true"
        return f"NOT EXISTS (SELECT FROM ready_leads n WHERE n.lead_no = {lead}.number AND n.known IS NULL)"

    def has(self, table: str, column: str) -> bool:
        """Whether the file came with that column: what did not come is not emptied."""
        return table in self.staged and column in self.staged[table].present

    def find_posts(self) -> None:
        """Who worked where on which day, after postings were loaded."""
        self.cursor.execute(_POSTS)
