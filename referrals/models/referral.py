from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisation.access import scope_of
from organisation.labels import Labelled
from organisation.models import Staff
from organisation.numbers import NumberField
from organisation.roles import Right
from referrals.walk_over import LONGEST


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Referrals in the office's words, and the one door to them."""

    def visible_to(self, staff: Staff, *, day: date) -> Self:
        """What the person sent or received, and everything of the units they read, on either side."""
        scope = scope_of(staff, day=day)
        if not scope.meets_customers:
            return self.none()
        return self.filter(
            Q(referrer=staff)
            | Q(receiver=staff)
            | scope.covers(Right.READ_BRANCH, "referrer_branch")
            | scope.covers(Right.READ_BRANCH, "receiver_branch")
        )

    def pending(self) -> Self:
        """Waiting for the receiver's answer."""
        return self.filter(state=Referral.State.PENDING)

    def standing(self) -> Self:
        """Without those that were withdrawn, which count nowhere."""
        return self.exclude(state=Referral.State.WITHDRAWN)

    def walk_overs(self) -> Self:
        """The customer stands in the lobby: an answer is expected within minutes."""
        return self.filter(answer_within__isnull=False)

    def soonest_due_first(self) -> Self:
        """In the order in which they should be answered: walk-overs by their clock, then the longest waiting."""
        return self.order_by(F("due_at").asc(nulls_last=True), "made_at", "id")

    def accepted(self) -> Self:
        """Taken on by the receiver."""
        return self.filter(state=Referral.State.ACCEPTED)


class Referral(Labelled, models.Model):
    """Passing a lead to a colleague, with the reason and the split of the sales credit that both see beforehand.

    `found_share` is the found part of the credit (0–1), as agreed; it never changes afterwards. A lead has one pending
    referral (the database refuses a second), and only the first decision counts. `answer_within` minutes an answer is
    expected if the customer is walked over now (`referrals.walk_over`), until `due_at`.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        RETURNED = "returned", _("Returned")
        LAPSED = "lapsed", _("Lapsed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    # Where an index below begins with a reference, the reference has none of its own.
    number = NumberField(prefix="R")
    lead = models.ForeignKey("leads.Lead", on_delete=models.PROTECT, related_name="referrals", db_index=False)
    referrer = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="referrals_sent", db_index=False
    )
    referrer_branch = models.ForeignKey(
        "organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    receiver = models.ForeignKey(
        "organisation.Staff", on_delete=models.PROTECT, related_name="referrals_received", db_index=False
    )
    receiver_branch = models.ForeignKey(
        "organisation.Branch", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.TextField(blank=True)
    found_share = models.DecimalField(max_digits=5, decimal_places=4)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    made_at = models.DateTimeField()
    made_on = models.DateField()
    answer_within = models.PositiveSmallIntegerField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    response_minutes = models.PositiveIntegerField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="referral_state_known",
                condition=Q(state__in=["pending", "accepted", "returned", "lapsed", "withdrawn"]),
            ),
            models.CheckConstraint(name="referral_found_share_range", condition=Q(found_share__range=(0, 1))),
            models.CheckConstraint(
                name="referral_decided_has_moment",
                condition=Q(state="pending", decided_at=None, decided_on=None)
                | (~Q(state="pending") & Q(decided_at__isnull=False, decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="referral_decided_after_made", condition=Q(decided_at=None) | Q(decided_at__gte=F("made_at"))
            ),
            models.CheckConstraint(
                name="referral_answer_has_minutes",
                condition=Q(state__in=["accepted", "returned"], response_minutes__isnull=False)
                | (~Q(state__in=["accepted", "returned"]) & Q(response_minutes=None)),
            ),
            models.CheckConstraint(
                name="referral_walk_over_is_due",
                condition=Q(answer_within=None) | Q(answer_within__range=(1, LONGEST), due_at__isnull=False),
            ),
            models.UniqueConstraint(fields=["lead"], condition=Q(state="pending"), name="referral_one_pending"),
        ]
        indexes = [
            models.Index(fields=["referrer", "made_on"], name="referral_referrer_day"),
            models.Index(fields=["receiver", "made_on"], name="referral_receiver_day"),
            models.Index(
                fields=["receiver", "decided_on"],
                name="referral_receiver_decided",
                condition=Q(decided_on__isnull=False),
            ),
            models.Index(fields=["lead"], name="referral_lead"),
            models.Index(fields=["referrer", "-made_at", "-id"], name="referral_sent"),
            models.Index(fields=["receiver", "-made_at", "-id"], name="referral_inbox"),
            models.Index(fields=["referrer_branch", "-made_at", "-id"], name="referral_sent_branch"),
            models.Index(fields=["receiver_branch", "-made_at", "-id"], name="referral_received_branch"),
            models.Index(fields=["receiver"], name="referral_waiting", condition=Q(state="pending")),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_walk_over(self) -> bool:
        """Whether the customer was to be walked over at once."""
        return self.answer_within is not None
