"""What a drawing is made of, in units of its own width and height. `look` names a class of `chart.css`."""

from collections.abc import Sequence
from dataclasses import dataclass

TEXT_SIZE = 12.0
_NARROW = 0.58  # of the size: what a Latin letter or digit takes on average; a Chinese character takes it whole


@dataclass(frozen=True)
class Line:
    """A path without a closed end, or with one."""

    d: str
    look: str


@dataclass(frozen=True)
class Box:
    """A column, a bar."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True)
class Dot:
    """The end of a line."""

    x: float
    y: float
    look: str
    r: float = 4.0


@dataclass(frozen=True)
class Words:
    """A text; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    look: str = ""
    anchor: str = "start"


Shape = Line | Box | Dot | Words


@dataclass(frozen=True)
class Drawing:
    """The shapes in the order they are laid over each other."""

    width: float
    height: float
    shapes: Sequence[Shape]


def width_of(text: str, size: float = TEXT_SIZE) -> float:
    """About how wide a text stands; enough to leave room for it."""
    return sum(size if ord(character) > 0x2E80 else size * _NARROW for character in text)


def path_of(points: Sequence[tuple[float, float] | None]) -> str:
    """A line through the points, broken where nothing is known; a point alone becomes a dot of the pen's width."""
    d = ""
    for place, point in enumerate(points):
        if point is None:
            continue
        is_first = place == 0 or points[place - 1] is None
        is_alone = is_first and (place + 1 == len(points) or points[place + 1] is None)
        d += f"{'M' if is_first else 'L'}{point[0]:.1f} {point[1]:.1f}{'h0' if is_alone else ''}"
    return d
