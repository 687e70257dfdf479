"""Branches beside each other: chosen metrics of each, what changed, and the whole unit below a double line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.models import Branch, Posting
from performance.figures import Figure, Sums, added, figure_of, figures_of_branches
from performance.groups import role_of
from performance.metrics import CATALOGUE, Better, Metric
from performance.periods import Period

MOST_ROWS = 100
COLUMN_SETS: Mapping[str, tuple[Promise, tuple[str, ...]]] = {
    "together": (
        _("selling together and process"),
        (
            "sales_amount",
            "collaboration_share",
            "leads_captured",
            "referral_conversion",
            "referral_acceptance",
            "follow_ups",
            "reach_rate",
        ),
    ),
    "results": (
        _("results"),
        (
            "sales_amount",
            "sales",
            "average_sale",
            "credit",
            "confirmed_sales_amount",
            "win_rate",
            "new_customer_share",
        ),
    ),
    "contacts": (
        _("contacts and coaching"),
        (
            "follow_ups",
            "reach_rate",
            "appointments",
            "contacts_per_sale",
            "days_to_win",
            "reviews_given",
            "rating",
        ),
    ),
}


@dataclass(frozen=True)
class Cell:
    """One figure of one branch, the one before, and the largest of its column for the bar."""

    metric: Metric
    now: Figure
    before: Figure
    most: Decimal

    @property
    def role(self) -> str:
        """Whose board shows the people behind it."""
        return role_of(self.metric).value


@dataclass(frozen=True)
class Line:
    """A branch, or a unit of branches, with its figures."""

    unit: Branch
    people: int
    cells: Sequence[Cell]

    @property
    def is_outlet(self) -> bool:
        return self.unit.kind == Branch.Kind.BRANCH


@dataclass(frozen=True)
class Comparison:
    """The table. `total` is made from the sums of the unit, so its ratios are no averages."""

    lines: Sequence[Line]
    total: Line


def compared_units(scope: Branch, period: Period) -> list[Branch]:
    """The outlets that were open in the period; where they are too many for a page the units right below instead."""
    opened = Q(opened_on=None) | Q(opened_on__lte=period.last)
    still_open = Q(closed_on=None) | Q(closed_on__gte=period.first)
    outlets = list(Branch.objects.outlets().below(scope).filter(opened, still_open).order_by("code")[: MOST_ROWS + 1])
    if len(outlets) <= MOST_ROWS:
        return outlets
    return list(Branch.objects.filter(opened, still_open, parent=scope).order_by("code"))


def compare_units(scope: Branch, *, period: Period, before: Period, codes: Sequence[str], day: date) -> Comparison:
    """The units of the scope, in the order of their codes; a handful of queries, however many there are."""
    units = compared_units(scope, period)
    paths = dict(Branch.objects.outlets().below(scope).values_list("pk", "path"))
    found, earlier = figures_of_branches(scope, period), figures_of_branches(scope, before)
    now, then = _by_unit(found, paths, units), _by_unit(earlier, paths, units)
    people = _people(scope, paths, units, day=day)
    metrics = [CATALOGUE[code] for code in codes]
    figures = {unit.pk: [figure_of(metric, now[unit.pk]) for metric in metrics] for unit in units}
    most = [_most(figures[unit.pk][column] for unit in units) for column in range(len(metrics))]

    def line(unit: Branch, sums: Sums, sums_before: Sums, n: int) -> Line:
        cells = (
            Cell(metric, figure_of(metric, sums), figure_of(metric, sums_before), most[column])
            for column, metric in enumerate(metrics)
        )
        return Line(unit, n, list(cells))

    return Comparison(
        lines=[line(unit, now[unit.pk], then[unit.pk], people[unit.pk]) for unit in units],
        total=line(scope, added(found.values()), added(earlier.values()), sum(people.values())),
    )


def ordered(lines: Iterable[Line], *, column: int | None, reverse: bool) -> list[Line]:
    """By a column, better values first, or turned round; what has no value is last either way. None: as they are."""
    lines = list(lines)
    if column is None:
        return lines[::-1] if reverse else lines
    known = [line for line in lines if line.cells[column].now.value is not None]
    unknown = [line for line in lines if line.cells[column].now.value is None]
    lower_first = bool(known) and known[0].cells[column].metric.better == Better.LOWER
    return sorted(known, key=lambda line: _value(line, column), reverse=lower_first == reverse) + unknown


def _value(line: Line, column: int) -> Decimal:
    value = line.cells[column].now.value
    assert value is not None
    return Decimal(value)


def _most(figures: Iterable[Figure]) -> Decimal:
    return max((abs(Decimal(figure.value)) for figure in figures if figure.value is not None), default=Decimal(0))


def _by_unit(found: Mapping[int, Sums], paths: Mapping[int, str], units: Sequence[Branch]) -> dict[int, Sums]:
    """The sums of each unit."""
    return {
        unit.pk: added(sums for pk, sums in found.items() if paths.get(pk, "").startswith(unit.path)) for unit in units
    }


def _people(scope: Branch, paths: Mapping[int, str], units: Sequence[Branch], *, day: date) -> dict[int, int]:
    """How many people are posted to each unit that day."""
    found = (
        Posting.objects.on(day)
        .filter(branch__in=Branch.objects.outlets().below(scope))
        .values_list("branch_id")
        .annotate(n=Count("staff", distinct=True))
    )
    counts = list(found)
    return {unit.pk: sum(n for pk, n in counts if paths.get(pk, "").startswith(unit.path)) for unit in units}
