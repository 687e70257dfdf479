"""What the tests ask of the readings."""

from datetime import date
from decimal import Decimal

from organisation.models import Staff
from performance.additive import ADDITIVE
from performance.models import DailyFigure, PeriodTotal
from performance.periods import Kind
from performance.rollup import check, drain


def figures(rows: object) -> dict[str, int | Decimal]:
    """The sums of the rows, without the noughts."""
    sums = {code: sum(getattr(row, code) for row in rows) for code in ADDITIVE}  # type: ignore[attr-defined]
    return {code: value for code, value in sums.items() if value}


def day_of(staff: Staff, day: date, **where: object) -> dict[str, int | Decimal]:
    """The person's figures of the day, after everything waiting was rolled up and found right."""
    settle()
    return figures(list(DailyFigure.objects.filter(staff=staff, day=day, **where)))


def month_of(staff: Staff, day: date, **where: object) -> dict[str, int | Decimal]:
    """The person's totals of the month of that day."""
    settle()
    return figures(list(PeriodTotal.objects.filter(staff=staff, kind=Kind.MONTH, start=day.replace(day=1), **where)))


def settle() -> None:
    drain()
    verdict = check()
    assert verdict.wrong == 0, verdict
