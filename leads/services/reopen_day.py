from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import TooLate
from leads.models import DailyPlan
from leads.planning import lock_plan
from organisation.models import Staff


@transaction.atomic
def reopen_day(*, plan: DailyPlan, now: datetime, by: Staff) -> DailyPlan:
    """Open a day again that was closed too early, on the same day. What was carried over or dropped stays so.

    A day that is open stays as it is.
    """
    plan = lock_plan(plan.pk, by=by)
    if plan.day != timezone.localdate(now):
        raise TooLate(_("Only today can be opened again. What was left stands in the plans of later days."))
    plan.closed_at = None
    plan.save(update_fields=["closed_at"])
    return plan
