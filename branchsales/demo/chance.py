"""Drawing lots: everything by one `random.Random`, so that a seed tells the whole story. Pure."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """A choice among things of different weight, quick to draw from."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.things = tuple(weights)
        self._bounds = list(accumulate(weights.values()))

    def pick(self, rng: Random) -> T:
        """One of them, as often as its weight says."""
        return self.things[bisect_right(self._bounds, rng.random() * self._bounds[-1], 0, len(self.things) - 1)]


def count_of(rng: Random, expected: float) -> int:
    """How often something happens that happens `expected` times on average (Poisson)."""
    limit, product, count = math.exp(-expected), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def around(rng: Random, median: float, *, spread: float) -> float:
    """A positive number about the median; half of all lie between median / e^(0.67 spread) and median × that."""
    return median * math.exp(rng.gauss(0, spread))
