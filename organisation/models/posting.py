from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from organisation.roles import Role


class PostingDays(Func):
    """The days of a posting, both ends included, as a range that the database can compare."""

    function = "daterange"
    output_field = DateRangeField()


class PostingQuerySet(models.QuerySet["Posting"]):
    """Postings, in the office's words."""

    def on(self, day: date) -> Self:
        """In force on that day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def primary(self) -> Self:
        """The one posting a day that facts take their branch from."""
        return self.filter(is_primary=True)


class Posting(models.Model):
    """Who worked where, in which role, from the first to the last day (both included; none: until further notice).

    One *primary* posting at a time (the database refuses two); additional ones may overlap: a head who also sells.
    """

    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="postings")
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(max_length=16, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_primary = models.BooleanField(default=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="posting_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="posting_span", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(fields=["staff", "starts_on", "branch", "role"], name="posting_once"),
            ExclusionConstraint(
                name="posting_one_primary_at_a_time",
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    (PostingDays("starts_on", "ends_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(is_primary=True),
            ),
        ]
        indexes = [models.Index(fields=["branch", "role"], name="posting_branch_role")]
        ordering = ["staff", "starts_on"]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.role} {self.branch_id} {self.starts_on}–{self.ends_on or ''}"
