"""Numbers that must not stand in a note: identity, bank card and mobile numbers. Pure: no Django here.

Found by their own check digits, not by length alone, so that amounts, lead numbers and dates are left in peace.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

SHOWN_DIGITS = 4

# Digits with single blanks or hyphens between; not the part of an amount behind or before its point.
_RUN = re.compile(r"(?<![0-9])(?<![0-9]\.)[0-9](?:[ \-]?[0-9])*(?:[ \-]?[xX](?![A-Za-z0-9]))?(?![0-9]|\.[0-9])")
_GROUP = re.compile(r"[0-9]+[xX]?|[xX]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－　", "0123456789Xx- ")
_MOBILE = re.compile(r"(?:86)?1[3-9][0-9]{9}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_LONGEST = 19
_MOBILE_GROUPS = {(11,), (13,), (3, 4, 4), (3, 8), (4, 3, 4), (4, 4, 3), (2, 11), (2, 3, 4, 4)}


class Kind(StrEnum):
    """What a number is."""

    IDENTITY = "identity"
    CARD = "card"
    MOBILE = "mobile"


class Span(NamedTuple):
    """Where in the note such a number stands: `note[start:end]`."""

    start: int
    end: int
    kind: Kind


def find_numbers(note: str) -> list[Span]:
    """Every identity number (18 characters, right date and check character), bank card number (13 to 19 digits, right
    check digit) and Chinese mobile number in the note, in order, also in full-width digits or groups."""
    spans: list[Span] = []
    for run in _RUN.finditer(note.translate(_FULL_WIDTH)):
        spans += _in_groups([(run.start() + g.start(), g[0]) for g in _GROUP.finditer(run[0])])
    return spans


def mask_sensitive(note: str) -> str:
    """The note with all but the last four characters of such numbers replaced by stars; everything else stays.

    Masking what was masked changes nothing.
    """
    while spans := find_numbers(note):  # again: what is left of one may make another together with what follows
        for start, end, _kind in reversed(spans):
            note = note[:start] + _stars(note[start:end]) + note[end:]
    return note


def _in_groups(groups: list[tuple[int, str]]) -> Iterator[Span]:
    """The numbers in a run of digits that blanks or hyphens part; the longest first, none twice."""
    first = 0
    while first < len(groups):
        for last in range(min(len(groups), first + _LONGEST), first, -1):
            words = [word for _, word in groups[first:last]]
            kind = _kind("".join(words).upper(), tuple(map(len, words)))
            if kind:
                start, (end, word) = groups[first][0], groups[last - 1]
                yield Span(start, end + len(word), kind)
                first = last
                break
        else:
            first += 1


def _kind(digits: str, groups: tuple[int, ...]) -> Kind | None:
    if len(digits) == 18 and _is_identity(digits):
        return Kind.IDENTITY
    if _MOBILE.fullmatch(digits) and groups in _MOBILE_GROUPS:
        return Kind.MOBILE
    if _is_card(digits) and _written_as_card(groups):
        return Kind.CARD
    return None


def _is_identity(digits: str) -> bool:
    """GB 11643: area, day of birth, sequence, check character (ISO 7064 MOD 11-2)."""
    if not digits[:17].isdecimal() or digits[0] not in "12345678":
        return False
    year, month, day = int(digits[6:10]), int(digits[10:12]), int(digits[12:14])
    if not (1880 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return digits[17] == _CHECK_CHARACTERS[total % 11]


def _is_card(digits: str) -> bool:
    """Luhn's check digit, and a first digit that banks use."""
    if not (13 <= len(digits) <= _LONGEST and digits.isdecimal() and digits[0] in "34569"):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _written_as_card(groups: tuple[int, ...]) -> bool:
    """In one piece, in fours, as six and the rest, or 4-6-5: other pieces side by side are numbers of their own."""
    in_fours = all(length == 4 for length in groups[:-1]) and groups[-1] <= 4
    return len(groups) == 1 or in_fours or (len(groups) == 2 and groups[0] == 6) or groups == (4, 6, 5)


def _stars(number: str) -> str:
    kept = [place for place, character in enumerate(number) if character not in " -　－"][-SHOWN_DIGITS:]
    return "".join(
        character if place >= kept[0] or character in " -　－" else "*" for place, character in enumerate(number)
    )
