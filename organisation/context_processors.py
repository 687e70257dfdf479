"""What every page may speak of."""

from datetime import date, datetime
from typing import TypedDict

from django.http import HttpRequest

from organisation.requests import moment


class Clock(TypedDict):
    """The moment a page speaks from. A view that passes its own `now` and `today` wins."""

    now: datetime
    today: date


def clock(request: HttpRequest) -> Clock:
    """Now, and the business day in the bank's time zone: what "today" means on the page."""
    at = moment()
    return {"now": at.now, "today": at.day}
