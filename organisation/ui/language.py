"""In which language a page is being written."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

P = ParamSpec("P")
R = TypeVar("R")

FULL_WIDTH = "，。；：？！、）》”"
_forgetting: list[Callable[[], None]] = []


def in_chinese() -> bool:
    """Whether the page is written in Chinese; everything else is written in the English way."""
    return (get_language() or "").startswith("zh")


def drawn_once(draw: Callable[P, R]) -> Callable[P, R]:
    """For what depends on nothing but its arguments and the language: a list shows the same days and states again
    and again, and a page is made of lists."""

    @lru_cache(maxsize=2048)
    def drawn(language: str | None, *given: P.args, **named: P.kwargs) -> R:
        return draw(*given, **named)

    _forgetting.append(drawn.cache_clear)

    @wraps(draw)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        return drawn(get_language(), *given, **named)  # type: ignore[arg-type]  # all of them are hashable

    return asked


def forget_drawn() -> None:
    """For when the words of a language become others, as between tests with the catalogue and without it."""
    for forget in _forgetting:
        forget()


def gap(after: str = "") -> str:
    """The blank between two sentences; in Chinese a full-width mark ends the first one, which holds its own.

    `after` is the first one, where it may also end without a mark.
    """
    text = str(after).rstrip()
    return "" if in_chinese() and (not text or text[-1] in FULL_WIDTH) else " "
