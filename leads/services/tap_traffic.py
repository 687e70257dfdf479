from datetime import datetime
from typing import Literal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import NothingToTakeBack, TooMany
from leads.models import TrafficLog
from leads.models.traffic_log import MOST_A_DAY
from organisation.access import can, scope_of
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.workplace import branch_of

COUNTED_IN_LOBBY = ("received", "diverted", "identified")


@transaction.atomic
def tap_traffic(*, what: str, step: Literal[1, -1] = 1, now: datetime, by: Staff) -> TrafficLog:
    """Count one customer received, diverted or identified in the lobby today, or take the last one back (−1).

    Two devices that tap at the same moment both count: the database adds, nobody writes back what they read.
    """
    day = timezone.localdate(now)
    if not can(by, Right.COUNT_LOBBY, day=day):
        raise NotAllowed(_("The lobby manager counts the customers of the lobby."))
    if what not in COUNTED_IN_LOBBY or step not in (1, -1):
        raise Invalid(_("Count customers received, diverted or identified, one at a time."))
    branch = branch_of(by, day=day) or scope_of(by, day=day).units(Right.COUNT_LOBBY)[0]
    log, _made = TrafficLog.objects.get_or_create(staff=by, day=day, defaults={"branch": branch})
    possible = {f"{what}__gt": 0} if step < 0 else {f"{what}__lt": MOST_A_DAY}
    if not TrafficLog.objects.filter(pk=log.pk, **possible).update(**{what: F(what) + step}):
        raise _refusal(step)
    log.refresh_from_db()
    return log


def _refusal(step: int) -> NothingToTakeBack | TooMany:
    if step < 0:
        return NothingToTakeBack(_("Nobody is counted today, so there is nothing to take back."))
    return TooMany(_("More than %(most)s customers a day cannot be counted.") % {"most": MOST_A_DAY})
