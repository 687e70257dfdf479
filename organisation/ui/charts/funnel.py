"""How many reach each step, and the time taken between two."""

from collections.abc import Sequence
from dataclasses import dataclass

from organisation.ui.charts.frame import Say
from organisation.ui.charts.shapes import Box, Drawing, Line, Shape, Words, width_of

_NAME_SIZE, _BAR, _BETWEEN = 13.0, 24.0, 28.0


@dataclass(frozen=True)
class Step:
    """One step; `url` leads to its records.

    `took` is the time since the step before in words, `is_slow` where it is lost.
    """

    name: str
    count: int
    took: str = ""
    is_slow: bool = False
    url: str = ""


def rates(steps: Sequence[Step]) -> list[float | None]:
    """The part of the step before that reached each step; None for the first, and after nobody."""
    before = [None, *(step.count for step in steps)]
    return [step.count / earlier if earlier else None for step, earlier in zip(steps, before, strict=False)]


def draw_funnel(steps: Sequence[Step], *, say_count: Say, say_rate: Say, width: float = 560.0) -> Drawing:
    """Bars to one scale, the first the longest unless a later one holds more; the time on the line between them."""
    left = max((width_of(step.name, _NAME_SIZE) for step in steps), default=0.0) + 10.0
    rate_words = ["" if rate is None else say_rate(rate) for rate in rates(steps)]
    room = width - left - max((width_of(words) for words in rate_words), default=0.0) - 16.0
    room -= max((width_of(say_count(step.count), 14.0) for step in steps), default=0.0) + 8.0
    most = max((step.count for step in steps), default=0) or 1
    shapes: list[Shape] = []
    for place, (step, words) in enumerate(zip(steps, rate_words, strict=True)):
        y = 4.0 + place * (_BAR + _BETWEEN)
        length = step.count / most * room
        if place:
            shapes.append(Line(f"M{left + 0.5:.1f} {y - _BETWEEN:.1f}V{y:.1f}", "funnel__link"))
            look = "funnel__took funnel__took--slow" if step.is_slow else "funnel__took"
            shapes.append(Words(left + 10.0, y - _BETWEEN / 2 + 4.0, step.took, look))
        shapes.append(Words(left - 10.0, y + 16.5, step.name, "funnel__name", "end"))
        is_last = place == len(steps) - 1
        shapes.append(
            Box(left, y, max(length, 1.0), _BAR, "funnel__bar funnel__bar--won" if is_last else "funnel__bar")
        )
        shapes.append(Words(left + max(length, 1.0) + 8.0, y + 17.0, say_count(step.count), "funnel__n"))
        shapes.append(Words(width, y + 16.5, words, "funnel__rate", "end"))
    return Drawing(width, max(len(steps) * (_BAR + _BETWEEN) - _BETWEEN + 8.0, 8.0), shapes)
