"""A person's referrals in one sentence: who waits, what was sent this month, and what came of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, Sum

from organisation.models import Staff
from referrals.models import Referral, Sale, SalesCredit


@dataclass(frozen=True)
class Statement:
    """`waiting` for the person's answer; of those `sent` this month so many `won`; own found part of it (`credit`)."""

    waiting: int
    sent: int
    won: int
    credit: Decimal


def statement_for(staff: Staff, *, day: date) -> Statement:
    """In three queries, each in an index of the person."""
    since = day.replace(day=1)
    won = Sale.objects.standing().filter(lead=OuterRef("lead"))
    sent = Referral.objects.filter(referrer=staff, made_on__gte=since, made_on__lte=day).aggregate(
        sent=Count("pk", filter=~Q(state=Referral.State.WITHDRAWN)),
        won=Count("pk", filter=Q(Exists(won), state=Referral.State.ACCEPTED)),
    )
    found = SalesCredit.objects.filter(
        staff=staff, part=SalesCredit.Part.FOUND, booked_on__gte=since, booked_on__lte=day
    )
    return Statement(
        waiting=Referral.objects.pending().filter(receiver=staff).count(),
        sent=sent["sent"],
        won=sent["won"],
        credit=found.aggregate(own=Sum("amount"))["own"] or Decimal(0),
    )
