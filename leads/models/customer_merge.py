from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from leads.models.customer import Customer
from organisation.models import Staff


class CustomerMergeQuerySet(models.QuerySet["CustomerMerge"]):
    """Merges of customers, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The merges of the customers whom the person sees."""
        return self.filter(kept__in=Customer.objects.visible_to(staff, day=day))

    def standing(self) -> Self:
        """Not undone."""
        return self.filter(undone_at=None)


class CustomerMerge(models.Model):
    """Two records of one person put together: the leads of the merged one moved to the kept one. Append-only.

    It holds what an undo on the same day needs: the facts of the kept one that changed (`facts`, from and to), the
    phone it had (encrypted), and by id what moved (`moved`). The merged record itself stays as it was and leads to the
    kept one (`Customer.merged_into`).
    """

    kept = models.ForeignKey("leads.Customer", on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey("leads.Customer", on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    merged_on = models.DateField()
    merged_by = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    phone_ciphertext = models.BinaryField(null=True, editable=False)
    phone_index = models.CharField(max_length=64, editable=False, default="", db_collation="C")
    phone_last4 = models.CharField(max_length=4, editable=False, default="", db_collation="C")
    moved = models.JSONField()
    lead_count = models.PositiveIntegerField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CustomerMergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="customer_merge_of_two", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(
                name="customer_merge_undone_has_moment",
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at=None), name="customer_merge_once"),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"
