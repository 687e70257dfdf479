from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from leads.models.participant import LeadParticipant
from leads.models.product import Category
from leads.stages import CLOSED_STAGES, Stage, is_open
from organisation.access import scope_of
from organisation.any_of import AnyOf
from organisation.fields import MoneyField
from organisation.labels import Labelled
from organisation.models import Staff
from organisation.numbers import NumberField
from organisation.roles import Right

_CLOSED = Q(stage__in=[str(stage) for stage in CLOSED_STAGES])


def lead_is_seen(staff: Staff, *, day: date) -> Q:
    """The condition that a row's `lead` is one the person may see. See also `LeadQuerySet.visible_to`."""
    scope = scope_of(staff, day=day)
    if scope.meets_customers and not scope.units(Right.READ_BRANCH):
        return Q(_takes_part(staff, lead="lead"))  # the part says it: the lead itself need not be read
    return Q(lead__in=Lead.objects.visible_to(staff, day=day))


def _takes_part(staff: Staff, *, lead: str) -> Exists:
    return Exists(LeadParticipant.objects.current().filter(staff=staff, lead=OuterRef(lead)))


class LeadQuerySet(models.QuerySet["Lead"]):
    """Leads in the office's words, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """What the person takes part in, and everything of the units they read."""
        scope = scope_of(staff, day=day)
        if not scope.meets_customers:
            return self.none()
        if not scope.units(Right.READ_BRANCH):
            return self.filter(_takes_part(staff, lead="pk"))
        # Whoever reads a unit takes part in few leads themselves: a list of them lets both indexes be used.
        part = LeadParticipant.objects.current().filter(staff=staff)
        return self.filter(Q(scope.covers(Right.READ_BRANCH, "branch")) | Q(AnyOf("pk", part.values("lead"))))

    def standing(self) -> Self:
        """Without those that were logged by mistake and taken back at once: what figures and lists count."""
        return self.exclude(stage=Stage.RETRACTED)

    def open(self) -> Self:
        """Not at its end. Written as the partial indexes are, so that they serve it. See also `Lead.is_open`."""
        return self.filter(next_action_on__isnull=False)

    def closed(self) -> Self:
        """Won, lost or taken back."""
        return self.filter(next_action_on__isnull=True)

    def overdue_on(self, day: date) -> Self:
        """Open with the next action before that day."""
        return self.filter(next_action_on__lt=day)

    def owned_by(self, staff: Staff) -> Self:
        """For which the person must act next."""
        return self.filter(owner=staff)

    def found_by(self, staff: Staff) -> Self:
        """Which the person spotted."""
        return self.filter(finder=staff)

    def in_pool(self) -> Self:
        """Open and without a personal owner: the branch head answers for them."""
        return self.open().filter(owner=None)


class Lead(Labelled, models.Model):
    """One spotted sales chance: a customer and a product interest, with an owner and a next action while it is open.

    `branch` is responsible now, `captured_branch` is where the finder worked that day. No owner means the branch pool.
    `captured_on` and `closed_on` are business days; the database refuses an open lead without a next action and a
    closed one with it.
    """

    class Channel(models.TextChoices):
        COUNTER = "counter", _("Counter")
        LOBBY = "lobby", _("Lobby")
        SELF_SERVICE = "self_service", _("Self-service area")
        OWN_OUTREACH = "own_outreach", _("Own outreach")
        CUSTOMER_REFERRAL = "customer_referral", _("Customer referral")
        EVENT = "event", _("Event")
        PHONE_IN = "phone_in", _("Phone-in")
        ONLINE = "online", _("Online or mobile")
        LIST = "list", _("List")
        OTHER = "other", _("Other")

    class Potential(models.TextChoices):
        A = "A", _("within a week")
        B = "B", _("within a month")
        C = "C", _("later")

    class NextAction(models.TextChoices):
        CALL = "call", _("Call")
        MEET = "meet", _("Meet")
        MESSAGE = "message", _("Send a message")
        DOCUMENTS = "documents", _("Prepare documents")
        ANSWER = "answer", _("Answer the referral")
        ASSIGN = "assign", _("Assign an owner")

    number = NumberField(prefix="L")
    customer = models.ForeignKey("leads.Customer", on_delete=models.PROTECT, related_name="leads", db_index=False)
    branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False)
    captured_branch = models.ForeignKey("organisation.Branch", on_delete=models.PROTECT, related_name="+")
    finder = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="found_leads", db_index=False
    )
    owner = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="owned_leads"
    )
    channel = models.CharField(max_length=20, choices=Channel.choices)
    category = models.CharField(max_length=16, choices=Category.choices)
    potential = models.CharField(max_length=1, choices=Potential.choices)
    estimated_amount = MoneyField(null=True, blank=True)
    note = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.CAPTURED)
    next_action = models.CharField(max_length=12, choices=NextAction.choices, default=NextAction.CALL)
    next_action_on = models.DateField(null=True, blank=True)
    captured_at = models.DateTimeField()
    captured_on = models.DateField()
    protected_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    lost_reason = models.CharField(max_length=200, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lead_channel_known",
                condition=Q(
                    channel__in=[
                        "counter",
                        "lobby",
                        "self_service",
                        "own_outreach",
                        "customer_referral",
                        "event",
                        "phone_in",
                        "online",
                        "list",
                        "other",
                    ]
                ),
            ),
            models.CheckConstraint(name="lead_category_known", condition=Q(category__in=Category.values)),
            models.CheckConstraint(name="lead_potential_known", condition=Q(potential__in=["A", "B", "C"])),
            models.CheckConstraint(name="lead_stage_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(
                name="lead_open_has_next_action",
                condition=(~_CLOSED & Q(next_action_on__isnull=False)) | (_CLOSED & Q(next_action_on=None)),
            ),
            models.CheckConstraint(
                name="lead_closed_has_moment",
                condition=(_CLOSED & Q(closed_at__isnull=False, closed_on__isnull=False))
                | (~_CLOSED & Q(closed_at=None, closed_on=None)),
            ),
            models.CheckConstraint(
                name="lead_lost_has_reason",
                condition=(Q(stage="lost") & ~Q(lost_reason="")) | (~Q(stage="lost") & Q(lost_reason="")),
            ),
            models.CheckConstraint(
                name="lead_closed_after_captured",
                condition=Q(closed_at=None) | Q(closed_at__gte=models.F("captured_at")),
            ),
            models.CheckConstraint(
                name="lead_estimated_amount_positive",
                condition=Q(estimated_amount=None) | Q(estimated_amount__gt=0),
            ),
        ]
        indexes = [
            models.Index(fields=["finder", "captured_on"], name="lead_finder_day"),
            models.Index(fields=["owner", "closed_on"], name="lead_owner_lost", condition=Q(stage="lost")),
            models.Index(
                fields=["owner", "next_action_on", "potential", "id"],
                name="lead_today",
                condition=Q(next_action_on__isnull=False),
                include=["customer", "category"],
            ),
            models.Index(
                fields=["branch", "next_action_on", "id"],
                name="lead_branch_open",
                condition=Q(next_action_on__isnull=False),
            ),
            models.Index(fields=["branch", "-captured_at", "-id"], name="lead_branch_captured"),
            models.Index(fields=["finder", "-captured_at", "-id"], name="lead_finder_captured"),
            models.Index(fields=["customer", "category"], name="lead_customer"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_open(self) -> bool:
        """Neither won, lost nor taken back. See also `Lead.objects.open()`."""
        return is_open(self.stage)
