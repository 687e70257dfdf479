"""What people write about customers: kept as written, but for identity, card and phone numbers, which are masked."""

from django.utils.translation import gettext_lazy as _

from organisation.errors import Invalid
from organisation.sensitive_text import mask_sensitive

LONGEST_NOTE = 4000
MASKED_HINT = _("Identity, card and phone numbers in the note were masked: they do not belong in a note.")


def kept_note(typed: str, *, field: str = "note") -> str:
    """The note as it is stored. Compare it with what was typed (`was_masked`) to tell the writer."""
    note = typed.strip()
    if len(note) > LONGEST_NOTE:
        raise Invalid(_("The note is too long: at most 4,000 characters."), field=field)
    return mask_sensitive(note)


def was_masked(typed: str, kept: str) -> bool:
    """Whether something of what was typed is not in the stored note: then show `MASKED_HINT`."""
    return typed.strip() != kept
