from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import LeadClosed, NotYours
from leads.models import Lead
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify
from organisation.workplace import branch_to_own_in
from referrals.decision import decide, locked_pending
from referrals.handover import give_to
from referrals.models import Referral
from referrals.notices import referral_accepted, sending
from referrals.states import ACCEPTED


@transaction.atomic
def accept_referral(*, referral: Referral, now: datetime, by: Staff) -> Referral:
    """Take a lead on: it is the receiver's from now, in their branch, to be called today, or met if walked over."""
    day = timezone.localdate(now)
    if referral.receiver_id != by.pk:
        raise NotYours(_("Only the colleague it was sent to can accept this referral."))
    referral = locked_pending(referral)
    lead = referral.lead
    branch = branch_to_own_in(by, day=day, rather=lead.branch)
    if branch is None:
        raise NotAllowed(_("You cannot take on leads in your present role. Return the referral with a reason."))
    if not lead.is_open:
        raise LeadClosed(_("This lead is closed, so there is nothing to take on. Return the referral."))
    decide(referral, ACCEPTED, now=now)
    lead.branch = branch
    next_action = Lead.NextAction.MEET if referral.is_walk_over else Lead.NextAction.CALL
    give_to(lead, by, next_action=next_action, next_action_on=day, now=now)
    take_back(sending(referral))
    notify(tell=[referral_accepted(referral)], now=now, by=by)
    return referral
