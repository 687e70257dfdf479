from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from organisation.access import scope_of
from organisation.models import Staff
from organisation.roles import Right


class DailyPlanQuerySet(models.QuerySet["DailyPlan"]):
    """Daily plans, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """One's own, and those of the units one reads."""
        scope = scope_of(staff, day=day)
        if not scope.meets_customers:
            return self.none()
        return self.filter(Q(staff=staff) | scope.covers(Right.READ_BRANCH, "branch"))

    def not_closed(self) -> Self:
        """Whose evening is still to come, or was forgotten."""
        return self.filter(closed_at=None)


class DailyPlan(models.Model):
    """What a person set out to do on one business day: committed in the morning, closed in the evening.

    Only what was committed is stored: before that there is a proposal, and what is meant for a later day is the next
    action of its lead. A plan that came with a history has no moments.
    """

    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    committed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DailyPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "day"], name="daily_plan_once"),
            models.CheckConstraint(
                name="daily_plan_closed_was_committed",
                condition=Q(closed_at=None) | Q(committed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="daily_plan_closed_after_committed",
                condition=Q(closed_at=None) | Q(closed_at__gte=F("committed_at")),
            ),
        ]
        indexes = [models.Index(fields=["branch", "day"], name="daily_plan_branch_day")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.day}"
