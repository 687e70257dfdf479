from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from organisation.models.staff import Staff


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """One's own, nobody else's."""
        return self.filter(staff=staff)

    def unread(self) -> Self:
        """Not opened yet. Written as the partial index is, so that it serves it."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """Something that one person is told: what happened to what they have a part in, and where to look.

    `kind` is the key of the sentence (`organisation.notices.kinds`), which is put together in the reader's language
    when it is read. `parameters` hold what stands in it: names of colleagues, a masked customer, never a phone or a
    note. `event` names what happened; nobody is told of one event twice. Kept for 90 days
    (`organisation.services.forget_old_notices`).
    """

    staff = models.ForeignKey("organisation.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=30, db_collation="C")
    event = models.CharField(max_length=60, db_collation="C")
    parameters = models.JSONField(default=dict)
    link = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "staff"], name="notice_once")]
        indexes = [
            models.Index(fields=["staff", "-made_at", "-id"], name="notice_list"),
            models.Index(fields=["staff", "-made_at", "-id"], name="notice_unread", condition=Q(read_at=None)),
            BrinIndex(fields=["made_at"], name="notice_age", autosummarize=True),
        ]
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.event}"
