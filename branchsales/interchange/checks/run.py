"""All checks in order; rows with an error are marked bad."""

from collections.abc import Mapping
from datetime import datetime

from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from branchsales.interchange.checks import customers, follow_ups, leads, organisation, plan_items, referrals, sales
from branchsales.interchange.checks.changes import Comparison, change_checks
from branchsales.interchange.checks.check import Check
from branchsales.interchange.checks.corrections import find_corrections
from branchsales.interchange.checks.keys import find_duplicates
from branchsales.interchange.checks.postings import find_overlaps
from branchsales.interchange.checks.references import reference_checks
from branchsales.interchange.checks.together import put_together
from branchsales.interchange.problem import Weight
from branchsales.interchange.problems import Problems
from branchsales.interchange.staging import Staged

_SEQUENCES = (
    *organisation.CHECKS,
    *customers.CHECKS,
    *leads.CHECKS,
    *referrals.CHECKS,
    *follow_ups.CHECKS,
    *sales.CHECKS,
    *plan_items.CHECKS,
)


def run_checks(
    cursor: CursorWrapper,
    problems: Problems,
    staged: Mapping[str, Staged],
    *,
    zone: str,
    now: datetime,
    supersede: bool,
) -> None:
    """Everything that is wrong with the rows together goes to the problems; rows with an error are marked."""
    for name, file in staged.items():
        find_duplicates(cursor, file.table, label=file.label)
        cursor.execute(f"ANALYZE in_{name}")
    find_corrections(cursor, staged)
    put_together(cursor)
    checks: list[Check | Comparison] = [*reference_checks(), *_SEQUENCES, *change_checks(staged, supersede=supersede)]
    for check in checks:
        if check.table in staged:
            cursor.execute(check.statement(), {"label": staged[check.table].label, "zone": zone})
    find_overlaps(
        cursor, problems, labels={name: file.label for name, file in staged.items()}, today=timezone.localdate(now)
    )
    mark_bad(cursor, staged)


def mark_bad(cursor: CursorWrapper, staged: Mapping[str, Staged]) -> int:
    """Mark the rows that have an error or follow from one; how many were not marked before."""
    marked = 0
    for name in staged:
        cursor.execute(
            f"UPDATE in_{name} s SET bad = true WHERE NOT s.bad AND s.line IN"
            " (SELECT p.line FROM in_problem p WHERE p.place = %s AND p.weight <> %s)",
            [name, int(Weight.WARNING)],
        )
        marked += cursor.rowcount
    return marked
