from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from leads.models.lead import Lead, lead_is_seen
from organisation.models import Staff


class LeadChangeQuerySet(models.QuerySet["LeadChange"]):
    """Changes of leads, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """Those of the leads the person may see."""
        return self.filter(lead_is_seen(staff, day=day))

    def of_owner(self) -> Self:
        """In which the lead went from one to another, to the pool or out of it."""
        return self.exclude(owner_before=F("owner_after")).exclude(owner_before=None, owner_after=None)


class LeadChange(models.Model):
    """A lead was given to somebody else, put off or graded anew by hand: who did it, how it stood before and after.

    Append-only. What referrals and contacts change is told by their own records.
    """

    lead = models.ForeignKey("leads.Lead", on_delete=models.PROTECT, related_name="changes")
    bulk = models.ForeignKey(
        "leads.BulkAct", on_delete=models.PROTECT, related_name="changes", null=True, blank=True, db_index=False
    )
    made_by = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    owner_before = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    owner_after = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    branch_before = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    branch_after = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    next_action_before = models.CharField(max_length=12, choices=Lead.NextAction.choices)
    next_action_after = models.CharField(max_length=12, choices=Lead.NextAction.choices)
    next_action_on_before = models.DateField()
    next_action_on_after = models.DateField()
    potential_before = models.CharField(max_length=1)
    potential_after = models.CharField(max_length=1)

    objects = LeadChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lead_change_changes_something",
                condition=~Q(
                    owner_before=F("owner_after"),
                    branch_before=F("branch_after"),
                    next_action_before=F("next_action_after"),
                    next_action_on_before=F("next_action_on_after"),
                    potential_before=F("potential_after"),
                ),
            ),
            models.UniqueConstraint(
                fields=["bulk", "lead"], condition=Q(bulk__isnull=False), name="lead_change_once_in_bulk"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.made_at:%Y-%m-%d}"
