"""In which language a page is being written."""

from django.utils.translation import get_language

FULL_WIDTH = "，。；：？！、）》”"


def in_chinese() -> bool:
    """Whether the page is written in Chinese; everything else is written in the English way."""
    return (get_language() or "").startswith("zh")


def gap(after: str = "") -> str:
    """The blank between two sentences; in Chinese a full-width mark ends the first one, which holds its own.

    `after` is the first one, where it may also end without a mark.
    """
    text = str(after).rstrip()
    return "" if in_chinese() and (not text or text[-1] in FULL_WIDTH) else " "
