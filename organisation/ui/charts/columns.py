"""A chart of a figure by kind or by period, perhaps beside an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass

from organisation.ui.charts.frame import Say, grid, margin_for, names_below
from organisation.ui.charts.scale import scale
from organisation.ui.charts.shapes import Box, Drawing, Shape, Words, width_of

_TOP, _FOOT = 20.0, 24.0
_WIDEST = 28.0


@dataclass(frozen=True)
class Column:
    """One kind: what it is now, and before if that is known."""

    name: str
    value: float | None
    before: float | None = None


def draw_columns(
    columns: Sequence[Column], *, say: Say, width: float = 720.0, height: float = 220.0, whole: bool = False
) -> Drawing:
    """Each column with its value above it where there is room; the earlier one pale behind its shoulder."""
    values = [value for one in columns for value in (one.value, one.before) if value is not None]
    axis = scale(values, top=_TOP, bottom=height - _FOOT, whole=whole)
    left = margin_for(axis.ticks, say)
    slot = (width - left) / max(len(columns), 1)
    thick = min(slot * 0.6, _WIDEST)
    shapes: list[Shape] = list(grid(axis, left=left, right=width, say=say))
    middles = [left + (place + 0.5) * slot for place in range(len(columns))]
    room_for_values = all(width_of(say(one.value)) <= slot for one in columns if one.value is not None)
    zero = axis.y(0.0)
    for x, one in zip(middles, columns, strict=True):
        shift = thick * 0.2 if one.before is not None else 0.0
        for value, look, begin in (
            (one.before, "chart__col--then", x - thick / 2 + 2 * shift),
            (one.value, "chart__col", x - thick / 2 - shift),
        ):
            if value is not None:
                y = axis.y(value)
                shapes.append(Box(begin, min(y, zero), thick, abs(zero - y), look))
        if room_for_values and one.value is not None:
            shapes.append(Words(x - shift, min(axis.y(one.value), zero) - 5.0, say(one.value), "chart__now", "middle"))
    shapes += names_below([one.name for one in columns], middles, y=height - 6.0, left=left, right=width)
    return Drawing(width, height, shapes)
