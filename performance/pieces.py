"""The stored readings that make up a period: whole years, quarters and months, and the days around them. Pure."""

from datetime import date, timedelta

from performance.periods import Kind, Period, period_of

_DAY = timedelta(days=1)


def pieces(period: Period) -> list[Period]:
    """The period as it is stored: itself if its totals are; else the largest that fit, days in between as spans.

    Two years asked for as a span are read as two rows a person, not as 500.
    """
    if period.kind.has_totals:
        return [period]
    found: list[Period] = []
    day = period.first
    while day <= period.last:
        piece = _largest_from(day, period.last)
        if piece.kind == Kind.DAY and found and not found[-1].kind.has_totals:
            piece = Period(Kind.SPAN, found.pop().first, day)
        found.append(piece)
        day = piece.last + _DAY
    return found


def _largest_from(day: date, last: date) -> Period:
    for kind in (Kind.YEAR, Kind.QUARTER, Kind.MONTH):
        piece = period_of(day, kind)
        if piece.first == day and piece.last <= last:
            return piece
    return period_of(day, Kind.DAY)
