"""When the jobs of the organisation run, and in which queue: for the project's Celery settings."""

from celery.schedules import crontab

ROUTES = {"organisation.tasks.forget_old_notices": {"queue": "bulk"}}

TIMETABLE = {
    "notices of three months ago": {
        "task": "organisation.tasks.forget_old_notices",
        "schedule": crontab(hour=2, minute=40),
    },
}
