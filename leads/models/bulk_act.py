from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from leads.models.lead_change import LeadChange
from organisation.models import Staff


class BulkActQuerySet(models.QuerySet["BulkAct"]):
    """What was done with many leads at once, and the one door to it."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """One's own acts of that day, and the hand-overs of leads that one sees; nobody undoes a colleague's act."""
        seen = LeadChange.objects.visible_to(staff, day=day).filter(bulk=OuterRef("pk"))
        return self.filter(Q(made_by=staff, made_on=day) | (Q(what=BulkAct.What.HAND_OVER) & Exists(seen)))

    def lent(self, person: Staff) -> Self:
        """Hand-overs of the person's work for a time that have not come back."""
        return self.filter(person=person, until__isnull=False, undone_at=None)


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
    # Of a hand-over: whose work it was, and until when it is meant for (none: for good).
    person = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    until = models.DateField(null=True, blank=True)

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
            models.CheckConstraint(
                name="bulk_act_hand_over_has_person",
                condition=Q(what="hand_over", person__isnull=False)
                | (~Q(what="hand_over") & Q(person=None, until=None)),
            ),
        ]
        indexes = [models.Index(fields=["made_by", "made_on"], name="bulk_act_made")]

    def __str__(self) -> str:
        return f"{self.what} {self.made_on}"
