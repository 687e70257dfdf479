"""Small drawings made on the server: tally, bar, spark, split bar, clock.

Widths are attributes of SVG shapes, so that no inline style is needed.
"""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from organisation.ui.amounts import duration_minutes, number
from organisation.ui.split import Slice, SplitPart, slices
from organisation.ui.strokes import MOST_STROKES, STROKE_WIDTH, Stroke, StrokeKind, strokes

Number = int | float | Decimal

_RING = 44.0  # the circumference of a circle of radius 7
_SPARK_WIDTH, _SPARK_HEIGHT = 88.0, 22.0
_SLICE_LOOKS = {"found": "split__a", "closed": "split__b"}


def tally(done: int, target: int, *, large: bool = False) -> SafeString:
    """Strokes for what was done against the target; above twelve it becomes a bar. Write the figures beside it."""
    if max(done, target) > MOST_STROKES:
        return bar(done, target)
    drawn = strokes(done, target)
    width = drawn[-1].x + STROKE_WIDTH if drawn else STROKE_WIDTH
    return format_html(
        '<svg class="tally{}" viewBox="0 0 {} 14" width="{}" height="14" aria-hidden="true">{}</svg>',
        " tally--l" if large else "",
        f"{width:g}",
        f"{width:g}",
        format_html_join("", '<rect class="tally__{}" x="{}"{} width="2.5" height="{}"/>', map(_stroke, drawn)),
    )


def counted(done: int, target: int) -> SafeString:
    """Figures and strokes: 7 / 12 and the tally."""
    return format_html(
        '<span class="counted"><span class="counted__n">{} <span class="counted__of">/ {}</span></span>{}</span>',
        number(done),
        number(target),
        tally(done, target),
    )


def bar(value: Number, target: Number, *, pace: Number | None = None, look: str = "") -> SafeString:
    """Actual against target; the upright tick is where the pace should be. Silent: the figures stand beside it.

    `pace` is in the unit of the value; behind it the bar is grey, never red.
    """
    whole = Decimal(str(target))
    behind = pace is not None and Decimal(str(value)) < Decimal(str(pace))
    return format_html(
        '<svg class="bar{}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar__track" width="100" height="8"/>'
        '<rect class="bar__value{}" width="{}" height="8"/>{}</svg>',
        f" {look}" if look else "",
        " bar__value--behind" if behind else "",
        f"{_part(value, whole):.1f}",
        "" if pace is None else format_html('<path class="bar__pace" d="M{} -3V11"/>', f"{_part(pace, whole):.1f}"),
    )


def spark(values: Sequence[Number | None], label: str) -> SafeString:
    """A line of small multiples with a dot on the last value; gaps where nothing is known. Read aloud by its label."""
    known = [float(value) for value in values if value is not None]
    if not known:
        return SafeString("")
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = _SPARK_WIDTH / max(len(values) - 1, 1)
    points = [
        None if value is None else (place * step, _SPARK_HEIGHT - 2 - (float(value) - low) / span * (_SPARK_HEIGHT - 4))
        for place, value in enumerate(values)
    ]
    line, pen = "", "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        line += f"{pen}{point[0]:.1f} {point[1]:.1f}"
        pen = "L"
    x, y = next(point for point in reversed(points) if point is not None)
    return format_html(
        '<svg class="spark" viewBox="0 0 88 22" role="img"><title>{}</title><desc>{}</desc>'
        '<path d="{}"/><circle cx="{}" cy="{}" r="2"/></svg>',
        label,
        ", ".join(number(value) for value in values),
        line,
        f"{x:.1f}",
        f"{y:.1f}",
    )


def split_bar(parts: Sequence[SplitPart], *, of: Decimal = Decimal(1), look: str = "") -> SafeString:
    """The shares to scale, found part first. Silent: say them in words beside it."""
    return format_html(
        '<svg class="split__bar{}" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        f" {look}" if look else "",
        format_html_join("", '<rect class="{}" x="{}" width="{}" height="4"/>', map(_slice, slices(parts, of=of))),
    )


def clock(minutes_left: int, *, of: int, due: int = 60, late: int = 10) -> SafeString:
    """Minutes left to answer: the ring empties, the words say how much. Ochre under `due`, cinnabar under `late`.

    Less than none is told as waiting too long, and by how much.
    """
    left = max(minutes_left, 0)
    tone = " clock--late" if left < late else " clock--due" if left < due else ""
    if left:
        words = _("%(time)s left") % {"time": duration_minutes(left, working=True)}
    elif minutes_left < 0:
        words = _("waiting %(time)s too long") % {"time": duration_minutes(-minutes_left, working=True)}
    else:
        words = _("time is up")
    return format_html(
        '<span class="clock{}"><svg class="clock__ring" viewBox="0 0 18 18" aria-hidden="true">'
        '<circle class="clock__track" cx="9" cy="9" r="7"/>'
        '<circle class="clock__left" cx="9" cy="9" r="7" stroke-dasharray="{} {}" transform="rotate(-90 9 9)"/>'
        "</svg>{}</span>",
        tone,
        f"{_RING * min(left / of, 1) if of else 0:.1f}",
        _RING,
        words,
    )


def _part(value: Number, whole: Decimal) -> Decimal:
    """How much of the width the value takes, never beyond it."""
    if whole <= 0:
        return Decimal(0)
    return min(max(Decimal(str(value)) / whole * 100, Decimal(0)), Decimal(100))


def _slice(piece: Slice) -> tuple[str, str, str]:
    return _SLICE_LOOKS[piece.part], f"{piece.x:.1f}", f"{piece.width:.1f}"


def _stroke(stroke: Stroke) -> tuple[str, str, SafeString, str]:
    if stroke.kind is StrokeKind.TODO:
        return stroke.kind, f"{stroke.x:g}", SafeString(' y="9.5"'), "4.5"
    return stroke.kind, f"{stroke.x:g}", SafeString(""), "14"
