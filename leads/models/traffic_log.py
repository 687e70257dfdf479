from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from organisation.access import scope_of
from organisation.models import Staff
from organisation.roles import Right

MOST_A_DAY = 5000  # more customers than anybody meets in a day: a slip of the pen, or another file


class TrafficLogQuerySet(models.QuerySet["TrafficLog"]):
    """Traffic of the branches, and the one door to it."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The own days, and those of the units the person reads."""
        return self.filter(Q(staff=staff) | scope_of(staff, day=day).covers(Right.READ_BRANCH, "branch"))


class TrafficLog(models.Model):
    """How many customers one person met on one business day, in the branch where they worked that day.

    `served` at the counter: one number for the day, none until somebody has said it (`served_source`: the queue
    machine's file, or the person). `received`, `diverted` (guided to self-service) and `identified` in the lobby are
    counted one by one. A number that was said before is corrected with a reason, which the next file respects.
    """

    class Source(models.TextChoices):
        QUEUE = "queue"
        HAND = "hand"

    # The days of a person are found in the unique index, so the reference has none of its own.
    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    served = models.PositiveIntegerField(null=True, blank=True)
    served_source = models.CharField(max_length=5, choices=Source.choices, blank=True)
    correction = models.TextField(blank=True)
    received = models.PositiveIntegerField(default=0)
    diverted = models.PositiveIntegerField(default=0)
    identified = models.PositiveIntegerField(default=0)

    objects = TrafficLogQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "day"], name="traffic_log_once_a_day"),
            models.CheckConstraint(
                name="traffic_log_counts_possible",
                condition=(Q(served=None) | Q(served__range=(0, MOST_A_DAY)))
                & Q(
                    received__range=(0, MOST_A_DAY), diverted__range=(0, MOST_A_DAY), identified__range=(0, MOST_A_DAY)
                ),
            ),
            models.CheckConstraint(
                name="traffic_log_served_has_source",
                condition=Q(served=None, served_source="")
                | Q(served__isnull=False, served_source__in=["queue", "hand"]),
            ),
            models.CheckConstraint(
                name="traffic_log_corrected_by_hand", condition=Q(correction="") | Q(served_source="hand")
            ),
        ]
        indexes = [models.Index(fields=["branch", "day"], name="traffic_log_branch_day")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.day}"
