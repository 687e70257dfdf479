"""Waking, rolling up, and rebuilding boards: safe to run twice and late."""

import logging
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from performance import nudge, tasks
from performance.middleware import NudgeMiddleware
from performance.models import DailyFigure
from performance.rollup import check, drain
from performance.rollup.waiting import shards_waiting
from tests.performance import facts
from tests.performance.conftest import MONDAY, Scene


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, settings) -> list[str]:
    """The messages that would have been sent."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "nudge"}}
    cache.clear()
    messages: list[str] = []
    monkeypatch.setattr(nudge.current_app, "send_task", lambda name, **_: messages.append(name))
    return messages


def request(method: str, status: int = 200) -> None:
    NudgeMiddleware(lambda _: HttpResponse(status=status))(RequestFactory().generic(method, "/"))


@pytest.mark.parametrize(
    ("method", "status", "nudges"),
    [
        pytest.param("POST", 302, 1, id="form sent"),
        pytest.param("PATCH", 200, 1, id="changed through the interface"),
        pytest.param("GET", 200, 0, id="read"),
        pytest.param("POST", 403, 0, id="refused"),
    ],
)
def test_writing_request_wakes_the_roll_up(sent: list[str], method: str, status: int, nudges: int):
    request(method, status)
    assert sent == [nudge.TICK] * nudges


def test_many_writes_send_one_message_until_the_tick_has_come(sent: list[str]):
    request("POST")
    request("POST")
    assert len(sent) == 1
    nudge.heard()
    request("POST")
    assert len(sent) == 2


def test_request_goes_on_without_a_broker(sent: list[str], monkeypatch: pytest.MonkeyPatch, caplog):
    def away(*_: object, **__: object) -> None:
        raise ConnectionError("no broker")

    monkeypatch.setattr(nudge.current_app, "send_task", away)
    with caplog.at_level(logging.WARNING):
        request("POST")
    assert "could not be nudged" in caplog.text


def test_tick_wakes_only_the_shards_that_have_marks(scene: Scene, sent: list[str], monkeypatch: pytest.MonkeyPatch):
    drain()
    woken: list[int] = []
    monkeypatch.setattr(tasks.roll_up_shard, "delay", woken.append)
    tasks.roll_up_tick()
    assert woken == []
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    tasks.roll_up_tick()
    assert woken == shards_waiting() == [scene.teller.pk % 8]


def test_shard_is_rolled_up_and_again_changes_nothing(scene: Scene):
    facts.lead(scene.teller, MONDAY, branch=scene.branch)
    for _ in range(2):
        tasks.roll_up_shard(scene.teller.pk % 8)
        assert DailyFigure.objects.get(staff=scene.teller).leads_captured == 1
    assert shards_waiting() == []


def test_shard_that_never_runs_dry_lets_the_others_have_their_turn(monkeypatch: pytest.MonkeyPatch):
    rounds: list[int] = []
    again: list[int] = []
    monkeypatch.setattr(tasks.rollup, "roll_up_shard", lambda shard: rounds.append(shard) or 1000)
    monkeypatch.setattr(tasks.roll_up_shard, "delay", again.append)
    tasks.roll_up_shard(3)
    assert rounds == [3] * tasks.ROUNDS
    assert again == [3]


def test_shard_taken_by_another_worker_is_left_to_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tasks.rollup, "roll_up_shard", lambda shard: None)
    monkeypatch.setattr(tasks.roll_up_shard, "delay", lambda shard: pytest.fail("sent again"))
    tasks.roll_up_shard(3)


def test_nightly_pass_says_when_a_figure_was_wrong_and_puts_it_right(scene: Scene, caplog):
    yesterday = timezone.localdate() - timedelta(1)
    facts.lead(scene.teller, yesterday, branch=scene.branch)
    drain()
    tasks.roll_up_yesterday()
    assert not caplog.records
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM performance_dailyfigure")
        cursor.execute("DELETE FROM performance_periodtotal")
    tasks.roll_up_yesterday()
    assert "differed from the facts" in caplog.text
    assert check().wrong == 0


def test_monthly_check_says_what_is_wrong(scene: Scene, caplog):
    facts.lead(scene.teller, date(2026, 1, 5), branch=scene.branch)
    tasks.check_readings()
    assert not caplog.records
    DailyFigure.objects.update(leads_captured=5)
    tasks.check_readings()
    assert "1 daily figures and 4 totals are wrong" in caplog.text
