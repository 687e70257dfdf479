"""The lobby log of today as the page shows it: what is counted, and how it is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.models import TrafficLog
from organisation.models import Staff

LABELS: Mapping[str, Promise] = {
    "received": _("Received"),
    "diverted": _("Diverted"),
    "identified": _("Identified"),
}


@dataclass(frozen=True)
class Counter:
    """One thing that is counted, its number of the day, and the tokens with which the next taps are told apart."""

    what: str
    label: str | Promise
    count: int
    up: UUID
    down: UUID


def counters_of(log: TrafficLog | None) -> list[Counter]:
    """The counters in the order of a customer's way through the lobby; without a log all at nought."""
    return [counter_of(log, what) for what in LABELS]


def counter_of(log: TrafficLog | None, what: str) -> Counter:
    """One of them."""
    return Counter(what, LABELS[what], getattr(log, what) if log else 0, uuid4(), uuid4())


def log_of(staff: Staff, *, day: date) -> TrafficLog | None:
    """What the person has counted on that day."""
    return TrafficLog.objects.visible_to(staff, day=day).filter(staff=staff, day=day).first()
