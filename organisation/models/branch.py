from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class BranchQuerySet(models.QuerySet["Branch"]):
    """Units of the organisation, in the office's words."""

    def with_code(self, code: str) -> "Branch | None":
        """The unit with the code that stands in an address. PostgreSQL refuses a NUL character, so nothing has one."""
        return None if "\0" in code else self.filter(code=code).first()

    def below(self, unit: "Branch") -> Self:
        """The unit itself and everything under it."""
        return self.filter(path__startswith=unit.path)

    def outlets(self) -> Self:
        """Branches where customers walk in."""
        return self.filter(kind=Branch.Kind.BRANCH)

    def active_on(self, day: object) -> Self:
        """Units that were open on that day."""
        return self.filter(
            Q(opened_on__isnull=True) | Q(opened_on__lte=day), Q(closed_on__isnull=True) | Q(closed_on__gte=day)
        )


class Branch(models.Model):
    """A node of the organisation tree of any depth: head office > region > sub-branch (may nest) > branch.

    `path` is materialised by a database trigger ("1.5.23.", ids from the root down), which also refuses a circle; so a
    subtree is a prefix, and imports and shells keep it right too.
    """

    class Kind(models.TextChoices):
        HEAD_OFFICE = "head_office", _("Head office")
        REGION = "region", _("Region")
        SUB_BRANCH = "sub_branch", _("Sub-branch")
        BRANCH = "branch", _("Branch")

    code = models.CharField(max_length=20, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.TextField(editable=False, default="", db_collation="C")
    city = models.CharField(max_length=40, blank=True)
    transformed_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = BranchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="branch_kind_known", condition=Q(kind__in=["head_office", "region", "sub_branch", "branch"])
            ),
            models.CheckConstraint(
                name="branch_head_office_is_root", condition=Q(kind="head_office", parent=None) | ~Q(kind="head_office")
            ),
            models.CheckConstraint(
                name="branch_span", condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on"))
            ),
        ]
        indexes = [models.Index(fields=["path"], name="branch_path", opclasses=["text_pattern_ops"])]
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name

    def contains(self, other: "Branch") -> bool:
        """Whether the other unit is this one or stands below it."""
        return other.path.startswith(self.path)
