"""The axis beside a chart: round steps, and the height of a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` over heights from `bottom` up to `top` (which is the smaller number)."""

    ticks: tuple[float, ...]
    top: float
    bottom: float

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]

    def y(self, value: float) -> float:
        """How far down the value stands, never outside."""
        part = (value - self.low) / (self.high - self.low)
        return self.bottom - min(max(part, 0.0), 1.0) * (self.bottom - self.top)


def scale(values: Iterable[float], *, top: float, bottom: float, most: int = 5, whole: bool = False) -> Scale:
    """A scale that begins at zero (or below, where a value is) and holds every value; 1, 2 or 5 times ten a step.

    `whole` for counts, which know no half. Without values it goes from 0 to 1.
    """
    known = list(values) or [0.0]
    low, high = min(0.0, *known), max(0.0, *known)
    step = _step((high - low) / most) if high > low else 1.0
    if whole:
        step = max(1.0, ceil(step))
    first, last = floor(round(low / step, 9)), ceil(round(high / step, 9))
    last = max(last, first + 1)
    return Scale(tuple(round(place * step, 9) for place in range(first, last + 1)), top, bottom)


def _step(least: float) -> float:
    """The smallest round number that is not less."""
    power = 10.0 ** floor(log10(least))
    return next((times * power for times in (1.0, 2.0, 5.0) if times * power >= least * (1 - 1e-9)), 10.0 * power)
