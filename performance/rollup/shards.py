from performance.rollup.apply import apply_keys
from performance.rollup.claim import SHARDS, claim, lock_shard
from performance.rollup.session import rolling_up


def roll_up_shard(shard: int, *, wait: bool = False) -> int | None:
    """Recompute up to 1,000 marked staff-days of one shard; how many, or None when another worker has the shard.

    All in one transaction: a worker killed anywhere leaves the marks where they were. Safe twice, at once and late.
    """
    with rolling_up() as cursor:
        if not lock_shard(cursor, shard, wait=wait):
            return None
        keys = claim(cursor, shard)
        if keys:
            apply_keys(cursor, keys)
        return len(keys)


def drain() -> int:
    """Recompute everything that is marked, waiting for other workers; the number of staff-days done."""
    done = 0
    for shard in range(SHARDS):
        while found := roll_up_shard(shard, wait=True):
            done += found
    return done
