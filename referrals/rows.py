"""A referral as a page shows it: with its way, what became of it, and as much of the customer as the reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from leads.masking import mask_name
from leads.models import Lead
from organisation.loading_people import load_people
from organisation.models import Staff
from organisation.ui.path import Stop
from organisation.ui.people import you_or_name
from organisation.working_time import working_minutes_between
from referrals.journey import stops_of
from referrals.models import Referral
from referrals.outcome import Outcome
from referrals.outcomes import outcomes_of_referrals
from referrals.walk_over import minutes_left


@dataclass(frozen=True)
class Row:
    """One referral for one reader. Whoever gave a lead back knows the customer no more: the name is masked."""

    referral: Referral
    outcome: Outcome
    stops: list[Stop]
    sees_lead: bool
    waits_minutes: int | None
    reader: Staff
    minutes_left: int | None = None  # of a walk-over that waits; negative: it waits too long

    @property
    def who(self) -> str:
        """Whose doing the last thing was: "you", or the colleague's name."""
        who = self.outcome.who
        return you_or_name(who, is_you=who == self.reader)

    @property
    def customer_name(self) -> str:
        name = self.referral.lead.customer.name
        return name if self.sees_lead else mask_name(name)


def rows_of(referrals: Sequence[Referral], *, day: date, now: datetime, to: Staff) -> list[Row]:
    """The referrals as the person reads them, in five queries; their leads with the customers are loaded."""
    load_people(referrals, "referrer", "receiver", "lead__owner", "lead__finder")
    pks = [referral.lead_id for referral in referrals]
    seen = set(Lead.objects.visible_to(to, day=day).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        Row(
            referral,
            outcome,
            stops_of(referral, outcome),
            sees_lead=referral.lead_id in seen,
            waits_minutes=waiting_minutes(referral, now=now),
            reader=to,
            minutes_left=walk_over_minutes_left(referral, now=now),
        )
        for referral, outcome in zip(referrals, outcomes_of_referrals(referrals, to=to), strict=True)
    ]


def waiting_minutes(referral: Referral, *, now: datetime) -> int | None:
    """Working minutes it has waited for its answer; None once there is one."""
    if referral.state != Referral.State.PENDING:
        return None
    return working_minutes_between(referral.made_at, now, zone=timezone.get_default_timezone())


def walk_over_minutes_left(referral: Referral, *, now: datetime) -> int | None:
    """Minutes by the clock until a walk-over should be answered; None once it is, and for any other referral."""
    if referral.state != Referral.State.PENDING or not referral.is_walk_over or referral.due_at is None:
        return None
    return minutes_left(referral.due_at, now=now)
