"""Figures of people and units: additive ones as they are summed, every metric put together from the sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from django.db import connection

from organisation.models import Branch
from organisation.money import FEN, yuan
from performance.additive import ADDITIVE, MONEY, comma
from performance.metrics import CATALOGUE, Kind, Metric, Unit
from performance.periods import Period
from performance.ratios import ratio
from performance.stored import stored_rows

Sums = Mapping[str, int]  # additive figures by code, money in fen


@dataclass(frozen=True)
class Figure:
    """A metric's value; of a ratio also what stands above (`k`) and below the line (`n`). None is shown as "—"."""

    value: Decimal | int | None
    k: Decimal | int | None = None
    n: Decimal | int | None = None


NOTHING: Sums = dict.fromkeys(ADDITIVE, 0)


def figure_of(metric: Metric, sums: Sums) -> Figure:
    """The metric put together from the sums of its additive figures."""
    k = _sum(metric.numerator, sums)
    if metric.kind == Kind.ADDITIVE:
        return Figure(value=k)
    n = _sum(metric.denominator, sums)
    value = ratio(k * metric.factor, n)
    if value is not None and metric.unit == Unit.MONEY:
        value = value.quantize(FEN, rounding=ROUND_HALF_EVEN)
    return Figure(value=value, k=k, n=n)


def all_figures(sums: Sums) -> dict[str, Figure]:
    """Every metric of the catalogue."""
    return {code: figure_of(metric, sums) for code, metric in CATALOGUE.items()}


def figures_of(staff_ids: Iterable[int], first: date, last: date) -> dict[int, Sums]:
    """The additive figures of these people from the first to the last day, wherever they worked; money in fen.

    One query, whatever the number of people; somebody without a fact has noughts. See also `figure_of`.
    """
    ids = list(staff_ids)
    found = _sums_by(
        f"SELECT staff_id, {comma('sum({})')} FROM performance_dailyfigure"
        " WHERE staff_id = ANY (%s) AND day BETWEEN %s AND %s GROUP BY 1",
        [ids, first, last],
    )
    return {staff_id: found.get(staff_id, NOTHING) for staff_id in ids}


def figures_in(staff_id: int, periods: Sequence[Period]) -> list[Sums]:
    """One person's additive figures in each of the periods, wherever they worked, in one query; money in fen."""
    found = _sums_by(
        f"SELECT place, {comma('sum({})')}"
        " FROM unnest(%s::date[], %s::date[]) WITH ORDINALITY AS asked (first, last, place)"
        " JOIN performance_dailyfigure ON staff_id = %s AND day BETWEEN first AND last GROUP BY 1",
        [[period.first for period in periods], [period.last for period in periods], staff_id],
    )
    return [found.get(place, NOTHING) for place in range(1, len(periods) + 1)]


def figures_of_branches(unit: Branch, period: Period) -> dict[int, Sums]:
    """The additive figures of every branch in the unit that did anything in the period; money in fen."""
    rows = stored_rows([period], unit=unit, columns=f"t.branch_id, {comma('t.{}')}")
    return _sums_by(f"SELECT branch_id, {comma('sum({})')} FROM ({rows}) stored GROUP BY 1", None)


def figures_of_people(unit: Branch, period: Period) -> dict[int, Sums]:
    """The additive figures of everybody who did anything in the unit in the period, of what they did there; in fen."""
    rows = stored_rows([period], unit=unit, columns=f"t.staff_id, {comma('t.{}')}")
    return _sums_by(f"SELECT staff_id, {comma('sum({})')} FROM ({rows}) stored GROUP BY 1", None)


def sums_of(unit: Branch, period: Period) -> Sums:
    """The additive figures of everything done in the unit in the period; money in fen."""
    rows = stored_rows([period], unit=unit, columns=comma("t.{}"))
    return _sums_by(f"SELECT 0, {comma('coalesce(sum({}), 0)')} FROM ({rows}) stored", None)[0]


def added(several: Iterable[Sums]) -> Sums:
    """The sums of several people or branches together; ratios are made from these, never averaged."""
    total = dict(NOTHING)
    for sums in several:
        for code, value in sums.items():
            total[code] += value
    return total


def _sums_by(statement: str, parameters: list[date | int | str | list[int] | list[date]] | None) -> dict[int, Sums]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or [])
        return {row[0]: {code: int(value) for code, value in zip(ADDITIVE, row[1:], strict=True)} for row in cursor}


def _sum(codes: tuple[str, ...], sums: Sums) -> Decimal | int:
    total = sum(sums[code] for code in codes)
    return yuan(total) if codes[0] in MONEY else total
