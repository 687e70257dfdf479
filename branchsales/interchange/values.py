"""One value of a bundle, read by the kind of its column, into the text that COPY takes. `BadValue` says what is wrong.

Pure but for the keys of the choices: no database here.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from branchsales.interchange.tables import Column, Kind
from leads.models.traffic_log import MOST_A_DAY
from organisation.money import LARGEST_FEN
from organisation.names import tidy_name
from organisation.phone import NotAPhone, normalise_phone
from organisation.sensitive_text import mask_sensitive

NONE = r"\N"
FIRST_YEAR, LAST_YEAR = 1900, 2100
Reader = Callable[[str], str]

_DAY_END = time(23, 59, 59)
_DAY_LENGTH = len("2026-03-01")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_MONEY = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")
_SHARE = re.compile(r"0(?:\.[0-9]+)?|1(?:\.0+)?")
_DIGITS = re.compile(r"[0-9]{1,9}")
_ESCAPED = re.compile(r"[\\\t\n\r]")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_TRUE = frozenset(("true", "yes", "y", "t", "1", "是"))
_FALSE = frozenset(("false", "no", "n", "f", "0", "否"))
# Kept notes hold no identity, card or mobile numbers, however they came in; see also leads.notes.
_NOTES = ("note", "comment")


class BadValue(ValueError):
    """What is wrong with a value, by the code of its message."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def reader(column: Column, *, zone: ZoneInfo) -> Reader:
    """What turns a value of that column, stripped and not empty, into the text that COPY takes."""
    if column.choices:
        return _choice(column)
    match column.kind:
        case Kind.DAY:
            return day
        case Kind.MOMENT:
            return _moment(zone, _DAY_END if column.at_day_end else time.min)
        case Kind.MONEY:
            return money
        case Kind.SHARE:
            return share
        case Kind.COUNT:
            return count
        case Kind.FLAG:
            return flag
        case Kind.PHONE:
            return phone
        case Kind.CODE:
            return _code(column.longest)
        case Kind.NAME:
            return _name(column.longest)
        case _:
            return _note(column.longest) if column.name in _NOTES else _text(column.longest)


def escaped(text: str) -> str:
    """The text as COPY takes it."""
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text


@lru_cache(maxsize=1 << 14)
def day(text: str) -> str:
    """A date, 2026-03-01."""
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        raise BadValue("not_a_date")
    return _within(found.year, text)


def _moment(zone: ZoneInfo, only_day: time) -> Reader:
    @lru_cache(maxsize=1 << 16)
    def moment(text: str) -> str:
        """A date and time; without an offset it is in the bank's zone."""
        try:
            found = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
        except ValueError:
            found = None
        if found is None:
            raise BadValue("not_a_moment")
        if len(text) == _DAY_LENGTH:
            found = datetime.combine(found, only_day)
        if found.tzinfo is None:
            found = found.replace(tzinfo=zone)
        return _within(found.year, found.isoformat())

    return moment


def _within(year: int, read: str) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadValue("far_away")
    return read


@lru_cache(maxsize=1 << 14)
def money(text: str) -> str:
    """An amount above 0 in yuan, as fen."""
    found = _MONEY.fullmatch(text)
    if found is None:
        raise BadValue("not_an_amount")
    sign, whole, places = found[1], found[2], (found[3] or "").rstrip("0")
    if len(places) > 2:
        raise BadValue("too_many_places")
    fen = int(whole[:20]) * 100 + int(places.ljust(2, "0")) if len(whole) <= 20 else LARGEST_FEN + 1
    if sign or not fen:
        raise BadValue("not_positive")
    if fen > LARGEST_FEN:
        raise BadValue("too_large")
    return str(fen)


@lru_cache(maxsize=1 << 10)
def share(text: str) -> str:
    """A share of 0 to 1 with at most four places."""
    if not _SHARE.fullmatch(text) or len(text.partition(".")[2].rstrip("0")) > 4:
        raise BadValue("not_a_share")
    return str(Decimal(text[:20]))


def count(text: str) -> str:
    """A number of customers met on a day."""
    if not _DIGITS.fullmatch(text) or int(text) > MOST_A_DAY:
        raise BadValue("not_a_count", str(MOST_A_DAY))
    return str(int(text))


def flag(text: str) -> str:
    """True or false."""
    word = text.lower()
    if word in _TRUE:
        return "t"
    if word in _FALSE:
        return "f"
    raise BadValue("not_a_flag")


def phone(text: str) -> str:
    """A phone number in its normal form."""
    try:
        return normalise_phone(text)
    except NotAPhone:
        raise BadValue("not_a_phone") from None


def _choice(column: Column) -> Reader:
    known = frozenset(column.choices)

    def choice(text: str) -> str:
        if text not in known:
            raise BadValue("not_a_choice", ", ".join(column.choices))
        return text

    return choice


def _code(longest: int) -> Reader:
    def code(text: str) -> str:
        if len(text) > longest:
            raise BadValue("too_long", str(longest))
        if _UNPRINTABLE.search(text):
            raise BadValue("not_text")
        return escaped(text)

    return code


def _text(longest: int) -> Reader:
    def read(text: str) -> str:
        if len(text) > longest:
            raise BadValue("too_long", str(longest))
        if _UNSTORABLE.search(text):
            raise BadValue("not_text")
        return escaped(text)

    return read


def _name(longest: int) -> Reader:
    read = _text(longest)
    return lambda text: read(tidy_name(text))


def _note(longest: int) -> Reader:
    read = _text(longest)
    return lambda text: read(mask_sensitive(text))
