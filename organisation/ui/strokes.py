"""Counting strokes, in fives: where each stands. Pure: no Django here."""

from dataclasses import dataclass
from enum import StrEnum

MOST_STROKES = 12
_STEP, _BETWEEN_FIVES, _BEFORE_EXTRA, STROKE_WIDTH = 5.0, 4.0, 3.0, 2.5


class StrokeKind(StrEnum):
    DONE = "done"
    TODO = "todo"
    EXTRA = "extra"


@dataclass(frozen=True)
class Stroke:
    kind: StrokeKind
    x: float


def strokes(done: int, target: int) -> list[Stroke]:
    """A tall stroke for each act done, a stub for each still to do, a lighter one for each beyond the target."""
    drawn: list[Stroke] = []
    x = 0.0
    for place in range(max(done, target)):
        if place and place % 5 == 0:
            x += _BETWEEN_FIVES
        if place and place == target:
            x += _BEFORE_EXTRA
        kind = StrokeKind.EXTRA if place >= target else StrokeKind.DONE if place < done else StrokeKind.TODO
        drawn.append(Stroke(kind, x))
        x += _STEP
    return drawn
