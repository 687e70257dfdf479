"""The protection period (业绩保护期): how long the claim of whoever found a lead stands. Pure: no Django here."""

from datetime import date, timedelta


def protected_until(captured_on: date, *, days: int) -> date:
    """The last day of the finder's claim; 0 days: the day of capture only."""
    return captured_on + timedelta(days=days)


def is_protected(until: date | None, *, day: date) -> bool:
    """Whether the claim stands on that day, the last one included. None: there never was one."""
    return until is not None and day <= until
