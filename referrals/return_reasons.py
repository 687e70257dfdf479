"""Why a referral is returned: the frequent reasons on buttons; own words stay as they were written."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReturnReason(models.TextChoices):
    """Reasons that the referrer can act on."""

    NOT_MINE = "not_mine", _("Not my customer")
    BUSY = "busy", _("No time for it now")
    NO_INTEREST = "no_interest", _("The customer is not interested")
    NOT_ENOUGH = "not_enough", _("Not enough information")


def return_reason_label(reason: str) -> str:
    """The reason in the reader's language; own words as they were written."""
    return str(ReturnReason(reason).label) if reason in ReturnReason.values else reason
