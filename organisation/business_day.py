"""The business day: the calendar date in the bank's time zone, the day of every fact. Pure: no Django here."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def business_day(moment: datetime, *, zone: ZoneInfo) -> date:
    """The bank's calendar date at that moment. A moment without an offset is refused: its day would be a guess."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(zone).date()


def start_of_day(day: date, *, zone: ZoneInfo) -> datetime:
    """The first moment of the business day, in the bank's zone.

    Not always 00:00: where clocks go forward at midnight the day begins at 01:00.
    """
    midnight = datetime.combine(day, time.min, tzinfo=zone)
    return midnight.astimezone(UTC).astimezone(zone)


def end_of_day(day: date, *, zone: ZoneInfo) -> datetime:
    """The last moment of the business day: still that day, so a fact may be dated with it.

    For a range of moments rather ask `start_of_day(day) <= moment < start_of_day(day after)`.
    """
    after = start_of_day(day + timedelta(days=1), zone=zone)
    return (after.astimezone(UTC) - timedelta(microseconds=1)).astimezone(zone)
