from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from leads.models.daily_plan import DailyPlan
from leads.models.lead import Lead
from organisation.labels import Labelled
from organisation.models import Staff


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    """The items of daily plans, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """Those of the plans the person may see."""
        return self.filter(plan__in=DailyPlan.objects.visible_to(staff, day=day))

    def left(self) -> Self:
        """Neither done nor decided about: the evening asks what becomes of them."""
        return self.filter(state=PlanItem.State.PLANNED)

    def in_order(self) -> Self:
        """As they are worked."""
        return self.order_by("position", "pk")


class PlanItem(Labelled, models.Model):
    """One lead in a daily plan: what is to be done, why it is there, and what became of it.

    A contact, a sale or the loss of the lead on the plan's day makes it done. What was not done is carried over to a
    day, dropped with a reason, or missed: the day went by without a word about it.
    """

    class Kind(models.TextChoices):
        CALL = "call", Lead.NextAction.CALL.label
        MEET = "meet", Lead.NextAction.MEET.label
        MESSAGE = "message", Lead.NextAction.MESSAGE.label
        DOCUMENTS = "documents", Lead.NextAction.DOCUMENTS.label

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        DONE = "done", _("Done")
        CARRIED = "carried", _("Carried over")
        DROPPED = "dropped", _("Dropped")
        MISSED = "missed", _("Missed")

    class Reason(models.TextChoices):
        OVERDUE = "overdue", _("Overdue")
        PROMISED = "promised", _("Promised for today")
        REFERRAL = "referral", _("New referral")
        DUE = "due", _("Planned for today")
        CHANCE = "chance", _("Good chance")
        ADDED = "added", _("Added by hand")

    # The reference to the plan begins the index of `plan_item_once`.
    plan = models.ForeignKey("leads.DailyPlan", on_delete=models.CASCADE, related_name="items", db_index=False)
    lead = models.ForeignKey("leads.Lead", on_delete=models.PROTECT, related_name="plan_items")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    position = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=8, choices=Reason.choices)
    done_at = models.DateTimeField(null=True, blank=True)
    carried_to = models.DateField(null=True, blank=True)
    drop_reason = models.CharField(max_length=200, blank=True)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "lead"], name="plan_item_once"),
            models.CheckConstraint(
                name="plan_item_kind_known", condition=Q(kind__in=["call", "meet", "message", "documents"])
            ),
            models.CheckConstraint(
                name="plan_item_state_known",
                condition=Q(state__in=["planned", "done", "carried", "dropped", "missed"]),
            ),
            models.CheckConstraint(
                name="plan_item_reason_known",
                condition=Q(reason__in=["overdue", "promised", "referral", "due", "chance", "added"]),
            ),
            models.CheckConstraint(
                name="plan_item_done_has_moment",
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
            ),
            models.CheckConstraint(
                name="plan_item_carried_has_day",
                condition=Q(state="carried", carried_to__isnull=False) | (~Q(state="carried") & Q(carried_to=None)),
            ),
            models.CheckConstraint(
                name="plan_item_dropped_has_reason",
                condition=(Q(state="dropped") & ~Q(drop_reason="")) | (~Q(state="dropped") & Q(drop_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.position}"
