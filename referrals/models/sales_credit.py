from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.access import scope_of
from organisation.fields import MoneyField
from organisation.labels import Labelled
from organisation.models import Staff
from organisation.roles import Right


class SalesCreditQuerySet(models.QuerySet["SalesCredit"]):
    """The ledger of sales credit, and the one door to it."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The person's own lines and those of the units they read; whoever sees the sale sees its lines through it."""
        return self.filter(Q(staff=staff) | scope_of(staff, day=day).covers(Right.READ_BRANCH, "branch"))


class SalesCredit(Labelled, models.Model):
    """One line of the ledger: money counted for a person. Append-only; a correction is a line that reverses another.

    The database refuses every change and, at commit, any sale whose lines do not add up to its amount (or to nothing
    once it is reversed).
    """

    class Part(models.TextChoices):
        FOUND = "found", _("found part")
        CLOSED = "closed", _("closer part")

    sale = models.ForeignKey("referrals.Sale", on_delete=models.PROTECT, related_name="credits", db_index=False)
    staff = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+", db_index=False)
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=6, choices=Part.choices)
    share = models.DecimalField(max_digits=9, decimal_places=8)
    amount = MoneyField()
    booked_on = models.DateField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")

    objects = SalesCreditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="sales_credit_part_known", condition=Q(part__in=["found", "closed"])),
            models.CheckConstraint(
                name="sales_credit_sign",
                condition=Q(reverses=None, amount__gte=0) | Q(reverses__isnull=False, amount__lte=0),
            ),
            models.UniqueConstraint(
                fields=["sale", "staff", "part"], condition=Q(reverses=None), name="sales_credit_once"
            ),
        ]
        indexes = [
            models.Index(fields=["staff", "booked_on"], name="sales_credit_staff_day"),
            models.Index(fields=["sale"], name="sales_credit_sale", include=["amount", "staff"]),
        ]
        ordering = ["sale", "id"]

    def __str__(self) -> str:
        return f"{self.sale_id} {self.staff_id} {self.amount}"
