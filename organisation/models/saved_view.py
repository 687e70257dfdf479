from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from organisation.models.staff import Staff


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Saved views, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """One's own."""
        return self.filter(staff=staff)


class SavedView(models.Model):
    """The filters of a list under a name of one's own: `page` is the URL name of the list, `query` its address.

    One of a list may be the default: the list opens with it.
    """

    staff = models.ForeignKey("organisation.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400, blank=True)
    is_default = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "page", "name"], name="saved_view_name_once"),
            models.UniqueConstraint(
                fields=["staff", "page"], condition=Q(is_default=True), name="saved_view_one_default"
            ),
        ]
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.name
