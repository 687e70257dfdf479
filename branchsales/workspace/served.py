"""Customers served at the counter, on the teller's home: the number of the day, and the leads per 100 beside it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from leads.forms import ServedForm
from leads.models import TrafficLog
from leads.served import earliest_served_day
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right
from organisation.working_time import add_working_days
from organisation.workplace import branch_of
from performance.figures import Figure, figure_of, figures_of, sums_of
from performance.metrics import CATALOGUE, Metric
from performance.periods import Kind, period_of

EVENING = time(16)  # from then on the number of the day is asked for; before, nothing is in the way of capture


@dataclass(frozen=True)
class Served:
    """What is known of today, the form that asks for it in the evening, the day before if its number is missing, and
    the own rate of the month beside that of the branch."""

    today: TrafficLog | None
    form: ServedForm | None
    missing: date | None
    metric: Metric
    own: Figure
    branch: Figure | None


def served_of(staff: Staff, *, day: date, now: datetime) -> Served | None:
    """None for whoever does not serve at the counter that day."""
    if not can(staff, Right.COUNT_SERVED, day=day):
        return None
    first = earliest_served_day(day)
    logs = {
        log.day: log
        for log in TrafficLog.objects.visible_to(staff, day=day).filter(staff=staff, day__range=(first, day))
        if log.served is not None
    }
    metric, month, unit = CATALOGUE["lead_rate"], period_of(day, Kind.MONTH), branch_of(staff, day=day)
    is_evening = timezone.localtime(now).time() >= EVENING
    before = add_working_days(day, -1)
    was_there = can(staff, Right.COUNT_SERVED, day=before) and before not in logs
    return Served(
        today=logs.get(day),
        form=ServedForm(stands=None, initial={"day": day}) if is_evening and day not in logs else None,
        missing=before if was_there else None,
        metric=metric,
        own=figure_of(metric, figures_of([staff.pk], month.first, day)[staff.pk]),
        branch=figure_of(metric, sums_of(unit, month)) if unit else None,
    )
