"""Whom the person handed over today and what the colleague said; those who wait first, by their clock."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Q, Value, When

from organisation.models import Staff
from referrals.models import Referral
from referrals.rows import waiting_minutes, walk_over_minutes_left

MOST = 20


@dataclass(frozen=True)
class HandOver:
    """One referral of today, or an older one that still waits."""

    referral: Referral
    waits_minutes: int | None
    minutes_left: int | None  # of a walk-over that waits; negative: it waits too long

    @property
    def waits_too_long(self) -> bool:
        """Whether the time of a walk-over has passed without an answer."""
        return self.minutes_left is not None and self.minutes_left <= 0


def hand_overs_of(staff: Staff, *, day: date, now: datetime) -> list[HandOver]:
    """In one query; the customer is the person's own find, so the name is shown."""
    pending = Q(state=Referral.State.PENDING)
    found = (
        Referral.objects.visible_to(staff, day=day)
        .filter(Q(made_on=day) | pending, referrer=staff)
        .exclude(state=Referral.State.WITHDRAWN)
        .select_related("receiver", "lead__customer")
        .order_by(
            Case(When(pending, then=Value(0)), default=Value(1)),
            Case(When(pending, then=F("due_at"))).asc(nulls_last=True),
            "-made_at",
            "-id",
        )
    )
    return [HandOver(one, waiting_minutes(one, now=now), walk_over_minutes_left(one, now=now)) for one in found[:MOST]]
