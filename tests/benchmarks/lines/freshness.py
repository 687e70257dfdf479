"""Line 5: from the commit of a fact to the total that shows it, through the broker and a worker."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import redis
from django.db import connection

from performance.nudge import nudge
from performance.rollup import drain
from tests.benchmarks.bank import LAST_DAY
from tests.benchmarks.celery_app import BROKER, app
from tests.benchmarks.measure import Reading, Skipped, execute, fetch, line
from tests.benchmarks.scale import Scale

CONTACT = """INSERT INTO leads_followup (lead_id, staff_id, branch_id, contacted_at, contacted_on, method, reached,
        outcome, note)
    SELECT id, owner_id, branch_id, %s, %s, 'phone', true, 'interested', '' FROM leads_lead
    WHERE owner_id = %s ORDER BY id DESC LIMIT 1"""
SHOWN = """SELECT sum(follow_ups) FROM performance_periodtotal
    WHERE staff_id = %s AND kind = 2 AND start = date_trunc('month', %s::date)"""
WRITES = 60


@line(5)
def commit_to_visible(scale: Scale) -> Iterator[Reading | Skipped]:
    """Writes at random moments, some close together, each with the nudge of a request."""
    name = "commit → period total visible, p95"
    try:
        redis.Redis.from_url(BROKER).flushdb()
    except redis.RedisError:
        yield Skipped(name, "no broker answers at REDIS_URL")
        return
    drain()
    connection.close()
    with tempfile.TemporaryFile("w+") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "tests.benchmarks.celery_app", "worker", "-Q", "rollup", "-c", "2",
             "-P", "threads", "--without-gossip", "--without-mingle", "--without-heartbeat", "-l", "ERROR"],
            env=dict(os.environ), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            waits = _write_and_wait(scale)
        finally:
            worker.terminate()
            worker.wait(30)
        if waits is None:
            log.seek(0)
            yield Skipped(name, f"the worker did not start: {log.read().strip()[-200:]}")
            return
    waits.sort()
    yield Reading(name, waits[int(0.95 * len(waits))], target=2000)
    yield Reading("commit → period total visible, median", waits[len(waits) // 2], target=2000)


def _write_and_wait(scale: Scale) -> list[float] | None:
    dice = random.Random(1)
    if not any(app.control.ping(timeout=1, limit=1) for _ in range(30)):
        return None
    waits = []
    for _ in range(WRITES):
        branch = dice.randrange(scale.branches)
        waits.append(_one(12 * branch + 3 + dice.randrange(5)))
        time.sleep(dice.random() * 0.3 * (dice.random() < 0.5))
    return waits


def _one(staff: int) -> float:
    before = fetch(SHOWN, [staff, LAST_DAY])[0][0] or 0
    execute(CONTACT, [LAST_DAY, LAST_DAY, staff])
    started = time.perf_counter()
    nudge()
    while (fetch(SHOWN, [staff, LAST_DAY])[0][0] or 0) == before and time.perf_counter() - started < 20:
        time.sleep(0.003)
    return (time.perf_counter() - started) * 1000
