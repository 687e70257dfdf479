from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leads.errors import NotYours
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify
from referrals.decision import decide, hand_back, locked_pending
from referrals.models import Referral
from referrals.notices import referral_withdrawn, sending
from referrals.states import WITHDRAWN


@transaction.atomic
def withdraw_referral(*, referral: Referral, now: datetime, by: Staff) -> Referral:
    """Take a referral back before it is answered; the lead stays with the referrer."""
    if referral.referrer_id != by.pk:
        raise NotYours(_("Only the colleague who sent it can withdraw this referral."))
    referral = locked_pending(referral)
    decide(referral, WITHDRAWN, now=now)
    hand_back(referral, now=now)
    if not take_back(sending(referral)):  # who has not read of it yet need not hear of it at all
        notify(tell=[referral_withdrawn(referral)], now=now, by=by)
    return referral
