"""Walking a customer over now: a referral that expects its answer in minutes, by the clock on the wall. Pure.

What happens once the time has passed is the clock's business; until then it is told as waiting too long, and the
referrer may ask somebody else (`referrals.services.ask_another`).
"""

from datetime import datetime, timedelta
from math import ceil

MINUTES = 10  # a customer who stands in the lobby does not wait longer
LONGEST = 120


def due_at(now: datetime) -> datetime:
    """When the colleague should have come."""
    return now + timedelta(minutes=MINUTES)


def minutes_left(due: datetime, *, now: datetime) -> int:
    """Whole minutes until then, a begun one counted; negative: so many whole minutes too long."""
    return ceil((due - now) / timedelta(minutes=1))
