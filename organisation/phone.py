"""Phone numbers in one form, so that a blind index finds them however they were typed. Pure: no Django here."""

import re
import unicodedata

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_BEGINS_MOBILE = re.compile(r"1[3-9]")
_LANDLINE = re.compile(r"0(?:10|2[0-9])[1-9][0-9]{7}|0[3-9][0-9]{2}[1-9][0-9]{6,7}")
_SERVICE = re.compile(r"[48]00[0-9]{7}")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}")
_FOREIGN = re.compile(r"[1-9][0-9]{7,14}")
_EXTENSION = re.compile(r"(?<=[0-9)])\s*(?:转|轉|分机|分機|ext\.?|[x#])\s*[0-9]{1,6}$", re.IGNORECASE)
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_LABEL = re.compile(r"^(?:tel|phone|mobile|电话|手机|手机号|联系电话)\s*:\s*", re.IGNORECASE)
_ABROAD = re.compile(r"(?:852|853)[2-9][0-9]{7}|886[2-9][0-9]{7,8}")  # Hong Kong, Macao, Taiwan without their plus
_BETWEEN = re.compile(r"[\s().\-/]")
_HIDDEN = "*******"
_LONGEST_TYPED = 40
_LONGEST_EXTENSION = 6


class NotAPhone(ValueError):
    """What was given is no phone number. `code`: empty, bad, area_code_missing, plus_missing, too_short or too_long."""

    def __init__(self, code: str) -> None:
        super().__init__(f"not a phone number: {code}")  # never the text itself: it may hold most of a number
        self.code = code


def normalise_phone(text: str) -> str:
    """The number as it is stored and looked up.

    Chinese mobiles as 11 digits, landlines with their area code as digits, both without +86; foreign numbers with
    + and country code (E.164). An extension is left out, and what comes along when a number is pasted or scanned: a
    label before it, marks of the writing direction. `NotAPhone` (a ValueError) for anything else.
    """
    plain = unicodedata.normalize("NFKC", text[: 2 * _LONGEST_TYPED])
    plain = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    typed = _LABEL.sub("", _HYPHENS.sub("-", plain).strip())
    if not typed:
        raise NotAPhone("empty")
    if len(typed) > _LONGEST_TYPED:
        raise NotAPhone("too_long")
    typed = _EXTENSION.sub("", typed.replace("(+", "+(", 1))
    plus, digits = typed.startswith("+"), _BETWEEN.sub("", typed.removeprefix("+"))
    if not re.fullmatch("[0-9]+", digits):
        raise NotAPhone("bad")
    if digits.startswith("00") and not plus:
        plus, digits = True, digits[2:]
    if plus and not digits.startswith("86"):
        return f"+{_foreign(digits)}"
    return _chinese(digits, typed, has_country_code=plus)


def last_four(normalised: str) -> str:
    """The last four digits, which may be shown and searched."""
    return normalised[-4:]


def mask_phone(last4: str) -> str:
    """The phone as anybody may see it. Only the last four digits are kept in the clear, so only they are shown."""
    return f"{_HIDDEN}{last4}" if last4 else ""


def _foreign(digits: str) -> str:
    if not _FOREIGN.fullmatch(digits):
        raise NotAPhone("too_short" if len(digits) < 8 else "too_long" if len(digits) > 15 else "bad")
    return digits


def _chinese(digits: str, typed: str, *, has_country_code: bool) -> str:
    if has_country_code or (len(digits) == 13 and _MOBILE.fullmatch(digits, 2) and digits.startswith("86")):
        digits = digits[2:]
        if has_country_code and _LANDLINE.fullmatch(f"0{digits}") and not _MOBILE.fullmatch(digits):
            digits = f"0{digits}"
    if _MOBILE.fullmatch(digits.removeprefix("0")):
        return digits.removeprefix("0")
    before, _hyphen, last = typed.removeprefix("+").rpartition("-")
    if "-" in before and len(last) <= _LONGEST_EXTENSION:  # 0571-87654321-801: an extension if the rest is a number
        rest = _BETWEEN.sub("", before)
        rest = f"0{rest[2:].removeprefix('0')}" if has_country_code else rest
        if _LANDLINE.fullmatch(rest):
            return rest
    if _LANDLINE.fullmatch(digits) or _SERVICE.fullmatch(digits):
        return digits
    if _LOCAL.fullmatch(digits):
        raise NotAPhone("area_code_missing")
    if _ABROAD.fullmatch(digits):
        raise NotAPhone("plus_missing")
    if _BEGINS_MOBILE.match(digits):  # a digit lost or doubled is said as such
        raise NotAPhone("too_short" if len(digits) < 11 else "too_long")
    raise NotAPhone("too_short" if len(digits) < 10 else "too_long" if len(digits) > 12 else "bad")
