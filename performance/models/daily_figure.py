from django.db import models

from organisation.roles import Role
from performance.models.figures import Figures


class DailyFigure(Figures):
    """What one person did in one branch on one business day, recomputed from the facts whenever one of them changes.

    A person with two postings may have two rows a day. `role` is the role of the person's posting in that branch on
    that day, else of the primary posting, else empty. A day without facts has no row.
    """

    pk = models.CompositePrimaryKey("staff_id", "day", "branch_id")
    # No constraint on the keys: staff and branches are never deleted, and the roll-up writes many rows at a time.
    staff = models.ForeignKey(
        "organisation.Staff", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    day = models.DateField()
    branch = models.ForeignKey(
        "organisation.Branch", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    role = models.CharField(max_length=16, choices=Role.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["day", "branch"], name="daily_figure_day")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.day} {self.branch_id}"
