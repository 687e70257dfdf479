"""The lock-out after wrong passwords: django-axes counts and locks, here is until when."""

from datetime import datetime

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest


def locked_until(employee_no: str, *, request: HttpRequest) -> datetime | None:
    """When the person may try again, counted from the last wrong password; None if nothing is known of one."""
    last = AccessAttempt.objects.filter(username=employee_no).order_by("-attempt_time").first()
    cool_off = get_cool_off(request)
    return last.attempt_time + cool_off if last and cool_off else None
