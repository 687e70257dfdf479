"""What every view starts from: who asks, and when. The clock is read once per request, here and nowhere below."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from organisation.models import Staff


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: Staff
    htmx: HtmxDetails


@dataclass(frozen=True)
class Moment:
    """The moment of a request and its business day in the bank's time zone."""

    now: datetime
    day: date


def moment() -> Moment:
    """Now, as the verbs and queries of one request take it."""
    now = timezone.now()
    return Moment(now, timezone.localdate(now))
