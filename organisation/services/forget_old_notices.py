from datetime import datetime, timedelta

from django.db import transaction

from organisation.models import Notice

KEPT = timedelta(days=90)


@transaction.atomic
def forget_old_notices(*, now: datetime) -> int:
    """Notices are news, not facts: after 90 days, read or not, they go; how many went. The clock acts here."""
    return Notice.objects.filter(made_at__lt=now - KEPT).delete()[0]
