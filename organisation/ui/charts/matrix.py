"""Who did how much with whom: a square to scale, solid where it went better than expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

FEWEST = 5
LARGEST = 28.0


@dataclass(frozen=True)
class Cell:
    """So many, and how they went against what was expected (1 is as expected). Below `FEWEST` nothing is drawn."""

    count: int
    ratio: float | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there are enough to say anything."""
        return self.count >= FEWEST and self.ratio is not None

    @property
    def is_over(self) -> bool:
        """Whether it went better than expected."""
        return self.ratio is not None and self.ratio > 1


@dataclass(frozen=True)
class MatrixRow:
    """One person and what they did with each of the columns, in their order; `total` is how they did overall."""

    name: str
    cells: Sequence[Cell]
    total: float | None = None


def side(count: int, *, most: int) -> float:
    """The side of the square: its area is the count, that of the most the largest."""
    return LARGEST * sqrt(count / most) if most > 0 else 0.0
