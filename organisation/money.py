"""Money: whole fen where it is stored, Decimal yuan with two places where it is worked with. Pure: no Django here.

Nothing is rounded here: more than two places is an error. See also `organisation.fields.MoneyField`.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

FEN = Decimal("0.01")
LARGEST_FEN = 10**13  # 100,000,000,000 yuan: above what any branch sells, far below what the database holds
_LONGEST_TYPED = 28  # with the next line: arithmetic stays within Decimal's 28 digits, so it is exact
_MOST_DIGITS = 17  # before the point

_UNITS = {
    "": 1,
    "k": 1_000,
    "千": 1_000,
    "w": 10_000,
    "万": 10_000,
    "萬": 10_000,
    "百万": 1_000_000,
    "百萬": 1_000_000,
    "千万": 10_000_000,
    "千萬": 10_000_000,
    "亿": 100_000_000,
    "億": 100_000_000,
}
_TYPED = re.compile(
    r"(?P<before>[+-])?(?:¥|rmb|cny|人民币)?(?P<after>[+-])?"
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)"
    rf"(?P<unit>{'|'.join(sorted(filter(None, _UNITS), key=len, reverse=True))})?"
    r"(?:元整|元|圆|块|yuan|rmb|cny)?",
    re.IGNORECASE,
)


class NotAnAmount(ValueError):
    """What was given is no amount of money. `code` says why: bad, too_many_places, negative or too_large."""

    def __init__(self, code: str, given: object) -> None:
        super().__init__(f"{str(given)[:_LONGEST_TYPED]!r} is not an amount of money: {code}")
        self.code = code


def fen(amount: Decimal | int | str) -> int:
    """The amount of yuan in whole fen, exactly; negative ones (a reversal) as well.

    `NotAnAmount` (a ValueError) for more than two places or what is no number. A float is a TypeError: it is not exact.
    """
    if isinstance(amount, bool) or not isinstance(amount, Decimal | int | str):
        raise TypeError(f"money is Decimal, int or str, not {type(amount).__name__}")
    try:
        exact = Decimal(amount)
    except InvalidOperation:
        raise NotAnAmount("bad", amount) from None
    if not exact.is_finite():
        raise NotAnAmount("bad", amount)
    if exact and exact.adjusted() >= _MOST_DIGITS:
        raise NotAnAmount("too_large", amount)
    if exact != exact.quantize(FEN):
        raise NotAnAmount("too_many_places", amount)
    return int(exact.quantize(FEN).scaleb(2))


def yuan(fen: int) -> Decimal:
    """So many fen as yuan with two places."""
    return Decimal(fen).scaleb(-2)


def parse_amount(text: str) -> Decimal:
    """The amount as people type it: 200,000 · 20万 · 1.5 万元 · ¥60,000.00 · 20w · full-width digits; two places.

    Zero is an amount. `NotAnAmount` (a ValueError) with its code for anything else, negative or beyond `LARGEST_FEN`.
    """
    typed = "".join(unicodedata.normalize("NFKC", text[: 2 * _LONGEST_TYPED]).split())
    typed = typed.replace("。", ".").replace("−", "-")
    found = _TYPED.fullmatch(typed) if len(typed) <= _LONGEST_TYPED else None
    if found is None:
        raise NotAnAmount("bad", text)
    if "-" in (found["before"], found["after"]):
        raise NotAnAmount("negative", text)
    amount = Decimal(found["number"].replace(",", "")) * _UNITS[(found["unit"] or "").lower()]
    whole = fen(amount)
    if whole > LARGEST_FEN:
        raise NotAnAmount("too_large", text)
    return yuan(whole)
