from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leads.errors import NotYours
from leads.notes import kept_note
from organisation.errors import Invalid
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify
from referrals.decision import decide, hand_back, locked_pending
from referrals.models import Referral
from referrals.notices import referral_returned, sending
from referrals.states import RETURNED


@transaction.atomic
def return_referral(*, referral: Referral, reason: str, now: datetime, by: Staff) -> Referral:
    """Give a lead back with the reason: the referrer answers for it again and learns why."""
    if referral.receiver_id != by.pk:
        raise NotYours(_("Only the colleague it was sent to can return this referral."))
    reason = kept_note(reason, field="reason")
    if not reason:
        raise Invalid(_("Say why you return it: your colleague reads it at once."), field="reason")
    referral = locked_pending(referral)
    decide(referral, RETURNED, reason=reason, now=now)
    hand_back(referral, now=now)
    take_back(sending(referral))
    notify(tell=[referral_returned(referral)], now=now, by=by)
    return referral
