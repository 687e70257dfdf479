from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What a lead is about: nine categories on nine keys, in the order of the keypad. The routing key of a referral."""

    DEPOSIT = "deposit", _("Deposit")
    WEALTH_PRODUCT = "wealth_product", _("Wealth product")
    FUND = "fund", _("Fund")
    INSURANCE = "insurance", _("Insurance")
    PRECIOUS_METAL = "precious_metal", _("Precious metal")
    LOAN = "loan", _("Loan")
    CARD = "card", _("Credit card")
    DIGITAL = "digital", _("Mobile banking")
    OTHER = "other", _("Other")


class Product(models.Model):
    """Something the bank sells, with the risk level that suitability rules compare with the customer's."""

    class RiskLevel(models.TextChoices):
        R1 = "R1"
        R2 = "R2"
        R3 = "R3"
        R4 = "R4"
        R5 = "R5"

    code = models.CharField(max_length=40, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    category = models.CharField(max_length=16, choices=Category.choices)
    risk_level = models.CharField(max_length=2, choices=RiskLevel.choices, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="product_category_known", condition=Q(category__in=Category.values)),
            models.CheckConstraint(
                name="product_risk_level_known", condition=Q(risk_level__in=["", "R1", "R2", "R3", "R4", "R5"])
            ),
        ]
        ordering = ["category", "code"]

    def __str__(self) -> str:
        return self.name
