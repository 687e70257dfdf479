from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organisation.models import Staff
from referrals.errors import CannotReceive
from referrals.models import Referral
from referrals.services.refer_lead import refer_lead
from referrals.services.withdraw_referral import withdraw_referral


@transaction.atomic
def ask_another(*, referral: Referral, receiver: Staff, now: datetime, by: Staff) -> Referral:
    """Ask somebody else instead of the colleague who has not answered, with the same words and the same hurry.

    The first referral is withdrawn and the second one made in one go: the lead is never with nobody. A walk-over
    begins its minutes anew. If the colleague has answered meanwhile, that stands.
    """
    if receiver.pk == referral.receiver_id:
        raise CannotReceive(_("This colleague has been asked already. Choose somebody else."), field="receiver")
    withdraw_referral(referral=referral, now=now, by=by)
    return refer_lead(
        lead=referral.lead,
        receiver=receiver,
        reason=referral.reason,
        is_walk_over=referral.is_walk_over,
        now=now,
        by=by,
    )
