"""The kinds of notices: each a sentence with places for names and figures, an icon, and how much it matters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

Words = Callable[[Any, date], Any]


class Weight(StrEnum):
    """How much a notice matters to its reader."""

    ACT = "act"  # somebody waits for the reader
    GOOD = "good"
    NEWS = "news"


@dataclass(frozen=True)
class NoticeKind:
    """One kind. `words` says how a parameter is written: it takes the stored value and the day of reading.

    A kind that gathers (`many`) has one notice a day, however often it happens: its parameter `things` lists what it
    happened to, and `many` is said once there are several; it then leads to `many_link`.
    """

    name: str
    sentence: Promise
    icon: str
    weight: Weight = Weight.NEWS
    words: Mapping[str, Words] = field(default_factory=dict)
    many: Promise | None = None
    many_link: Callable[[], str] | None = None


KINDS: dict[str, NoticeKind] = {}


def kind(
    name: str,
    sentence: Promise,
    icon: str,
    *,
    weight: Weight = Weight.NEWS,
    words: Mapping[str, Words] | None = None,
    many: Promise | None = None,
    many_link: Callable[[], str] | None = None,
) -> NoticeKind:
    """Make a kind known; two of one name are a mistake in the code."""
    if name in KINDS:
        raise ValueError(f"there is a kind of notice called {name} already")
    KINDS[name] = NoticeKind(name, sentence, icon, weight, words or {}, many, many_link)
    return KINDS[name]
