"""Taking marks off the list. The shard is locked first, then the keys are claimed, then the facts are read: three
statements in one transaction, each seeing what was committed before it began.
"""

from datetime import date

from django.db.backends.utils import CursorWrapper

SHARDS = 8
# First half of the advisory lock, the shard being the second; see also performance_mark_posting() in the migrations.
LOCK = 7021
# Keys per transaction: bounds how long the lock is held, the arrays of the plan and what a killed worker throws away.
CLAIM = 1000

Key = tuple[int, date]


def lock_shard(cursor: CursorWrapper, shard: int, *, wait: bool) -> bool:
    """Take the shard until the end of the transaction; False when another worker has it and we do not wait."""
    if wait:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK, shard))
        return True
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", (LOCK, shard))
    return bool(cursor.fetchone()[0])


def lock_all_shards(cursor: CursorWrapper) -> None:
    """Stand before every worker, in the order in which everybody takes them."""
    for shard in range(SHARDS):
        lock_shard(cursor, shard, wait=True)


def claim(cursor: CursorWrapper, shard: int) -> list[Key]:
    """Up to `CLAIM` distinct keys with every mark they have, taken off the list in this transaction.

    By key, not by mark: an import marks a key once per statement, and each would cost a recompute. Latest day first: an
    import of old history does not keep today's boards waiting.
    """
    cursor.execute(
        "SELECT DISTINCT day, staff_id FROM performance_dirty WHERE shard = %s"
        " ORDER BY day DESC, staff_id DESC LIMIT %s",
        (shard, CLAIM),
    )
    if not (keys := cursor.fetchall()):
        return []
    # A range of the index down to the last key; looking each key up read the whole shard for every claim. Marks
    # committed since are taken along, which is as good: the recompute is yet to come.
    cursor.execute(
        "DELETE FROM performance_dirty WHERE shard = %s AND (day, staff_id) >= (%s, %s) RETURNING staff_id, day",
        (shard, *keys[-1]),
    )
    return sorted(set(cursor.fetchall()))
