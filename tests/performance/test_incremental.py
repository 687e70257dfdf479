"""Whatever happens, in whatever order, the figures moved step by step are those computed from scratch."""

import random
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from performance.additive import comma
from performance.rollup import drain, known_days, roll_up_days, roll_up_shard
from tests.performance.readings import settle
from tests.races.acts import ACTS
from tests.races.bank import PEOPLE, UNLOCK

TODAY = date(2026, 10, 12)
PEOPLE_AT_WORK, DAYS = 12, 6


def fetch(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def readings() -> tuple[list[tuple], list[tuple]]:
    """Every daily figure, and every total that is not all noughts."""
    some = " OR ".join(comma("{} <> 0").split(", "))
    days = fetch(f"SELECT staff_id, day, branch_id, role, {comma('{}')} FROM performance_dailyfigure ORDER BY 1, 2, 3")
    totals = fetch(
        f"SELECT staff_id, kind, start, branch_id, role, {comma('{}')} FROM performance_periodtotal WHERE {some}"
        " ORDER BY 1, 2, 3, 4, 5"
    )
    return days, totals


@pytest.fixture
def bank(db: None) -> None:
    with connection.cursor() as cursor:
        for statement in [*UNLOCK, PEOPLE]:
            cursor.execute(statement)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_figures_after_random_acts_are_those_from_scratch(bank: None, seed: int):
    dice = random.Random(seed)
    done = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(%s)", [seed / 10])
        for _ in range(150):
            act = dice.choices(list(ACTS), list(ACTS.values()))[0]
            day = TODAY - timedelta(dice.randint(1, DAYS))
            one, other = dice.randint(1, PEOPLE_AT_WORK), dice.randint(1, PEOPLE_AT_WORK)
            try:
                with transaction.atomic():
                    cursor.execute(act.format(staff=one, staff2=other, day=f"date '{day}'", branch=dice.randint(2, 4)))
                    done += 1
            except IntegrityError:  # a second sale of a lead, say: the database did its duty
                pass
            if dice.random() < 0.1:
                roll_up_shard(dice.randint(0, 7))
    assert done > 100
    settle()
    stepwise = readings()
    assert stepwise[0]
    assert stepwise[1]

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM performance_dailyfigure")
        cursor.execute("DELETE FROM performance_periodtotal")
    span = known_days()
    assert span
    roll_up_days(*span)
    assert readings() == stepwise
    assert roll_up_days(*span) == 0, "a second time changes nothing"


def test_draining_twice_does_nothing_the_second_time(bank: None):
    assert drain() > 0
    before = readings()
    assert drain() == 0
    assert readings() == before
