"""The people of a branch on a day, by role: what each did that day and in its month, and who has logged nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q

from branchsales.workspace.behind import leads_behind
from organisation.models import Branch, Posting, Staff
from organisation.roles import Role
from organisation.working_time import is_working_day, working_days_between
from performance.figures import NOTHING, Figure, Sums, added, figure_of, figures_of_people
from performance.metrics import CATALOGUE, Metric
from performance.models import DailyFigure
from performance.periods import Kind, period_of

_FINDS = ("leads_captured", "leads_captured_a", "referrals_made", "sales_found", "credit")
_SELLS = ("leads_captured", "referrals_received", "follow_ups", "reached", "sales", "credit")
_LEADS = ("leads_captured", "referrals_made", "follow_ups", "reviews_given", "sales", "credit")
COLUMNS: Mapping[str, Sequence[str]] = {
    Role.TELLER: _FINDS,
    Role.LOBBY_MANAGER: _FINDS,
    Role.WEALTH_MANAGER: _SELLS,
    Role.BRANCH_HEAD: _LEADS,
}
# What somebody does themselves; a referral received or sales credit booked is no sign of life.
ACTS = (
    "leads_captured",
    "referrals_made",
    "referrals_accepted",
    "referrals_returned",
    "follow_ups",
    "sales",
    "reviews_given",
)
LOOKING_BACK = 31
SILENT_DAYS = 3  # so many working days without an act are said as such


@dataclass(frozen=True)
class Cell:
    """One figure of one person: of the day, and of the month the day is in; and where the records behind them are."""

    metric: Metric
    day: Figure
    month: Figure
    day_query: str
    month_query: str


@dataclass(frozen=True)
class Person:
    """One line of the table."""

    staff: Staff
    cells: Sequence[Cell]
    has_acted: bool
    is_expected: bool  # a working day, and in a role that logs
    is_away: bool  # has left, or can no longer sign in
    last_acted_on: date | None
    silent_days: int  # working days before this one without an act

    @property
    def has_logged_nothing(self) -> bool:
        return self.is_expected and not self.has_acted and not self.is_away

    @property
    def is_silent(self) -> bool:
        """Nothing for several working days: away, or not recording."""
        return self.has_logged_nothing and self.silent_days >= SILENT_DAYS


@dataclass(frozen=True)
class Group:
    """The people of one role, and what stands above the columns."""

    label: str
    metrics: Sequence[Metric]
    people: Sequence[Person]


@dataclass(frozen=True)
class BranchDay:
    """A branch on a day: its people by role, those who no longer work there, and the sums."""

    groups: Sequence[Group]
    gone: Sequence[Staff]
    day: Sums
    month: Sums

    @property
    def people(self) -> list[Person]:
        return [person for group in self.groups for person in group.people]

    @property
    def without_a_record(self) -> list[Person]:
        return [person for person in self.people if person.has_logged_nothing]


def branch_day(unit: Branch, *, day: date) -> BranchDay:
    """The branch as its figures have it; five queries, however many people."""
    today = figures_of_people(unit, period_of(day, Kind.DAY))
    month = figures_of_people(unit, period_of(day, Kind.MONTH))
    acted = _last_acts(unit, day=day)
    roles = _people(unit, day=day)
    here = {staff.pk for people in roles.values() for staff in people}
    return BranchDay(
        groups=[
            Group(
                label=str(Role(role).label),
                metrics=[CATALOGUE[code] for code in codes],
                people=[_person(staff, role, codes, today, month, acted, unit=unit, day=day) for staff in roles[role]],
            )
            for role, codes in COLUMNS.items()
            if role in roles
        ],
        gone=list(Staff.objects.filter(pk__in=month.keys() - here).order_by("employee_no")),
        day=added(today.values()),
        month=added(month.values()),
    )


def _people(unit: Branch, *, day: date) -> dict[str, list[Staff]]:
    """Who works there, once, by the first role; the primary posting before one beside it."""
    postings = (
        Posting.objects.on(day)
        .filter(branch=unit, role__in=COLUMNS)
        .select_related("staff")
        .order_by("-is_primary", "staff__employee_no")
    )
    roles: dict[str, list[Staff]] = {}
    seen: set[int] = set()
    for posting in postings:
        if posting.staff_id not in seen:
            seen.add(posting.staff_id)
            roles.setdefault(posting.role, []).append(posting.staff)
    return roles


def _last_acts(unit: Branch, *, day: date) -> dict[int, date]:
    """The last day in about a month on which each person did anything there."""
    acted = Q()
    for code in ACTS:
        acted |= Q(**{f"{code}__gt": 0})
    rows = DailyFigure.objects.filter(acted, branch=unit, day__gt=day - timedelta(days=LOOKING_BACK), day__lte=day)
    return dict(rows.values_list("staff_id").annotate(last=Max("day")))


def _person(
    staff: Staff,
    role: str,
    codes: Sequence[str],
    today: Mapping[int, Sums],
    month: Mapping[int, Sums],
    acted: Mapping[int, date],
    *,
    unit: Branch,
    day: date,
) -> Person:
    of_day, of_month = today.get(staff.pk, NOTHING), month.get(staff.pk, NOTHING)
    last = acted.get(staff.pk)
    metrics = [CATALOGUE[code] for code in codes]
    since = (last or day - timedelta(days=LOOKING_BACK)) + timedelta(days=1)
    return Person(
        staff=staff,
        cells=[
            Cell(
                metric,
                figure_of(metric, of_day),
                figure_of(metric, of_month),
                leads_behind(metric.code, staff=staff, unit=unit, period=period_of(day, Kind.DAY)),
                leads_behind(metric.code, staff=staff, unit=unit, period=period_of(day, Kind.MONTH)),
            )
            for metric in metrics
        ],
        has_acted=last == day,
        is_expected=role != Role.BRANCH_HEAD and is_working_day(day),
        is_away=not staff.is_active or (staff.left_on is not None and staff.left_on < day),
        last_acted_on=last,
        silent_days=working_days_between(since, day - timedelta(days=1)),
    )
