from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from leads.models.participant import LeadParticipant
from organisation.access import scope_of
from organisation.labels import Labelled
from organisation.models import Staff
from organisation.names import name_keys
from organisation.numbers import NumberField
from organisation.phone import mask_phone
from organisation.roles import Right


class CustomerQuerySet(models.QuerySet["Customer"]):
    """Customers, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """Customers of the branches the person works in or reads, and those of leads they take part in."""
        scope = scope_of(staff, day=day)
        if not scope.meets_customers:
            return self.none()
        return self.filter(
            scope.covers(Right.FIND_CUSTOMER, "branch")
            | scope.covers(Right.READ_BRANCH, "branch")
            | Exists(LeadParticipant.objects.current().filter(lead__customer=OuterRef("pk"), staff=staff))
        )

    def current(self) -> Self:
        """Without those merged into another, and those taken in by mistake."""
        return self.filter(merged_into=None, retracted_at=None)


class Customer(Labelled, models.Model):
    """A person the bank serves. The phone is stored encrypted; a blind index finds it, the last four digits show."""

    class RiskLevel(models.TextChoices):
        C1 = "C1"
        C2 = "C2"
        C3 = "C3"
        C4 = "C4"
        C5 = "C5"

    class Consent(models.TextChoices):
        YES = "yes", _("Marketing allowed")
        NO = "no", _("Marketing not allowed")
        UNKNOWN = "unknown", _("Not asked yet")

    class Tier(models.TextChoices):
        BASIC = "basic", _("Basic")
        GOLD = "gold", _("Gold")
        PLATINUM = "platinum", _("Platinum")
        PRIVATE = "private", _("Private banking")

    number = NumberField(prefix="C")
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    name_pinyin = models.CharField(max_length=240, editable=False, default="", db_collation="C")
    name_initials = models.CharField(max_length=80, editable=False, default="", db_collation="C")
    given_name = models.CharField(max_length=80, editable=False, default="")
    given_pinyin = models.CharField(max_length=240, editable=False, default="", db_collation="C")
    phone_ciphertext = models.BinaryField(null=True, editable=False)
    phone_index = models.CharField(max_length=64, editable=False, default="", db_collation="C")
    phone_last4 = models.CharField(max_length=4, editable=False, default="", db_collation="C")
    manager = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="managed_customers"
    )
    tier = models.CharField(max_length=20, blank=True)
    risk_level = models.CharField(max_length=2, choices=RiskLevel.choices, blank=True)
    consent = models.CharField(max_length=8, choices=Consent.choices, default=Consent.UNKNOWN)
    do_not_contact = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)  # taken in with a lead that was none

    objects = CustomerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="customer_consent_known", condition=Q(consent__in=["yes", "no", "unknown"])),
            models.CheckConstraint(
                name="customer_risk_level_known", condition=Q(risk_level__in=["", "C1", "C2", "C3", "C4", "C5"])
            ),
            models.CheckConstraint(
                name="customer_phone_whole",
                condition=Q(phone_ciphertext=None, phone_index="", phone_last4="")
                | (Q(phone_ciphertext__isnull=False) & ~Q(phone_index="") & ~Q(phone_last4="")),
            ),
            models.CheckConstraint(
                name="customer_merged_into_another", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))
            ),
        ]
        indexes = [
            # Prefixes, not trigrams: Chinese names have two or three characters.
            models.Index(fields=["branch", "name"], name="customer_name", opclasses=["int8_ops", "text_pattern_ops"]),
            models.Index(
                fields=["branch", "given_name"], name="customer_given", opclasses=["int8_ops", "text_pattern_ops"]
            ),
            models.Index(fields=["branch", "name_pinyin"], name="customer_pinyin"),
            models.Index(fields=["branch", "given_pinyin"], name="customer_given_pinyin"),
            models.Index(fields=["branch", "name_initials"], name="customer_initials"),
            models.Index(fields=["branch", "phone_last4"], name="customer_last4"),
            models.Index(fields=["phone_index"], name="customer_phone", condition=~Q(phone_index="")),
            # Only of those merged away: every search says "not merged", and would weigh a whole index for it.
            models.Index(fields=["merged_into"], name="customer_merged", condition=Q(merged_into__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def phone_masked(self) -> str:
        """The phone as anybody may see it; empty when there is none."""
        return mask_phone(self.phone_last4) if self.phone_last4 else ""

    @property
    def tier_label(self) -> str:
        """The tier in the reader's language; a bank's own word for it as it is."""
        return str(self.Tier(self.tier).label) if self.tier in self.Tier.values else self.tier

    def set_name(self, name: str) -> None:
        """Name and search keys together. See also the import, which fills the same columns."""
        keys = name_keys(name)
        self.name = name
        self.name_pinyin, self.name_initials = keys.pinyin, keys.initials
        self.given_name, self.given_pinyin = keys.given, keys.given_pinyin

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_name(self.name)
        super().save(*args, **kwargs)
