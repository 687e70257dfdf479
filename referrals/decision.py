"""The decision about a referral: taken once, under the lock of its lead."""

from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.locks import lock_lead
from leads.participation import Part, end_part
from organisation.working_time import working_minutes_between
from referrals.errors import AlreadyDecided
from referrals.handover import give_back
from referrals.models import Referral
from referrals.states import ACCEPTED, ANSWERS, LAPSED, RETURNED, WITHDRAWN, is_decided

DECIDED = ["state", "decided_at", "decided_on", "response_minutes", "decision_reason"]
WHAT_HAPPENED: dict[str, Promise] = {
    ACCEPTED: _("This referral has been accepted already. Open the lead to see where it stands."),
    RETURNED: _("This referral has been returned already. Open the lead to see where it stands."),
    WITHDRAWN: _("The referrer has withdrawn this referral. There is nothing left to answer."),
    LAPSED: _("This referral has lapsed: it was not answered in time. Ask the referrer to refer the lead again."),
}


def locked_pending(referral: Referral) -> Referral:
    """The referral with its lead locked; `AlreadyDecided` if somebody was faster."""
    lead = lock_lead(referral.lead_id)
    fresh = Referral.objects.select_related("referrer", "receiver").get(pk=referral.pk)
    fresh.lead = lead
    if is_decided(fresh.state):
        raise AlreadyDecided(WHAT_HAPPENED[fresh.state])
    return fresh


def decide(referral: Referral, state: str, *, reason: str = "", now: datetime) -> None:
    """Write the decision down, with the working minutes it took if it is an answer."""
    # The clocks of two machines differ by a little: nothing is decided before it was made.
    decided_at = max(now, referral.made_at)
    referral.state = state
    referral.decided_at = decided_at
    referral.decided_on = timezone.localdate(decided_at)
    referral.decision_reason = reason
    if state in ANSWERS:
        referral.response_minutes = working_minutes_between(
            referral.made_at, decided_at, zone=timezone.get_default_timezone()
        )
    referral.save(update_fields=DECIDED)


def hand_back(referral: Referral, *, now: datetime) -> None:
    """The receiver takes part no more, unless they took the lead on before; the lead goes back to the referrer."""
    lead = referral.lead
    if not lead.referrals.accepted().filter(receiver=referral.receiver).exists():
        end_part(lead=lead, staff=referral.receiver, part=Part.RECEIVER, now=now)
    if lead.is_open:  # an imported history may have closed it meanwhile
        give_back(lead, referral.referrer, now=now)
