from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value

from leads.models import Category
from organisation.models import Branch
from organisation.models.posting import PostingDays

DEFAULT_FOUND_SHARE = Decimal("0.3")


class SplitRuleQuerySet(models.QuerySet["SplitRule"]):
    """Split rules, in the office's words."""

    def in_force(self, *, branch: Branch, category: str, day: date) -> SplitRule | None:
        """The rule of the nearest unit upwards from the branch; None: `DEFAULT_FOUND_SHARE` applies."""
        above = [int(step) for step in branch.path.split(".") if step]
        rules = self.filter(branch__in=above, category=category, starts_on__lte=day)
        rules = rules.filter(Q(ends_on=None) | Q(ends_on__gte=day)).select_related("branch")
        return max(rules, key=lambda rule: len(rule.branch.path), default=None)


class SplitRule(models.Model):
    """The found part of the sales credit in a unit and all below it, for a category, from the first to the last day.

    Two rules of one unit and category never overlap (the database refuses); a rule further down goes before one above.
    """

    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="split_rules")
    category = models.CharField(max_length=16, choices=Category.choices)
    found_share = models.DecimalField(max_digits=5, decimal_places=4)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = SplitRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="split_rule_category_known", condition=Q(category__in=Category.values)),
            models.CheckConstraint(name="split_rule_found_share_range", condition=Q(found_share__range=(0, 1))),
            models.CheckConstraint(
                name="split_rule_span", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            ),
            ExclusionConstraint(
                name="split_rule_one_at_a_time",
                expressions=[
                    ("branch", RangeOperators.EQUAL),
                    ("category", RangeOperators.EQUAL),
                    (PostingDays("starts_on", "ends_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.branch_id} {self.category} {self.found_share}"
