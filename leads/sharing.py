"""Sharing work out among colleagues so that their loads come out as even as can be. Pure: no Django here."""

import heapq
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def share_evenly(items: Iterable[tuple[K, int]], loads: Mapping[int, int]) -> dict[K, int]:
    """Who gets which item: one after the other goes to whoever has least by then, in the order given among equals.

    `items` are keys with their weight in leads; an item without weight counts as the least there is. `loads` says for
    each colleague (id) how much they have already; without colleagues nothing is shared.
    """
    heap = [(load, 0, place, who) for place, (who, load) in enumerate(loads.items())]
    heapq.heapify(heap)
    given: dict[K, int] = {}
    if not heap:
        return given
    for key, weight in items:
        load, n, place, who = heap[0]
        given[key] = who
        heapq.heapreplace(heap, (load + weight, n + 1, place, who))
    return given
