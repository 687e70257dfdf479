"""What every chart with an axis shares: the grid with its figures, and the names below it."""

from collections.abc import Callable, Iterator, Sequence

from organisation.ui.charts.scale import Scale
from organisation.ui.charts.shapes import Line, Shape, Words, width_of

Say = Callable[[float], str]

_BETWEEN_NAMES = 12.0


def margin_for(ticks: Sequence[float], say: Say) -> float:
    """Room on the left for the longest figure of the axis."""
    return max(width_of(say(tick)) for tick in ticks) + 8.0


def grid(scale: Scale, *, left: float, right: float, say: Say) -> Iterator[Shape]:
    """A line for each step; the one at zero carries the chart."""
    for tick in scale.ticks:
        y = scale.y(tick)
        yield Line(f"M{left:.1f} {y:.1f}H{right:.1f}", "chart__axis" if tick == 0 else "chart__grid")
        yield Words(left - 6.0, y + 4.0, say(tick), anchor="end")


def names_below(names: Sequence[str], at: Sequence[float], *, y: float, left: float, right: float) -> Iterator[Words]:
    """As many names as have room: the last, others evenly from it, and the first; none reaches out."""
    if not names:
        return
    room = max(width_of(name) for name in names[1:] or names) + _BETWEEN_NAMES
    gap = at[1] - at[0] if len(at) > 1 else room
    every = next((step for step in range(1, len(names)) if step * gap >= room), len(names))
    first = _name(names[0], at[0], y=y, left=left, right=right)
    for place in range(len(names) - 1, 0, -every):
        name = _name(names[place], at[place], y=y, left=left, right=right)
        if _span(name)[0] < _span(first)[1] + _BETWEEN_NAMES and place < len(names) - 1:
            break
        yield name
    if len(names) == 1 or _span(first)[1] + _BETWEEN_NAMES <= right - width_of(names[-1]):
        yield first


def _name(text: str, x: float, *, y: float, left: float, right: float) -> Words:
    half = width_of(text) / 2
    if x + half > right:
        return Words(right, y, text, anchor="end")
    if x - half < left:
        return Words(left, y, text)
    return Words(x, y, text, anchor="middle")


def _span(name: Words) -> tuple[float, float]:
    """From where to where a name stands."""
    width = width_of(name.text)
    begin = {"start": name.x, "middle": name.x - width / 2, "end": name.x - width}[name.anchor]
    return begin, begin + width
