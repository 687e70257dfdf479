from datetime import date, timedelta

from performance.rollup.apply import apply_range
from performance.rollup.claim import lock_all_shards
from performance.rollup.session import rolling_up


def roll_up_days(first: date, last: date) -> int:
    """Recompute everybody's days from the facts, whatever is marked, month by month; how many daily rows changed.

    0 when all was well. Runs beside live work: it stands before every worker while it reads and writes.
    """
    changed = 0
    for start, end in months(first, last):
        with rolling_up() as cursor:
            lock_all_shards(cursor)
            changed += apply_range(cursor, start, end)
    return changed


def months(first: date, last: date) -> list[tuple[date, date]]:
    """The span cut at the ends of months: what one transaction recomputes."""
    spans = []
    while first <= last:
        next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        spans.append((first, min(last, next_month - timedelta(days=1))))
        first = next_month
    return spans
