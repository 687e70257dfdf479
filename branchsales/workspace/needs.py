"""What waits in a branch for somebody to act: overdue leads, the pool, unanswered referrals, reversals, reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from leads.at_work import seems_away
from leads.models import FollowUp, Lead
from leads.review_queue import has_been_read
from organisation.business_day import start_of_day
from organisation.counting import counted
from organisation.models import Branch, Staff
from organisation.working_time import working_minutes_between
from referrals.models import Referral, Sale

LONG_MINUTES = 120  # working minutes after which a referral has waited long
SHOWN = 4
LOOKED_AT = 50
REVIEW_DAYS = 7


@dataclass(frozen=True)
class Overdue:
    """The overdue leads of one owner, and since when the oldest is."""

    employee_no: str
    name: str
    n: int
    oldest: date


@dataclass(frozen=True)
class Absent:
    """Somebody who has left, or of whom nothing was seen lately, with open leads."""

    staff: Staff
    n: int


@dataclass(frozen=True)
class Waiting:
    """A referral without an answer, and the working minutes since it was sent."""

    referral: Referral
    minutes: int


@dataclass(frozen=True)
class Needs:
    """Everything that waits in a branch on a day."""

    overdue: Sequence[Overdue]
    pool: Sequence[Lead]
    pool_n: int
    waiting: Sequence[Waiting]
    absent: Sequence[Absent]
    reversals_n: int
    unreviewed_n: int

    @property
    def overdue_n(self) -> int:
        return sum(owner.n for owner in self.overdue)

    @property
    def oldest_overdue(self) -> date | None:
        return min((owner.oldest for owner in self.overdue), default=None)

    @property
    def kinds(self) -> int:
        """How many different things wait."""
        return sum(
            map(bool, (self.overdue, self.pool_n, self.waiting, self.absent, self.reversals_n, self.unreviewed_n))
        )


def needs_of(unit: Branch, *, now: datetime, day: date, by: Staff) -> Needs:
    """What waits in the branch, as far as the person may see it."""
    leads = Lead.objects.visible_to(by, day=day).filter(branch=unit)
    owners = _owners(leads.open(), day=day)
    pool = leads.in_pool().select_related("customer").order_by("captured_at", "pk")
    records = FollowUp.objects.visible_to(by, day=day).standing().filter(branch=unit)
    reversals = Sale.objects.visible_to(by, day=day).awaiting_reversal().filter(branch=unit)
    unread = records.filter(~has_been_read(), contacted_at__gte=_since(day))
    pool_n, reversals_n, unreviewed_n = counted([pool, reversals, unread.exclude(staff=by)])
    return Needs(
        overdue=[Overdue(one.employee_no, one.name, one.overdue_n, one.oldest) for one in owners if one.overdue_n],
        pool=list(pool[:SHOWN]),
        pool_n=pool_n,
        waiting=_waiting(unit, now=now, day=day, by=by),
        absent=[Absent(one, one.open_n) for one in owners if one.is_gone],
        reversals_n=reversals_n,
        unreviewed_n=unreviewed_n,
    )


def _since(day: date) -> datetime:
    """The first moment of the days whose records are to be reviewed; the index of a branch's records goes by it."""
    return start_of_day(day - timedelta(days=REVIEW_DAYS - 1), zone=timezone.get_default_timezone())


def _owners(open_leads: QuerySet[Lead], *, day: date) -> list[Any]:
    """Who owns open leads, how many, how many of them are overdue since when, and who is not there to work on them."""
    own = open_leads.filter(owner=OuterRef("pk")).order_by().values("owner")
    late = own.filter(next_action_on__lt=day)
    gone = Q(is_active=False) | Q(left_on__lt=day) | Q(seems_away(day))
    found = Staff.objects.filter(pk__in=open_leads.filter(owner__isnull=False).values("owner")).annotate(
        open_n=Subquery(own.annotate(n=Count("pk")).values("n")),
        overdue_n=Coalesce(Subquery(late.annotate(n=Count("pk")).values("n")), 0),
        oldest=Subquery(late.annotate(first=Min("next_action_on")).values("first")),
        is_gone=Case(When(gone, then=Value(True)), default=Value(False)),
    )
    return list(found.order_by("-overdue_n", "-open_n", "name"))


def _waiting(unit: Branch, *, now: datetime, day: date, by: Staff) -> list[Waiting]:
    """The oldest unanswered referrals to the branch that have waited long."""
    pending = (
        Referral.objects.visible_to(by, day=day)
        .pending()
        .filter(receiver_branch=unit)
        .select_related("lead__customer", "referrer", "receiver")
        .order_by("made_at", "pk")[:LOOKED_AT]
    )
    zone = timezone.get_default_timezone()
    minutes = [Waiting(one, working_minutes_between(one.made_at, now, zone=zone)) for one in pending]
    return [one for one in minutes if one.minutes >= LONG_MINUTES]
