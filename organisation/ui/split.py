"""How sales credit is shared, as a bar: the found part first and dark, the closer part second. Pure: no Django here."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = Decimal(100)
GAP = Decimal("0.8")


@dataclass(frozen=True)
class SplitPart:
    """One person's share (0 to 1) of the sales credit. `part` is `found` or `closed`; `who` a stored name."""

    who: str
    part: str
    share: Decimal
    amount: Decimal | None = None
    is_you: bool = False


@dataclass(frozen=True)
class Slice:
    """One rectangle of the bar, on a width of 100."""

    part: str
    x: Decimal
    width: Decimal


def slices(parts: Sequence[SplitPart], *, of: Decimal = Decimal(1)) -> list[Slice]:
    """The rectangles in order, a small gap before each but the first; `of` scales the whole bar (0 to 1)."""
    drawn: list[Slice] = []
    at = Decimal(0)
    for part in (part for part in parts if part.share > 0):
        gap = GAP if drawn else Decimal(0)
        width = part.share * WIDTH * of
        drawn.append(Slice(part.part, at + gap, max(width - gap, Decimal("0.2"))))
        at += width
    return drawn
