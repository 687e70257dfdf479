"""The way a lead travelled, from who found it to who closed it. Pure: no Django here; see `organisation.ui.journey`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

MOST_STOPS = 6


class StopKind(StrEnum):
    """What happened, or is to happen, at a stop."""

    FOUND = "found"
    ASSIGNED = "assigned"
    ASKED = "asked"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    MET = "met"
    SOLD = "sold"
    LOST = "lost"
    BETWEEN = "between"  # several stops folded into one


CONTACTS = frozenset({StopKind.REACHED, StopKind.NOT_REACHED, StopKind.MET})


@dataclass(frozen=True)
class Stop:
    """One stop. `who` is a stored name; `gap_label` is the time taken from here to the next stop ("18 min").

    `label` replaces the words for the kind. `count` is how many stops were folded into this one.
    """

    kind: StopKind
    who: str = ""
    when: date | datetime | None = None
    is_done: bool = True
    gap_label: str = ""
    label: str = ""
    count: int = 1


def fold(stops: Sequence[Stop], *, most: int = MOST_STOPS) -> list[Stop]:
    """At most so many stops: first the contacts that follow one another become one, then what lies in the middle.

    The beginning and the end of the way always stay.
    """
    if len(stops) <= most:
        return list(stops)
    folded: list[Stop] = []
    for is_contact, run in groupby(stops, key=lambda stop: stop.is_done and stop.kind in CONTACTS):
        together = list(run)
        folded += [_one_contact(together)] if is_contact and len(together) > 1 else together
    if len(folded) <= most:
        return folded
    tail = most - 2
    middle = folded[1:-tail]
    between = Stop(
        StopKind.BETWEEN, when=middle[-1].when, gap_label=middle[-1].gap_label, count=sum(stop.count for stop in middle)
    )
    return [folded[0], between, *folded[-tail:]]


def _one_contact(run: Sequence[Stop]) -> Stop:
    """Several contacts as one: a meeting if there was one, else reached if anybody was ever reached."""
    kinds = {stop.kind for stop in run}
    kind = next(kind for kind in (StopKind.MET, StopKind.REACHED, StopKind.NOT_REACHED) if kind in kinds)
    return replace(run[-1], kind=kind, count=len(run), label="")
