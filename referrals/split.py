"""How the credit of a sale is shared, to the fen. Pure: no Django here.

The found part goes in equal parts to the finder and the accepted referrers, the rest to the closer; nobody is counted
twice and the closer takes no found part. With no finder left, all goes to the closer.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Literal, TypeVar

K = TypeVar("K", bound=Hashable)
Part = Literal["found", "closed"]
SHARE_PLACES = 8  # as a ledger line keeps its share


@dataclass(frozen=True)
class Line(Generic[K]):
    """One line of sales credit: who, for which part, the share of the sale, and so much in fen."""

    person: K
    part: Part
    share: Decimal
    amount_fen: int


def share_out(amount_fen: int, *, found_share: Decimal, closer: K, finders: Sequence[K]) -> list[Line[K]]:
    """The lines of a sale, found part first in the order given, the closer last. They always add to the amount.

    Exact shares are cut to the fen; what is left goes fen by fen to the largest remainders, ties to the closer, then in
    the order given. A line of 0 fen is not booked (0.01 yuan shared 20/80 is all the closer's): such a person got no
    credit, and the sale is not collaborative through them. The others keep the shares that were agreed.

    ValueError for an amount that is not above 0 or a share outside 0 to 1.
    """
    if amount_fen <= 0:
        raise ValueError(f"a sale of {amount_fen} fen has no credit to share")
    if not 0 <= found_share <= 1:
        raise ValueError(f"a found share of {found_share} is not between 0 and 1")
    others = [person for person in dict.fromkeys(finders) if person != closer] if found_share else []
    found = Fraction(found_share) if others else Fraction(0)
    shares = [1 - found, *(found / len(others) for _ in others)]  # the closer first: ties are theirs
    amounts = _apportion(amount_fen, shares)
    rounded = _apportion(10**SHARE_PLACES, shares)
    lines: list[Line[K]] = [
        Line(person, "closed" if place == 0 else "found", Decimal(rounded[place]).scaleb(-SHARE_PLACES), amounts[place])
        for place, person in enumerate([closer, *others])
    ]
    return [line for line in [*lines[1:], lines[0]] if line.amount_fen]


def _apportion(total: int, shares: Sequence[Fraction]) -> list[int]:
    """Whole parts of the total by largest remainder; equal remainders in the order given. The shares add to 1."""
    exact = [total * share for share in shares]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(shares)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts
