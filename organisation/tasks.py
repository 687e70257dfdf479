"""Jobs of the organisation. Each may run twice, at once, late, and be killed halfway."""

from celery import shared_task
from django.utils import timezone

from organisation.services import forget_old_notices as forget


@shared_task(ignore_result=True)
def forget_old_notices() -> None:
    """Every night: notices of more than 90 days ago go."""
    forget(now=timezone.now())
