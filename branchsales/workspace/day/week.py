"""The week as it is meant: the own leads by the day of their next action; see docs/decisions/0011."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leads.models import Lead, PlanItem
from leads.proposal import ROOM
from leads.proposing import plannable_leads
from organisation.models import Staff
from organisation.working_time import is_working_day

MOST = 400  # leads of one week; more is no plan


@dataclass(frozen=True)
class WeekDay:
    """A day of the week with its leads; `planned` are those in today's committed plan, `overdue` stand on today."""

    day: date
    leads: Sequence[Lead]
    planned: frozenset[int]
    overdue_n: int
    is_today: bool
    is_past: bool

    @property
    def is_overloaded(self) -> bool:
        return len(self.leads) > ROOM

    @property
    def room(self) -> int:
        return ROOM


@dataclass(frozen=True)
class Week:
    """Monday to Friday, and the weekend where something is planned on it."""

    days: Sequence[WeekDay]
    first: date
    today: date

    @property
    def before(self) -> date:
        return self.first - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.first + timedelta(days=7)

    @property
    def targets(self) -> list[date]:
        """To which days something can be moved: what is still to come of this week, and Monday after."""
        days = [one.day for one in self.days if one.day >= self.today]
        return [*days, self.after]


def monday_of(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def week_of(staff: Staff, *, first: date, today: date) -> Week:
    """The person's week from that Monday; what is overdue stands on today, which must act on it."""
    last = first + timedelta(days=6)
    since = date.min if first <= today <= last else first
    leads = plannable_leads(staff, day=today).filter(next_action_on__gte=since, next_action_on__lte=last)
    found = list(leads.order_by("next_action_on", "potential", "pk")[:MOST])
    planned = frozenset(
        PlanItem.objects.visible_to(staff, day=today)
        .left()
        .filter(plan__staff=staff, plan__day=today)
        .values_list("lead", flat=True)
    )
    days = [_day(first + timedelta(days=place), found, planned, today=today) for place in range(7)]
    return Week([one for one in days if is_working_day(one.day) or one.leads or one.is_today], first, today)


def _day(day: date, leads: Sequence[Lead], planned: frozenset[int], *, today: date) -> WeekDay:
    here = [lead for lead in leads if max(lead.next_action_on or day, today) == day] if day >= today else []
    return WeekDay(
        day=day,
        leads=here,
        planned=planned,
        overdue_n=sum(lead.next_action_on is not None and lead.next_action_on < day for lead in here),
        is_today=day == today,
        is_past=day < today,
    )
