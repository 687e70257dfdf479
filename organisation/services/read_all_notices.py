from datetime import datetime

from django.db import transaction

from organisation.models import Notice, Staff


@transaction.atomic
def read_all_notices(*, up_to: int | None = None, now: datetime, by: Staff) -> int:
    """Everything counts as read, or what was there when the person looked: up to the notice with that id.

    How many notices that were.
    """
    unread = Notice.objects.unread().filter(staff=by)
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    return unread.update(read_at=now)
