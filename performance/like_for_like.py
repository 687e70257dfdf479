"""Comparing a period that is still running with as much of the one before. Pure: no Django here."""

from datetime import date

from performance.periods import Kind, Period


def comparable_before(period: Period, *, day: date) -> Period:
    """The period before; of one that is running on that day, as many of its days as have passed of this one.

    On 12 October the month is compared with 1–12 September, not with all of September. A shorter month ends earlier.
    """
    before = period.previous()
    if not period.contains(day):
        return before
    last = min(before.first + (day - period.first), before.last)
    return before if last == before.last else Period(Kind.SPAN, before.first, last)
