"""The roll-up's jobs on a broker of their own, away from whatever runs on this machine's."""

import os
from urllib.parse import urlsplit, urlunsplit

import django
from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6379/0")


def _broker(url: str) -> str:
    """The last but one of the sixteen databases a server has by default."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return url
    return urlunsplit(parts._replace(path="/14"))


BROKER = _broker(os.environ["REDIS_URL"])
# The web process and the worker must see one nudge.
settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": BROKER}}
django.setup()

from performance import tasks  # noqa: E402
from performance.timetable import ROUTES  # noqa: E402

app = Celery("benchmarks", broker=BROKER)
app.conf.update(task_routes=ROUTES, task_ignore_result=True, worker_hijack_root_logger=False)
app.set_default()
JOBS = (tasks.roll_up_tick, tasks.roll_up_shard)
