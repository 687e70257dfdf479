"""Amounts and figures as they stand on a page: sign and cents step back, units stand after the figure."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.money import FEN
from organisation.ui.icons import icon
from organisation.ui.language import in_chinese

UNKNOWN = "—"
MINUS = "−"
TEN_THOUSAND = 10_000
_WHOLE = Decimal(1)
_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")
_WORKING_DAY = 8 * 60
_DAY = 24 * 60

Amount = Decimal | int | None


def amount(yuan: Amount, *, credit: bool = False) -> SafeString | str:
    """Yuan to the fen: ¥60,000.00. `credit` is for sales credit of the person who reads."""
    if yuan is None:
        return UNKNOWN
    exact = Decimal(yuan).quantize(FEN, ROUND_HALF_UP)
    whole, cents = f"{abs(exact):,}".split(".")
    return format_html(
        '<span class="amount{}"><span class="amount__sign">{}¥</span>{}<span class="amount__minor">.{}</span></span>',
        " amount--credit" if credit else "",
        MINUS if exact < 0 else "",
        whole,
        cents,
    )


def amount_short(yuan: Amount) -> SafeString | str:
    """For lists and boards: 12.8 万元, 0.31 万元, so that a column has one unit; whole yuan in English (¥128,000)."""
    if yuan is None:
        return UNKNOWN
    figure, unit = short_figure(yuan)
    if not unit:
        sign = f"{MINUS}¥" if figure.startswith(MINUS) else "¥"
        return format_html(
            '<span class="amount"><span class="amount__sign">{}</span>{}</span>', sign, figure.lstrip(MINUS)
        )
    return format_html('<span class="amount">{}<span class="amount__unit">{}</span></span>', figure, unit)


def short_figure(yuan: Decimal | int) -> tuple[str, str]:
    """The short amount as figure and unit; the unit is empty where the figure wants a ¥ before it.

    In Chinese ten thousands with one decimal, below one with two; only what would be nothing then stays in yuan.
    """
    exact = Decimal(yuan)
    if not in_chinese():
        return _grouped(exact.quantize(_WHOLE, ROUND_HALF_UP)), ""
    step = _TENTH if abs(exact) >= TEN_THOUSAND else _HUNDREDTH
    ten_thousands = (exact / TEN_THOUSAND).quantize(step, ROUND_HALF_UP)
    if not ten_thousands:
        return _grouped(exact.quantize(_WHOLE, ROUND_HALF_UP)), "元"
    return _grouped(_trimmed(ten_thousands)), "万元"


def number(value: Decimal | float | None) -> str:
    """A count or a plain number with its thousands apart; at most one decimal."""
    if value is None:
        return UNKNOWN
    return _grouped(_trimmed(Decimal(str(value)).quantize(_TENTH, ROUND_HALF_UP)))


def percent(ratio: Decimal | float | None) -> str:
    """A ratio from 0 to 1 as per cent, always with one decimal so that a column lines up: 42.6%."""
    return UNKNOWN if ratio is None else f"{_hundredfold(ratio).quantize(_TENTH, ROUND_HALF_UP)}%".replace("-", MINUS)


def share(ratio: Decimal | float | None) -> str:
    """A share of sales credit as it was agreed, with as many decimals as it has: 30%, 12.5%, 33.33%."""
    return UNKNOWN if ratio is None else f"{_trimmed(_hundredfold(ratio).quantize(FEN, ROUND_HALF_UP))}%"


def duration_minutes(minutes: Decimal | float | None, *, working: bool = False) -> str:
    """How long it took: 18 min, 5.2 h, 6 days. A day has 24 hours, or 8 if the minutes are working minutes."""
    if minutes is None:
        return UNKNOWN
    length = Decimal(str(minutes))
    if length < 60:
        return _("%(n)s min") % {"n": length.quantize(_WHOLE, ROUND_HALF_UP)}
    if length < (2 * _WORKING_DAY if working else _DAY):
        return _("%(n)s h") % {"n": _trimmed((length / 60).quantize(_TENTH, ROUND_HALF_UP))}
    return duration_days(length / (_WORKING_DAY if working else _DAY))


def duration_days(days: Decimal | float | None) -> str:
    """So many days, with at most one decimal."""
    if days is None:
        return UNKNOWN
    length = _trimmed(Decimal(str(days)).quantize(_TENTH, ROUND_HALF_UP))
    return ngettext("%(n)s day", "%(n)s days", 1 if length == 1 else 2) % {"n": _grouped(length)}


def figure(value: object, unit: str = "", *, size: str = "") -> SafeString:
    """A large figure, its unit small behind it; size is nothing, `m` or `xl`."""
    return format_html(
        '<span class="figure{}">{}{}</span>',
        f" figure--{size}" if size else "",
        number(value) if isinstance(value, int | float | Decimal) else value,
        format_html('<span class="figure__unit">{}</span>', unit) if unit else "",
    )


def figure_amount(yuan: Decimal | int, *, size: str = "") -> SafeString:
    """A large amount in its short form: 1,284 万元, ¥12,840,000."""
    short, unit = short_figure(yuan)
    return figure(short if unit else f"¥{short}", unit, size=size)


def change(now: Decimal | float | None, before: Decimal | float | None, *, unit: str = "count") -> SafeString | str:
    """How a figure moved against an earlier one: percentage points for a share, per cent for everything else.

    Nothing where either is unknown, or where it began at zero.
    """
    if now is None or before is None or (unit != "share" and not before):
        return ""
    new, old = Decimal(str(now)), Decimal(str(before))
    if unit == "share":
        moved = ((new - old) * 100).quantize(_TENTH, ROUND_HALF_UP)
        words = ngettext("%(n)s point", "%(n)s points", 1 if abs(moved) == 1 else 2) % {
            "n": _grouped(_trimmed(abs(moved)))
        }
    else:
        moved = ((new - old) / abs(old) * 100).quantize(_TENTH, ROUND_HALF_UP)
        words = f"{_grouped(_trimmed(abs(moved)))}%"
    if not moved:
        return format_html('<span class="delta">{}</span>', _("unchanged"))
    return format_html(
        '<span class="delta{}">{}{}</span>',
        " delta--up" if moved > 0 else "",
        icon("arrow-up", _("up")) if moved > 0 else icon("arrow-down", _("down")),
        words,
    )


def measured(value: Decimal | float | None, unit: str) -> SafeString | str:
    """A metric's value by its unit: count, money, minutes (working ones), days, share, number, per_hundred."""
    if value is None:
        return UNKNOWN
    match str(unit):
        case "money":
            return amount_short(Decimal(str(value)))
        case "share":
            return percent(value)
        case "minutes":
            return duration_minutes(value, working=True)
        case "days":
            return duration_days(value)
    return number(value)


def _hundredfold(ratio: Decimal | float) -> Decimal:
    return Decimal(str(ratio)) * 100


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end of the decimals: 30.0 is 30."""
    return value.quantize(_WHOLE) if value == value.to_integral_value() else value.normalize()


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".replace("-", MINUS) if value else "0"
