from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leads.models.customer import Customer
from organisation.models import Staff


class CustomerChangeQuerySet(models.QuerySet["CustomerChange"]):
    """What was changed of customers, and the one door to it."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """The changes of the customers whom the person sees."""
        return self.filter(customer__in=Customer.objects.visible_to(staff, day=day))


class CustomerChange(models.Model):
    """One fact of a customer that was changed: from what to what, when, by whom, and how the customer said so.

    Append-only. Values are written as `leads.customer_facts.value_of` gives them: never a phone in the clear.
    """

    class Fact(models.TextChoices):
        NAME = "name", pgettext_lazy("of a person", "Name")
        PHONE = "phone", _("Phone")
        NUMBER = "number", _("Customer number")
        BRANCH = "branch", _("Branch")
        MANAGER = "manager", _("Customer's manager")
        TIER = "tier", _("Tier")
        RISK_LEVEL = "risk_level", _("Risk level")
        CONSENT = "consent", _("Marketing consent")
        DO_NOT_CONTACT = "do_not_contact", _("Do not contact")

    class How(models.TextChoices):
        BRANCH = "branch", _("in the branch")
        PHONE = "phone", _("by phone")
        WRITTEN = "written", _("in writing")
        MERGE = "merge", _("by a merge")
        UNDO = "undo", pgettext_lazy("how it was changed", "by undoing a merge")

    customer = models.ForeignKey("leads.Customer", on_delete=models.PROTECT, related_name="changes", db_index=False)
    fact = models.CharField(max_length=16, choices=Fact.choices)
    was = models.CharField(max_length=80, blank=True)
    becomes = models.CharField(max_length=80, blank=True)
    how = models.CharField(max_length=8, choices=How.choices, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("organisation.Staff", on_delete=models.PROTECT, related_name="+")

    objects = CustomerChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="customer_change_fact_known",
                condition=Q(
                    fact__in=[
                        "name",
                        "phone",
                        "number",
                        "branch",
                        "manager",
                        "tier",
                        "risk_level",
                        "consent",
                        "do_not_contact",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="customer_change_how_known",
                condition=Q(how__in=["", "branch", "phone", "written", "merge", "undo"]),
            ),
        ]
        indexes = [models.Index(fields=["customer", "-changed_at", "-id"], name="customer_change_latest")]

    def __str__(self) -> str:
        return f"{self.fact} of {self.customer_id}"
