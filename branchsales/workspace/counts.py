"""How much waits for a person: the small figures of the navigation and of the first screen. One indexed query each."""

from datetime import date

from leads.models import Lead
from organisation.access import scope_of
from organisation.models import Staff
from organisation.roles import Right
from referrals.models import Referral, Sale


def answers_waiting(staff: Staff, day: date) -> int:
    """Referrals that a colleague sent and that wait for the person's answer."""
    return Referral.objects.visible_to(staff, day=day).pending().filter(receiver=staff).count()


def reversals_to_decide(staff: Staff, day: date) -> int:
    """Sales of the units whose reversal somebody else asked for."""
    here = scope_of(staff, day=day).covers(Right.APPROVE_REVERSAL, "branch")
    asked = Sale.objects.visible_to(staff, day=day).filter(here).awaiting_reversal()
    return asked.exclude(reversal_asked_by=staff).exclude(closer=staff).count()


def own_due(staff: Staff, day: date) -> int:
    """Open leads for which the person must act today or should have acted before."""
    return Lead.objects.visible_to(staff, day=day).owned_by(staff).filter(next_action_on__lte=day).count()


def today_waiting(staff: Staff, day: date) -> int:
    """What waits on the page of the day: leads that are due, and customers whom colleagues walk over now."""
    walked = Referral.objects.visible_to(staff, day=day).pending().walk_overs().filter(receiver=staff).count()
    return own_due(staff, day) + walked
