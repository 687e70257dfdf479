"""A reason: one of those offered on buttons, or own words."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from leads.notes import kept_note
from organisation.errors import Invalid

LONGEST_REASON = 200


def usable_reason(reason: str, *, offered: Collection[str], field: str) -> str:
    """The reason as it is stored; own words without numbers of persons (`leads.notes`), neither none nor too many."""
    if reason in offered:
        return reason
    own_words = kept_note(reason, field=field)
    if not own_words or len(own_words) > LONGEST_REASON:
        raise Invalid(_("Choose the reason, or say it in at most 200 characters."), field=field)
    return own_words
