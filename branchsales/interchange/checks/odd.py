"""What is odd but possible, seen once everything is in its place: work by people who had no posting that day."""

from collections.abc import Mapping

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.problem import Weight
from branchsales.interchange.staging import Staged

_ODD = (
    ("leads", "finder_no", "r.known IS NULL AND NOT r.is_posting"),
    ("referrals", "referrer_no", "NOT r.referrer_posted"),
    ("referrals", "receiver_no", "NOT r.receiver_posted"),
    ("follow_ups", "staff_no", "NOT r.is_posting"),
    ("sales", "closer_no", "NOT r.is_posting"),
    ("reviews", "author_no", "NOT r.is_posting"),
    ("traffic", "staff_no", "NOT r.is_posting"),
    ("plan_items", "staff_no", "NOT r.is_posting"),
)


def find_odd(cursor: CursorWrapper, staged: Mapping[str, Staged]) -> None:
    """Warnings about rows that were written."""
    for table, column, condition in _ODD:
        if table in staged:
            cursor.execute(
                "INSERT INTO in_problem (place, line, col, value, code, detail, weight, label)"
                f' SELECT %s, s.line, %s, s."{column}", %s, %s, %s, %s'
                f" FROM ready_{table} r JOIN in_{table} s USING (line) WHERE {condition}",
                [table, column, "outside_posting", "", int(Weight.WARNING), staged[table].label],
            )
