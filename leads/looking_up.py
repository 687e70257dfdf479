"""How often an hour somebody may look beyond what they see anyway. Each look is recorded; the records are counted."""

from datetime import datetime, timedelta

from django.utils.translation import ngettext

from leads.errors import TooOften
from organisation.models import AccessRecord, Staff

HOUR = timedelta(hours=1)
FINDS_AN_HOUR = 30
REVEALS_AN_HOUR = 20


def refuse_too_often(kind: AccessRecord.Kind, *, limit: int, now: datetime, by: Staff) -> None:
    """Whoever reached the limit waits until an hour has passed since the first of these looks.

    The person is locked, so that many requests at once are counted one after the other.
    """
    Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
    recent = AccessRecord.objects.filter(staff=by, kind=kind, made_at__gt=now - HOUR).order_by("made_at")
    moments = list(recent.values_list("made_at", flat=True)[:limit])
    if len(moments) == limit:
        minutes = max(1, -(-(moments[0] + HOUR - now) // timedelta(minutes=1)))
        raise TooOften(
            ngettext(
                "You have reached the limit of %(limit)s in one hour. You can go on in %(minutes)s minute.",
                "You have reached the limit of %(limit)s in one hour. You can go on in %(minutes)s minutes.",
                minutes,
            )
            % {"limit": limit, "minutes": minutes}
        )
