"""Names of people: the keys that find and sort them, how they are written in Latin letters, and their marks.

Chinese names are read by pypinyin, surnames by a table of our own first (it reads 曾 as ceng). Pure: no Django here.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from organisation.surnames import COMPOUND_SURNAMES, GIVEN_READINGS, SURNAME_READINGS

LONGEST_NAME = 80
LONGEST_KEY = 240

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_DOTS = re.compile(rf"\s*[·•‧・∙]\s*|(?<=[{_HAN}])\s*\.\s*(?=[{_HAN}])")
_GAP = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_REMARK = re.compile(r"(?<=\S)\s*[(\[【〔][^()]*[)\]】〕]")
_PIECE = re.compile(rf"[{_HAN}]+|[A-Za-z0-9]+")
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe"}
)


@dataclass(frozen=True)
class NameKeys:
    """What a person is found by when the beginning is typed; lower-case ASCII without spaces, but for `given`.

    `given_pinyin` is the way in by the other end of the name: 伟 of 张伟, and the surname of Anna Li, hence `lianna`.
    """

    pinyin: str
    initials: str
    given: str
    given_pinyin: str


def tidy_name(name: str) -> str:
    """The name as it should be stored: one form of each character, no blanks within a Chinese name, one kind of dot."""
    plain = "".join(character if character.isprintable() else " " for character in unicodedata.normalize("NFKC", name))
    return _GAP.sub("", _DOTS.sub("·", " ".join(plain.split())))


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name. A Chinese name of two characters has a surname of one: every name has a given name.

    阿卜杜拉·买买提 parts at the dot, Anna Li before its last word; a single word is all surname.
    """
    plain = _without_remark(name)
    if "·" in plain:
        first, _, rest = plain.partition("·")
        return first, rest
    if _is_chinese(plain):
        length = 2 if len(plain) > 2 and plain[:2] in COMPOUND_SURNAMES else 1
        return plain[:length], plain[length:].strip()
    surname, comma, given = plain.partition(",")
    if not comma:
        given, _, surname = plain.rpartition(" ")
    return surname.strip(), given.strip()


def name_keys(name: str) -> NameKeys:
    """The keys of a name: 张伟 is found by zhangwei, zw, 伟 and wei; Anna Li by annali, al and lianna."""
    surname, given = split_name(name)
    surname_syllables, given_syllables = _syllables(surname, _read_surname), _syllables(given, _read_given)
    if _is_chinese(surname):
        syllables, other_end = surname_syllables + given_syllables, given_syllables
    else:
        syllables = given_syllables + surname_syllables
        other_end = surname_syllables + given_syllables if given else []
    return NameKeys(
        pinyin="".join(syllables)[:LONGEST_KEY],
        initials="".join(syllable[0] for syllable in syllables)[:LONGEST_NAME],
        given=given[:LONGEST_NAME],
        given_pinyin="".join(other_end)[:LONGEST_KEY],
    )


def search_key(typed: str) -> str:
    """What was typed, as the keys are written: `Zhang Wei`, `lü` and `ｚｗ` become `zhangwei`, `lv` and `zw`.

    Empty if it holds a character that no key holds, a Chinese one for example: then only the name itself can match.
    """
    plain = tidy_name(typed)
    if re.search(rf"[{_HAN}]", plain):
        return ""
    return "".join(re.findall(r"[a-z0-9]+", _to_ascii(re.sub("(?<=[ln])ü", "v", plain.lower()))))


def sort_key(name: str) -> str:
    """Orders people by pinyin, surname first, then by the name itself: stored, so the same on every database.

    The blank before the name sorts before the hyphens between syllables: 张伟 comes before 张卫林. Not above 200
    characters.
    """
    surname, given = split_name(name)
    syllables = _syllables(surname, _read_surname) + _syllables(given, _read_given)
    return f"{'-'.join(syllables)[:119]} {name[:LONGEST_NAME]}"


def latin_name(name: str) -> str:
    """The name on English pages: surname first, as passports have it (Zhang Wei, Lyu Xi'an). Latin names stay."""
    if not re.search(rf"[{_HAN}]", name):
        return tidy_name(name)
    surname, given = split_name(name)
    return f"{_written(surname, _read_surname)} {_written(given, _read_given)}".strip()


def given_for_mark(name: str) -> str:
    """The small mark of a person: two characters of the given name (晓雨), a name of two whole (李娜), else letters.

    On an English page ask for the mark of the `latin_name`: WX. Two alike in one branch: the page shows the full name.
    """
    plain = _without_remark(name)
    surname, given = split_name(plain)
    if _is_chinese(plain):
        if "·" in plain:
            return surname[:2]
        return plain if len(plain) <= 2 else given[:2]
    words: list[str] = re.findall(r"\w+", plain)
    if len(words) < 2:
        return "".join(words)[:2].upper()
    return (words[0][0] + words[-1][0]).upper()


def _without_remark(name: str) -> str:
    """Tidy, without what somebody added in brackets: 张伟（大） is 张伟."""
    return _REMARK.sub("", tidy_name(name)).strip()


def _is_chinese(text: str) -> bool:
    return bool(re.match(rf"[{_HAN}]", text))


def _syllables(text: str, read: Callable[[str], list[str]]) -> list[str]:
    """One syllable for each Chinese character that has a reading, one word for each Latin word or number."""
    syllables: list[str] = []
    for piece in _PIECE.findall(_to_ascii(text)):
        syllables += read(piece) if _is_chinese(piece) else [piece.lower()]
    return [syllable for syllable in syllables if syllable]


def _to_ascii(text: str) -> str:
    """Letters without their accents; apostrophes go, so that O'Brien is one word."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_UNDECOMPOSED))
    return "".join(part for part in parts if not unicodedata.combining(part) and part not in "'’‘`")


def _read_surname(surname: str) -> list[str]:
    if surname in SURNAME_READINGS:
        return [SURNAME_READINGS[surname]]
    return _read(surname) if surname in COMPOUND_SURNAMES else _read_given(surname)


def _read_given(given: str) -> list[str]:
    return [GIVEN_READINGS.get(character, reading) for character, reading in zip(given, _read(given), strict=True)]


def _read(characters: str) -> list[str]:
    """One reading for each character, empty where there is none (a list from `errors` is allowed, if not declared)."""
    return lazy_pinyin(characters, errors=lambda unknown: [""] * len(unknown))  # type: ignore[arg-type, return-value]


def _written(part: str, read: Callable[[str], list[str]]) -> str:
    """Chinese characters as one word, an apostrophe before a vowel in it, ü as passports have it; the rest as is."""
    words = []
    for piece in _PIECE.findall(part):
        if _is_chinese(piece):
            syllables = [re.sub("^([ln])v", r"\1yu", syllable) for syllable in read(piece) if syllable]
            words.append(re.sub(" (?=[aeo])", "'", " ".join(syllables)).replace(" ", "").capitalize())
        else:
            words.append(piece)
    return " ".join(filter(None, words))
