"""Jobs of the readings. Each may run twice, at once, late, and be killed halfway; the marks are in the database.

When and in which queue: `performance.timetable`.
"""

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from performance import rollup
from performance.nudge import heard
from performance.rollup.waiting import shards_waiting
from performance.snapshots import rebuild_snapshots

logger = logging.getLogger(__name__)
ROUNDS = 5


@shared_task(ignore_result=True)
def roll_up_tick() -> None:
    """Wake a worker for each shard that has marks. After a nudge, and every 5 seconds as a fallback."""
    heard()
    for shard in shards_waiting():
        roll_up_shard.delay(shard)


@shared_task(ignore_result=True)
def roll_up_shard(shard: int) -> None:
    """Recompute what is marked in the shard until nothing is left; nothing to do while another worker has it.

    What is marked meanwhile wakes a worker that finds the shard taken and leaves it to this one: hence until nothing is
    left. A shard that never runs dry goes to the end of the queue, so that the others get their turn.
    """
    for _ in range(ROUNDS):
        if not rollup.roll_up_shard(shard):
            return
    roll_up_shard.delay(shard)


@shared_task(ignore_result=True)
def roll_up_yesterday() -> None:
    """Every night: compute yesterday from the facts. Nothing may change; if it does, a mark was missed somewhere."""
    yesterday = timezone.localdate() - timedelta(days=1)
    rollup.drain()
    if changed := rollup.roll_up_days(yesterday, yesterday):
        logger.error("%s daily figures of %s differed from the facts and were put right", changed, yesterday)


@shared_task(ignore_result=True)
def check_readings() -> None:
    """Every month: compare everything with the facts, and the period totals with their days."""
    rollup.drain()
    verdict = rollup.check()
    if verdict.wrong:
        logger.error("%s daily figures and %s totals are wrong", verdict.wrong_days, verdict.wrong_totals)


@shared_task(ignore_result=True)
def rebuild_rank_snapshots() -> None:
    """Every 10 minutes: the whole-bank boards of the headline metrics."""
    rebuild_snapshots(timezone.localdate())
