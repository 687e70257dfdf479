"""A chart of one or a few figures over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from organisation.ui.charts.frame import Say, grid, margin_for, names_below
from organisation.ui.charts.scale import Scale, scale
from organisation.ui.charts.shapes import Dot, Drawing, Line, Shape, Words, path_of, width_of

_TOP, _FOOT, _LINE = 14.0, 24.0, 15.0

Value = float | None


@dataclass(frozen=True)
class Series:
    """One line: a value for each name below the axis, None where nothing is known (the line has a gap there).

    `is_compared` is what the first one is measured against: thin and dashed. `band` is the range the value may lie in.
    """

    label: str
    values: Sequence[Value]
    is_compared: bool = False
    band: Sequence[tuple[float, float] | None] = ()


@dataclass(frozen=True)
class Start:
    """An upright line before the place where something began, with its words."""

    place: int
    words: str


def draw_lines(
    names: Sequence[str],
    series: Sequence[Series],
    *,
    say: Say,
    width: float = 720.0,
    height: float = 240.0,
    whole: bool = False,
    start: Start | None = None,
    is_narrow: bool = False,
) -> Drawing:
    """The lines with their names and last values at their ends; narrow, with the values alone.

    `say` writes a value as the axis and the ends show it.
    """
    known = [value for one in series for value in one.values if value is not None]
    known += [edge for one in series for pair in one.band if pair is not None for edge in pair]
    axis = scale(known, top=_TOP, bottom=height - _FOOT, whole=whole)
    ends = [(one, _end_words(one, say, is_narrow=is_narrow)) for one in series]
    left = margin_for(axis.ticks, say)
    right = width - max((width_of(words) for _one, words in ends), default=0.0) - 12.0
    step = (right - left) / max(len(names) - 1, 1)
    at = [left + place * step for place in range(len(names))]
    shapes: list[Shape] = list(grid(axis, left=left, right=right, say=say))
    shapes += [Line(d, "chart__area") for one in series if (d := _band(one, at, axis))]
    if start is not None and 0 < start.place < len(at):
        x = at[start.place] - step / 2
        shapes.append(Line(f"M{x:.1f} {_TOP - 8:.1f}V{axis.bottom:.1f}", "chart__start"))
        is_late = x + 6 + width_of(start.words) > right
        shapes.append(
            Words(x - 6 if is_late else x + 6, _TOP, start.words, "chart__then", "end" if is_late else "start")
        )
    for one in sorted(series, key=lambda each: not each.is_compared):
        look = "chart__line chart__line--then" if one.is_compared else "chart__line"
        shapes.append(Line(path_of(_points(one.values, at, axis)), look))
    shapes += _ends(ends, at, axis)
    shapes += names_below(names, at, y=height - 6.0, left=0.0, right=width)
    return Drawing(width, height, shapes)


def _points(values: Sequence[Value], at: Sequence[float], axis: Scale) -> list[tuple[float, float] | None]:
    return [None if value is None else (x, axis.y(value)) for x, value in zip(at, values, strict=True)]


def _band(one: Series, at: Sequence[float], axis: Scale) -> str:
    """The outline of the range: along its upper edge, back along the lower one."""
    edges = [(x, pair) for x, pair in zip(at, one.band, strict=False) if pair is not None]
    if len(edges) < 2:
        return ""
    outline = [(x, axis.y(high)) for x, (_low, high) in edges] + [
        (x, axis.y(low)) for x, (low, _high) in reversed(edges)
    ]
    return path_of(outline) + "Z"


def _last(one: Series) -> tuple[int, float] | None:
    return next(((place, value) for place, value in reversed(list(enumerate(one.values))) if value is not None), None)


def _end_words(one: Series, say: Say, *, is_narrow: bool) -> str:
    last = _last(one)
    if last is None:
        return ""
    return say(last[1]) if is_narrow else f"{one.label} {say(last[1])}"


def _ends(ends: Sequence[tuple[Series, str]], at: Sequence[float], axis: Scale) -> Iterator[Shape]:
    """A dot on the last value, its words beside the chart; where two would touch, the lower one moves down."""
    placed = sorted(
        ((axis.y(last[1]), at[last[0]], one, words) for one, words in ends if (last := _last(one)) is not None),
        key=lambda end: end[0],
    )
    lowest = -_LINE
    for y, x, one, words in placed:
        lowest = max(y, lowest + _LINE)
        if not one.is_compared:
            yield Dot(x, y, "chart__dot")
        yield Words(at[-1] + 9.0, lowest + 4.0, words, "chart__then" if one.is_compared else "chart__now")
