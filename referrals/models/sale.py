from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from leads.models.lead import lead_is_seen
from organisation.access import scope_of
from organisation.fields import MoneyField
from organisation.models import Staff
from organisation.numbers import NumberField
from organisation.roles import Right


class SaleQuerySet(models.QuerySet["Sale"]):
    """Sales in the office's words, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The sales of the leads the person may see, and those of the branches they read."""
        return self.filter(lead_is_seen(staff, day=day) | scope_of(staff, day=day).covers(Right.READ_BRANCH, "branch"))

    def standing(self) -> Self:
        """Not reversed."""
        return self.filter(reversed_on=None)

    def awaiting_reversal(self) -> Self:
        """Asked to be reversed, not yet decided."""
        return self.standing().filter(reversal_asked_at__isnull=False)


class Sale(models.Model):
    """A lead won: product, amount, day, closer. Nothing of it changes afterwards but what is set once.

    *Reported* until the core system's file sets `confirmed_on`; reversed when somebody with the right approves what
    the closer asked for. Its credit lines add up to the amount, or to nothing once it is reversed (`SalesCredit`).
    """

    number = NumberField(prefix="S")
    lead = models.ForeignKey("leads.Lead", on_delete=models.PROTECT, related_name="sales", db_index=False)
    product = models.ForeignKey("leads.Product", on_delete=models.PROTECT, related_name="+")
    amount = MoneyField()
    sold_on = models.DateField()
    closer = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="closed_sales", db_index=False
    )
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    found_share = models.DecimalField(max_digits=5, decimal_places=4)
    recorded_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)
    core_reference = models.CharField(max_length=80, blank=True)
    reversal_asked_by = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reversal_asked_at = models.DateTimeField(null=True, blank=True)
    reversal_reason = models.CharField(max_length=200, blank=True)
    reversal_approved_by = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reversed_at = models.DateTimeField(null=True, blank=True)
    reversed_on = models.DateField(null=True, blank=True)

    objects = SaleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="sale_amount_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="sale_found_share_range", condition=Q(found_share__range=(0, 1))),
            models.CheckConstraint(
                name="sale_reversed_has_moment",
                condition=Q(reversed_at=None, reversed_on=None)
                | Q(reversed_at__isnull=False, reversed_on__isnull=False, reversed_on__gte=F("sold_on")),
            ),
            models.CheckConstraint(
                name="sale_reversal_has_reason", condition=Q(reversed_at=None) | ~Q(reversal_reason="")
            ),
            models.CheckConstraint(
                name="sale_reversal_approved_by_another",
                condition=Q(reversal_approved_by=None) | ~Q(reversal_approved_by=F("reversal_asked_by")),
            ),
            models.CheckConstraint(
                name="sale_confirmed_after_sold", condition=Q(confirmed_on=None) | Q(confirmed_on__gte=F("sold_on"))
            ),
            models.UniqueConstraint(fields=["lead"], condition=Q(reversed_on=None), name="sale_one_standing_per_lead"),
        ]
        indexes = [
            models.Index(fields=["closer", "sold_on"], name="sale_closer_day"),
            models.Index(
                fields=["closer", "reversed_on"], name="sale_closer_reversed", condition=Q(reversed_on__isnull=False)
            ),
            models.Index(fields=["lead"], name="sale_lead"),
            models.Index(fields=["branch", "sold_on"], name="sale_branch_day"),
            models.Index(
                fields=["reversal_asked_at", "id"],
                name="sale_reversal_asked",
                condition=Q(reversed_on=None, reversal_asked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_reversed(self) -> bool:
        return self.reversed_on is not None

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None

    @property
    def standing(self) -> str:
        """How it stands, in the words of `state_mark`: reversed, reversal_asked, confirmed or reported."""
        if self.is_reversed:
            return "reversed"
        if self.reversal_asked_at is not None:
            return "reversal_asked"
        return "confirmed" if self.is_confirmed else "reported"
