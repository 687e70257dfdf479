"""How sales credit is shared, in words: you 30%, Li Na 70%."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from organisation.ui.amounts import share
from organisation.ui.people import you_or_name
from organisation.ui.split import SplitPart


def split_words(parts: Sequence[SplitPart]) -> SafeString:
    """Each person with the share, found part first: **you 30%**, **Li Na 70%**."""
    return format_html_join(
        _(", "),
        '<b class="nowrap">{} {}</b>',
        ((you_or_name(part.who, is_you=part.is_you), share(part.share)) for part in parts),
    )


def part_name(part: SplitPart) -> SafeString:
    """The side a person stands on."""
    words = pgettext("split", "found part") if part.part == "found" else pgettext("split", "closer part")
    return format_html("{}", words)
