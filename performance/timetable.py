"""When the jobs of the readings run, and in which queue: for the project's Celery settings."""

from celery.schedules import crontab

ROLLUP, BULK = "rollup", "bulk"

ROUTES = {
    "performance.tasks.roll_up_tick": {"queue": ROLLUP},
    "performance.tasks.roll_up_shard": {"queue": ROLLUP},
    "performance.tasks.roll_up_yesterday": {"queue": BULK},
    "performance.tasks.check_readings": {"queue": BULK},
    "performance.tasks.rebuild_rank_snapshots": {"queue": BULK},
}

# Hours are the bank's: the settings give Celery the bank's time zone.
TIMETABLE = {
    "wake the roll-up where a nudge was lost": {"task": "performance.tasks.roll_up_tick", "schedule": 5.0},
    "whole-bank boards": {"task": "performance.tasks.rebuild_rank_snapshots", "schedule": 600.0},
    "yesterday from the facts": {"task": "performance.tasks.roll_up_yesterday", "schedule": crontab(hour=2, minute=10)},
    "everything against the facts": {
        "task": "performance.tasks.check_readings",
        "schedule": crontab(day_of_month=1, hour=3, minute=10),
    },
}
