"""Bars one below the other in one scale; the page writes them as a table (`components/_bar_chart.html`)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class BarRow:
    """One bar with its name; `url` leads to the records behind the figure, `note` steps back behind the name."""

    name: str
    value: float | None
    url: str = ""
    note: str = ""
    is_own: bool = False


def most_of(rows: Sequence[BarRow]) -> float:
    """The value that takes the whole width; 1 where there is none, so that nothing is divided by nothing."""
    return max((row.value for row in rows if row.value), default=1.0)
