from datetime import datetime

from django.db import transaction

from organisation.models import Notice, Staff


@transaction.atomic
def read_notice(*, notice: Notice, now: datetime, by: Staff) -> Notice:
    """Its reader has opened it; the first time counts."""
    if Notice.objects.unread().filter(pk=notice.pk, staff=by).update(read_at=now):
        notice.read_at = now
    return notice
