"""Every job names its queue: one that waits in the wrong one waits behind an import of a million rows."""

from importlib import import_module

import pytest
from celery import current_app
from django.conf import settings

from tests.guards.code import APPS, ROOT

QUEUES = {"now", "rollup", "bulk"}


def own_tasks() -> list[str]:
    for label in APPS:
        if (ROOT / label / "tasks.py").exists() or (ROOT / label / "tasks").is_dir():
            import_module(f"{label}.tasks")
    return sorted(name for name in current_app.tasks if name.split(".")[0] in APPS)


def queue_of(name: str) -> str | None:
    routes = {**settings.CELERY_TASK_ROUTES, **(current_app.conf.task_routes or {})}
    queue: str | None = routes.get(name, {}).get("queue") or getattr(current_app.tasks[name], "queue", None)
    return queue


@pytest.mark.parametrize("name", own_tasks())
def test_a_job_has_a_queue(name):
    assert queue_of(name) in QUEUES, f"{name}: route it to one of {sorted(QUEUES)} where the app keeps its timetable"


def test_what_is_routed_or_timed_exists():
    timed = {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}
    assert (settings.CELERY_TASK_ROUTES.keys() | timed) <= set(own_tasks()), (
        "routed or timed, but there is no such job any more"
    )
