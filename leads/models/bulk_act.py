from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Staff


class BulkActQuerySet(models.QuerySet["BulkAct"]):
    """What was done with many leads at once, and the one door to it."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """One's own acts of that day: what they changed is seen at the leads, and nobody undoes a colleague's."""
        return self.filter(made_by=staff, made_on=day)


class BulkAct(models.Model):
    """One act of one person on many leads; its changes hang on it (`LeadChange`), so that it can be undone that day."""

    class What(models.TextChoices):
        ASSIGN = "assign", _("Assigned")
        PUT_OFF = "put_off", _("Put off")
        GRADE = "grade", _("Potential set")
        HAND_OVER = "hand_over", _("Handed over")

    what = models.CharField(max_length=12, choices=What.choices)
    made_by = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    made_on = models.DateField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BulkActQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="bulk_act_what_known", condition=Q(what__in=["assign", "put_off", "grade", "hand_over"])
            ),
            models.CheckConstraint(
                name="bulk_act_undone_after_made",
                condition=Q(undone_at=None) | Q(undone_at__gte=models.F("made_at")),
            ),
        ]
        indexes = [models.Index(fields=["made_by", "made_on"], name="bulk_act_made")]

    def __str__(self) -> str:
        return f"{self.what} {self.made_on}"
