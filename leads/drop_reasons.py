"""Why an item is dropped from a daily plan: the frequent reasons on buttons; own words stay as they were written."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DropReason(models.TextChoices):
    """Reasons that are no fault of the day, the most frequent first. The lead itself stays as it is."""

    NOT_NEEDED = "not_needed", _("No longer needed")
    BY_OTHERS = "by_others", _("Done by somebody else")
    MISTAKE = "mistake", _("Planned by mistake")
    GONE = "gone", _("The lead is closed or somebody else's")


def drop_reason_label(reason: str) -> str:
    """The reason in the reader's language; own words as they were written."""
    return str(DropReason(reason).label) if reason in DropReason.values else reason
