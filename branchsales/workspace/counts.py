"""What waits for a person: the small figures of the navigation, each found in an index, all counted in one query."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from leads.models import Lead
from organisation.access import scope_of
from organisation.models import Staff
from organisation.roles import Right
from referrals.models import Referral, Sale

Waiting = QuerySet[Any, Any]


def answers_waiting(staff: Staff, day: date) -> list[Waiting]:
    """Referrals that a colleague sent and that wait for the person's answer."""
    return [Referral.objects.visible_to(staff, day=day).pending().filter(receiver=staff)]


def reversals_to_decide(staff: Staff, day: date) -> list[Waiting]:
    """Sales of the units whose reversal somebody else asked for."""
    here = scope_of(staff, day=day).covers(Right.APPROVE_REVERSAL, "branch")
    asked = Sale.objects.visible_to(staff, day=day).filter(here).awaiting_reversal()
    return [asked.exclude(reversal_asked_by=staff).exclude(closer=staff)]


def today_waiting(staff: Staff, day: date) -> list[Waiting]:
    """What waits on the page of the day: leads that are due, and customers whom colleagues walk over now."""
    due = Lead.objects.visible_to(staff, day=day).owned_by(staff).filter(next_action_on__lte=day)
    return [due, Referral.objects.visible_to(staff, day=day).pending().walk_overs().filter(receiver=staff)]
