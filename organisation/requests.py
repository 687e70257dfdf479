"""What every view starts from: who asks, and when. The clock is read once per request, here and nowhere below."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from organisation.models import Staff


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: Staff
    htmx: HtmxDetails


V = TypeVar("V", bound=Callable[..., HttpResponseBase])
BY_ITSELF = "asked_by_itself"


def asked_by_itself(view: V) -> V:
    """A view that open pages ask without anybody's doing: it does not keep the session of an empty chair alive."""
    setattr(view, BY_ITSELF, True)
    return view


@dataclass(frozen=True)
class Moment:
    """The moment of a request and its business day in the bank's time zone."""

    now: datetime
    day: date


def moment() -> Moment:
    """Now, as the verbs and queries of one request take it."""
    now = timezone.now()
    return Moment(now, timezone.localdate(now))
