"""The project's Celery: queues `now` (somebody waits), `rollup` (readings), `bulk` (long work)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")

app = Celery("branchsales")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
