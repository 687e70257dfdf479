"""Icons: drawings of the `lucide` set inlined into the page, silent to a screen reader unless they are named."""

import re
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

_DRAWING = re.compile(r"<svg[^>]*>(?P<inner>.*)</svg>", re.DOTALL)
_BETWEEN = re.compile(r">\s+<|\s+(?=/>)")


def icon(name: str, label: str = "", *, large: bool = False, tone: str = "") -> SafeString:
    """The icon `name` of lucide. With a label it is an image that is read aloud, else it only repeats a word beside it.

    `IconDoesNotExist` for an unknown name.
    """
    look = f"icon icon--l {tone}".strip() if large else f"icon {tone}".strip()
    if label:
        return format_html(
            '<svg class="{}" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', look, label, _drawing(name)
        )
    return _silent(name, look)


@cache
def _silent(name: str, look: str) -> SafeString:
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', look, _drawing(name))


@cache
def _drawing(name: str) -> SafeString:
    """The shapes of an icon, without its outer element; lucide's own files, so safe."""
    found = _DRAWING.search(lucide(str(name), size=None))
    assert found is not None
    return mark_safe(_BETWEEN.sub(lambda gap: "><" if gap[0].startswith(">") else "", found["inner"].strip()))
