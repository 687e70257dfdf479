"""The race itself: forked writers, workers and a killer, then the check."""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import django
import psycopg2
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection

django.setup()

from performance.rollup import check, drain, roll_up_days, shards  # noqa: E402
from performance.rollup.claim import SHARDS  # noqa: E402
from tests.races.acts import ACTS  # noqa: E402
from tests.races.bank import DAYS, PEOPLE, STAFF, UNLOCK  # noqa: E402
from tests.races.schemes import CHANGES, SCHEMES, step_of  # noqa: E402
from tests.races.staged import pass_each_other  # noqa: E402

TODAY = date(2026, 10, 12)
WRITERS, WORKERS = 4, 2
LOST = (psycopg2.OperationalError, psycopg2.InterfaceError, OperationalError, InterfaceError)

Step = Callable[..., int | None]
__all__ = ["SCHEMES", "run"]


def run(*, seconds: float, scheme: str, seed: int) -> int:
    """Race for so long; 0 when no figure is wrong afterwards."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        for statement in [*UNLOCK, PEOPLE, CHANGES.get(scheme, "")]:
            if statement:
                cursor.execute(statement)
    connection.close()
    step = step_of(scheme)
    tally = _race(seconds, step, seed)
    for name, count in tally:
        _say(f"{name} {count}")
    pass_each_other(lambda: _drain(step))
    _drain(step)
    verdict = check()
    _say(f"{scheme}: {verdict.wrong_days} of {verdict.keys} daily figures wrong, {verdict.wrong_totals} totals wrong")
    return int(bool(verdict.wrong))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _race(seconds: float, step: Step, seed: int) -> list[tuple[str, dict[str, int]]]:
    fork = multiprocessing.get_context("fork")
    tally, writing, working = fork.SimpleQueue(), fork.Event(), fork.Event()
    cast = [("writer", _writer, writing)] * WRITERS
    cast += [("worker", lambda dice: _worker(dice, step), working)] * WORKERS + [("killer", _killer, writing)]
    processes = [
        fork.Process(target=_until, args=(stop, seed * 100 + number, name, role, tally))
        for number, (name, role, stop) in enumerate(cast)
    ]
    for process in processes:
        process.start()
    time.sleep(seconds)
    writing.set()  # the workers go on for a moment: the end of the race is raced too
    time.sleep(1.5)
    working.set()
    for process in processes:
        process.join()
    return [tally.get() for _ in processes]


def _until(stop, seed: int, name: str, role: Callable, tally) -> None:  # type: ignore[no-untyped-def]
    """Repeat the role until told to stop, with a new connection after each kill; counts what happened."""
    os.environ["PGAPPNAME"] = name
    dice = random.Random(seed)
    shards.apply_keys = _slowly(shards.apply_keys, dice)
    count = dict.fromkeys(("done", "killed", "deadlock", "refused"), 0)
    act = None
    while not stop.is_set():
        try:
            act = act or role(dice)
            count["done"] += act() or 0
        except psycopg2.errors.DeadlockDetected:
            count["deadlock"] += 1
        except psycopg2.IntegrityError:  # a second sale of the same lead, say: the database did its duty
            count["refused"] += 1
        except LOST:
            act = None
            connection.close()
            count["killed"] += 1
    tally.put((name, count))


def _writer(dice: random.Random) -> Callable[[], int]:
    # Writers past the verbs take leads in any order and meet often: let the database find out soon.
    link = psycopg2.connect(os.environ["DATABASE_URL"], options="-c deadlock_timeout=20ms")

    def write() -> int:
        with link.cursor() as cursor:
            try:
                acts = dice.choices(list(ACTS), list(ACTS.values()), k=dice.choice((1, 1, 2, 3)))
                for act in acts:
                    staff, days = dice.choice([(STAFF, DAYS), (STAFF, DAYS), (6, 2)])
                    one, other = dice.randint(1, staff), dice.randint(1, staff)
                    day = TODAY - timedelta(dice.randint(1, days))
                    cursor.execute(act.format(staff=one, staff2=other, day=f"date '{day}'", branch=dice.randint(2, 4)))
                time.sleep(dice.random() * (0.3 if dice.random() < 0.1 else 0.02 if dice.random() < 0.5 else 0))
                if dice.random() < 0.1:
                    link.rollback()
                    return 0
                link.commit()
                return len(acts)
            finally:
                if not link.closed:
                    link.rollback()

    return write


def _worker(dice: random.Random, step: Step) -> Callable[[], int]:
    def work() -> int:
        done = sum(step(shard) or 0 for shard in dice.sample(range(SHARDS), SHARDS))
        if dice.random() < 0.02:  # the nightly pass may come at any moment too
            roll_up_days(TODAY - timedelta(2), TODAY - timedelta(1))
        time.sleep(0 if done else 0.01)
        return done

    return work


def _killer(dice: random.Random) -> Callable[[], int]:
    link = psycopg2.connect(os.environ["DATABASE_URL"])

    def kill() -> int:
        time.sleep(dice.random() * 0.3)
        with link, link.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                " AND application_name = %s ORDER BY random() LIMIT 1",
                (dice.choice(["worker", "worker", "writer"]),),
            )
            return int(cursor.rowcount)

    return kill


def _slowly(act: Callable, dice: random.Random) -> Callable:
    def slow(*arguments: object) -> object:
        time.sleep(dice.random() * 0.02 * (dice.random() < 0.3))
        result = act(*arguments)
        time.sleep(dice.random() * 0.02 * (dice.random() < 0.3))
        return result

    return slow


def _drain(step: Step) -> None:
    if step is shards.roll_up_shard:
        drain()
        return
    for shard in range(SHARDS):
        while step(shard):
            pass
