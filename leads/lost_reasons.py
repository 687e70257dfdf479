"""Why a lead is lost: the bank's list. Imported histories may say it in their own words, which stay as they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LostReason(models.TextChoices):
    """Reasons that a branch can learn from, the most frequent first."""

    NO_NEED = "no_need", _("No need any more")
    ELSEWHERE = "elsewhere", _("Bought at another bank")
    CONDITIONS = "conditions", _("Rate, price or conditions did not fit")
    RISK = "risk", _("Too risky for the customer")
    NO_MONEY = "no_money", _("No money available")
    NOT_ELIGIBLE = "not_eligible", _("Conditions of the bank not met")
    FAMILY = "family", _("The family decided against it")
    UNREACHABLE = "unreachable", _("Could not be reached")
    NO_CONTACT = "no_contact", _("Does not want to be contacted")
    MISTAKE = "mistake", _("Logged by mistake")
    OTHER = "other", _("Another reason")


def lost_reason_label(reason: str) -> str:
    """The reason in the reader's language; own words as they were written."""
    return str(LostReason(reason).label) if reason in LostReason.values else reason
