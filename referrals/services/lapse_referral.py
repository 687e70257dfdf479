from datetime import datetime

from django.db import transaction

from organisation.notices.taking_back import take_back
from organisation.services import notify
from referrals.decision import decide, hand_back, locked_pending
from referrals.models import Referral
from referrals.notices import referral_lapsed, sending
from referrals.states import LAPSED


@transaction.atomic
def lapse_referral(*, referral: Referral, now: datetime) -> Referral:
    """The clock gives a lead back that nobody took on in time. No person acts here, so no right is asked for."""
    referral = locked_pending(referral)
    decide(referral, LAPSED, now=now)
    hand_back(referral, now=now)
    take_back(sending(referral))
    notify(tell=referral_lapsed(referral), now=now, by=None)
    return referral
