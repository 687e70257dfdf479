"""In which language a page is being written."""

from django.utils.translation import get_language


def in_chinese() -> bool:
    """Whether the page is written in Chinese; everything else is written in the English way."""
    return (get_language() or "").startswith("zh")
