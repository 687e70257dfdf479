"""The morning's list as the person is putting it together: its order and what is ticked stand in the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.http import QueryDict

from branchsales.workspace.day.rows import Line
from leads.services.commit_plan import MOST_ITEMS


@dataclass(frozen=True)
class Adjusted:
    """What was asked for: the order of the leads, those ticked, and one that goes a place up or down."""

    shown: Sequence[int]
    ticked: frozenset[int]
    moved: int | None
    step: int

    @classmethod
    def asked(cls, query: QueryDict) -> Self | None:
        """None if nothing was adjusted; what is no number is left out."""
        shown = _ids(query, "shown")
        up, down = _ids(query, "up"), _ids(query, "down")
        if not shown:
            return None
        moved = next(iter([*up, *down]), None)
        return cls(shown, frozenset(_ids(query, "leads")), moved, -1 if up else 1)

    def applied(self, lines: Sequence[Line]) -> list[Line]:
        """The lines in that order, ticked as asked; what is new since stands at the end."""
        places = {pk: place for place, pk in enumerate(self._order())}
        known = sorted((line for line in lines if line.lead.pk in places), key=lambda line: places[line.lead.pk])
        kept = [replace(line, is_ticked=line.lead.pk in self.ticked) for line in known]
        return [*kept, *(line for line in lines if line.lead.pk not in places)]

    def _order(self) -> list[int]:
        order = list(dict.fromkeys(self.shown))
        if self.moved in order:
            place = order.index(self.moved)
            other = min(max(place + self.step, 0), len(order) - 1)
            order[place], order[other] = order[other], order[place]
        return order


def _ids(query: QueryDict, name: str) -> list[int]:
    """At most as many as twice a plan holds: an address is not a place to keep a list of thousands."""
    return [int(text) for text in query.getlist(name) if text.isascii() and text.isdigit() and len(text) < 19][
        : 2 * MOST_ITEMS
    ]
