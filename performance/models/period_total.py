from django.db import models

from organisation.roles import Role
from performance.models.figures import Figures


class PeriodTotal(Figures):
    """The sum of a person's daily figures in a branch and role over a week, month, quarter or year.

    Somebody who moved within the period has two rows, so that sums by person and sums by branch are both right. It is
    moved by the difference whenever a day changes, in the same statement. No figure is indexed and pages keep room, so
    that updates stay in place.
    """

    pk = models.CompositePrimaryKey("staff_id", "kind", "start", "branch_id", "role")
    staff = models.ForeignKey(
        "organisation.Staff", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    kind = models.SmallIntegerField()  # performance.periods.Kind, week to year
    start = models.DateField()
    branch = models.ForeignKey(
        "organisation.Branch", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    role = models.CharField(max_length=16, choices=Role.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "start", "branch", "role"], name="period_total_branch")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.kind} {self.start} {self.branch_id} {self.role}"
