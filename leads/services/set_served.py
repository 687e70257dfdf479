from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import TooLate, TooMany
from leads.models import TrafficLog
from leads.models.traffic_log import MOST_A_DAY
from leads.notes import kept_note
from leads.served import may_say_served
from organisation.access import can, scope_of
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.workplace import branch_of


@transaction.atomic
def set_served(*, served: int, day: date, reason: str = "", now: datetime, by: Staff) -> TrafficLog:
    """Say how many customers one served at the counter on that day: today, or the day before until it is over.

    A number that stands already, said by the person or by the queue machine, is corrected with the reason; the same
    number again changes nothing.
    """
    if not can(by, Right.COUNT_SERVED, day=day):
        raise NotAllowed(_("Only those who served at the counter that day say how many customers they served."))
    if not may_say_served(day, today=timezone.localdate(now)):
        raise TooLate(
            _("Only today's number and that of the day before can be changed. Tell the branch head about older ones.")
        )
    if not 0 <= served <= MOST_A_DAY:
        raise TooMany(_("Write a number from 0 to %(most)s.") % {"most": MOST_A_DAY}, field="served")
    branch = branch_of(by, day=day) or scope_of(by, day=day).units(Right.COUNT_SERVED)[0]
    TrafficLog.objects.get_or_create(staff=by, day=day, defaults={"branch": branch})
    log = TrafficLog.objects.select_for_update().get(staff=by, day=day)
    if log.served == served:
        return log
    reason = kept_note(reason, field="reason")
    if log.served is not None and not reason:
        message = _("%(served)s stands there already. Say in a few words why you change it.")
        raise Invalid(message % {"served": log.served}, field="reason")
    log.correction = reason if log.served is not None else ""
    log.served, log.served_source = served, TrafficLog.Source.HAND
    log.save(update_fields=["served", "served_source", "correction"])
    return log
