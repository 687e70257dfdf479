"""The charts as parts of a page: a picture with a title and a description, and the table with the same figures.

Two sizes are drawn, one for a page and one for a hand; the style sheet shows the one that fits. The words a chart shows
are plain: `measured` values lose their marks.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from organisation.ui.amounts import measured, number
from organisation.ui.charts.bars import BarRow, most_of
from organisation.ui.charts.columns import Column, draw_columns
from organisation.ui.charts.funnel import Step, draw_funnel, rates
from organisation.ui.charts.lines import Series, Start, draw_lines
from organisation.ui.charts.matrix import MatrixRow, side
from organisation.ui.charts.shapes import Box, Dot, Drawing, Line, Shape, Words

WIDE, NARROW = 720.0, 340.0


def svg(drawing: Drawing, *, title: str, text: str, look: str) -> SafeString:
    """The shapes as an image that is read aloud by its title and description."""
    return format_html(
        '<svg class="chart__{}" viewBox="0 0 {} {}" width="{}" role="img"><title>{}</title><desc>{}</desc>{}</svg>',
        look,
        f"{drawing.width:g}",
        f"{drawing.height:g}",
        f"{drawing.width:g}",
        title,
        text,
        format_html_join("", "{}", ((_shape(shape),) for shape in drawing.shapes)),
    )


def line_chart(
    title: str,
    text: str,
    names: Sequence[str],
    series: Sequence[Series],
    unit: str = "count",
    start: Start | None = None,
) -> dict[str, Any]:
    """See `components/_line_chart.html`."""

    def draw(width: float, height: float, *, is_narrow: bool) -> Drawing:
        whole = unit == "count"
        return draw_lines(
            names, series, say=_say(unit), width=width, height=height, whole=whole, start=start, is_narrow=is_narrow
        )

    pictures = [
        svg(draw(WIDE, 240.0, is_narrow=False), title=title, text=text, look="wide"),
        svg(draw(NARROW, 200.0, is_narrow=True), title=title, text=text, look="narrow"),
    ]
    rows = [
        (name, [None if one.values[place] is None else measured(one.values[place], unit) for one in series])
        for place, name in enumerate(names)
    ]
    return {
        "title": title,
        "pictures": pictures,
        "series": series,
        "heads": [one.label for one in series],
        "rows": rows,
    }


def column_chart(
    title: str,
    text: str,
    columns: Sequence[Column],
    unit: str = "count",
    label: str = "",
    label_before: str = "",
) -> dict[str, Any]:
    """See `components/_column_chart.html`."""
    say, whole = _say(unit), unit == "count"
    pictures = [
        svg(draw_columns(columns, say=say, width=width, height=height, whole=whole), title=title, text=text, look=look)
        for width, height, look in ((WIDE, 220.0, "wide"), (NARROW, 190.0, "narrow"))
    ]
    compared = any(one.before is not None for one in columns)
    rows = [
        (one.name, [measured(one.value, unit), *([measured(one.before, unit)] if compared else [])]) for one in columns
    ]
    heads = [label, label_before] if compared else [label]
    return {"title": title, "pictures": pictures, "heads": heads, "rows": rows, "compared": compared}


def bar_chart(
    title: str, rows: Sequence[BarRow], unit: str = "count", first: str = "", head: str = ""
) -> dict[str, Any]:
    """See `components/_bar_chart.html`."""
    return {"title": title, "rows": rows, "unit": unit, "first": first, "head": head, "most": most_of(rows)}


def funnel_chart(title: str, text: str, steps: Sequence[Step]) -> dict[str, Any]:
    """See `components/_funnel.html`."""

    def rate_words(rate: float) -> str:
        return _("%(share)s of the step before") % {"share": _whole_percent(rate)}

    pictures = [
        svg(draw_funnel(steps, say_count=number, say_rate=say, width=width), title=title, text=text, look=look)
        for width, say, look in ((560.0, rate_words, "wide"), (NARROW, _whole_percent, "narrow"))
    ]
    rows = [
        (step, "—" if rate is None else _whole_percent(rate)) for step, rate in zip(steps, rates(steps), strict=True)
    ]
    return {"title": title, "pictures": pictures, "steps": rows}


def matrix_chart(
    title: str, text: str, columns: Sequence[str], rows: Sequence[MatrixRow], corner: str
) -> dict[str, Any]:
    """See `components/_matrix.html`."""
    most = max((cell.count for row in rows for cell in row.cells if cell.is_drawn), default=0)
    drawn = [
        (
            row,
            [
                (column, cell, _square(cell.count, most, cell.is_over) if cell.is_drawn else "")
                for column, cell in zip(columns, row.cells, strict=True)
            ],
        )
        for row in rows
    ]
    return {"title": title, "text": text, "columns": columns, "rows": drawn, "corner": corner}


def _square(of: int, most: int, is_over: bool) -> SafeString:
    length = side(of, most=most)
    return format_html(
        '<svg class="matrix__square{}" viewBox="0 0 30 30" aria-hidden="true">'
        '<rect x="{}" y="{}" width="{}" height="{}"/></svg>',
        " matrix__square--over" if is_over else "",
        *[f"{15 - length / 2:.1f}"] * 2,
        *[f"{length:.1f}"] * 2,
    )


def _say(unit: str) -> Callable[[float], str]:
    """A value as the axis writes it: without a tenth that says nothing."""

    def say(value: float) -> str:
        if unit == "share":
            return f"{Decimal(str(value * 100)).quantize(Decimal('0.1')).normalize():f}%"
        return str(strip_tags(measured(value, unit)))

    return say


def _whole_percent(ratio: float) -> str:
    return f"{ratio * 100:.0f}%"


def _shape(shape: Shape) -> SafeString:
    match shape:
        case Line():
            return format_html('<path class="{}" d="{}"/>', shape.look, shape.d)
        case Box():
            place = (f"{value:.1f}" for value in (shape.x, shape.y, shape.width, shape.height))
            return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', shape.look, *place)
        case Dot():
            place = (f"{value:.1f}" for value in (shape.x, shape.y, shape.r))
            return format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', shape.look, *place)
        case Words():
            place = (f"{value:.1f}" for value in (shape.x, shape.y))
            return format_html(
                '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>',
                shape.look,
                *place,
                shape.anchor,
                shape.text,
            )
