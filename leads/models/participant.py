from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ParticipantQuerySet(models.QuerySet["LeadParticipant"]):
    """Who takes part in what."""

    def current(self) -> Self:
        """Taking part now."""
        return self.filter(until=None)


class LeadParticipant(models.Model):
    """A person's part in a lead. Tellers, lobby and wealth managers see what they take part in: one indexed EXISTS.

    A referral across branches grants it; a returned or lapsed one ends the receiver's.
    """

    class Part(models.TextChoices):
        FINDER = "finder", _("Finder")
        OWNER = "owner", _("Owner")
        REFERRER = "referrer", _("Referrer")
        RECEIVER = "receiver", _("Receiver")
        MANAGER = "manager", _("Customer's manager")

    lead = models.ForeignKey("leads.Lead", on_delete=models.CASCADE, related_name="participants")
    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=8, choices=Part.choices)
    until = models.DateTimeField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="participant_part_known",
                condition=Q(part__in=["finder", "owner", "referrer", "receiver", "manager"]),
            ),
            models.UniqueConstraint(fields=["lead", "staff", "part"], condition=Q(until=None), name="participant_once"),
        ]
        indexes = [models.Index(fields=["staff", "lead"], condition=Q(until=None), name="participant_current")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.part} of {self.lead_id}"
