"""Wiring, and what draws on every app."""

from branchsales.celery import app as celery_app

__all__ = ["celery_app"]
