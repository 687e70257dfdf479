"""Where a lead stands on its way. Pure: no Django models here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The way of a lead, in order; won, lost and taken back are its ends.

    Taken back is what its finder logged by mistake and undid at once: it stays to be seen and is in no figure.
    """

    CAPTURED = "captured", _("Logged")
    REFERRED = "referred", _("Referred")
    CONTACTED = "contacted", _("Contacted")
    APPOINTMENT = "appointment", _("Appointment")
    WON = "won", _("Won")
    LOST = "lost", _("Lost")
    RETRACTED = "retracted", _("Taken back")


CLOSED_STAGES = (Stage.WON, Stage.LOST, Stage.RETRACTED)


def is_open(stage: str) -> bool:
    """Whether the lead still waits for its end. See also `Lead.objects.open()`."""
    return stage not in CLOSED_STAGES


def stage_after_contact(stage: str, *, reached: bool, outcome: str) -> str:
    """The stage after a contact: it never goes back; an appointment counts more than a contact."""
    if not is_open(stage):
        raise ValueError(f"a {stage} lead takes no contact")
    if outcome == "appointment":
        return Stage.APPOINTMENT
    if reached and stage in (Stage.CAPTURED, Stage.REFERRED):
        return Stage.CONTACTED
    return stage
