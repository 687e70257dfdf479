from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from leads.models.follow_up import FollowUp
from organisation.models import Staff
from organisation.numbers import NumberField


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The reviews of the contact records the person may see."""
        return self.filter(follow_up__in=FollowUp.objects.visible_to(staff, day=day))


class Review(models.Model):
    """A comment on a contact record, with a rating of 1 to 5 or none, by somebody else. Append-only.

    `recipient` is the author of the contact record, filled in by the database, so that what somebody received is found
    without reading everybody's.
    """

    number = NumberField(prefix="V")
    follow_up = models.ForeignKey("leads.FollowUp", on_delete=models.PROTECT, related_name="reviews", db_index=False)
    author = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    recipient = models.ForeignKey(
        "organisation.Staff",
        on_delete=models.PROTECT,
        blank=True,
        editable=False,
        related_name="reviews_received",
        db_index=False,
    )
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    written_on = models.DateField()
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="review_rating_range", condition=Q(rating=None) | Q(rating__range=(1, 5))),
            models.CheckConstraint(name="review_says_something", condition=~Q(comment="") | Q(rating__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["author", "written_on"], name="review_author_day"),
            models.Index(fields=["recipient", "written_on"], name="review_recipient_day"),
            models.Index(fields=["follow_up"], name="review_follow_up"),
            models.Index(fields=["written_on"], name="review_day"),
        ]
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return str(self.number)
