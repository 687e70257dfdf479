from django.db import models

from organisation.roles import Role


class RankSnapshot(models.Model):
    """One line of a whole-bank board of a headline metric, ready to be read by key.

    Rebuilt and swapped in one transaction (`performance.snapshots`), so a reader sees the old board or the new one.
    `position` runs without gaps, `place` is shared by equals. Names and the branch stand as they were when it was made,
    so that a page reads nothing else. Pages read it; commands compute from the totals.
    """

    pk = models.CompositePrimaryKey("kind", "start", "metric", "role", "position")
    kind = models.SmallIntegerField()
    start = models.DateField()
    metric = models.CharField(max_length=40)
    role = models.CharField(max_length=16, choices=Role.choices)
    position = models.IntegerField()
    place = models.IntegerField(null=True)
    previous_place = models.IntegerField(null=True)
    staff = models.ForeignKey(
        "organisation.Staff", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    branch = models.ForeignKey(
        "organisation.Branch", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    branch_code = models.CharField(max_length=20)
    branch_name = models.CharField(max_length=80)
    branch_path = models.TextField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    k = models.DecimalField(max_digits=24, decimal_places=2, null=True)
    n = models.DecimalField(max_digits=24, decimal_places=2, null=True)
    built_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["staff", "kind", "start", "metric"], name="rank_snapshot_own")]

    def __str__(self) -> str:
        return f"{self.metric} {self.start} {self.position}"
