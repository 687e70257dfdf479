"""The way of a referral as pages draw it: who sent it, who answered, what came of it. See `organisation.ui.path`."""

from django.utils.translation import gettext as _

from leads.models import FollowUp
from organisation.ui.path import Stop, StopKind
from referrals.models import Referral
from referrals.outcome import Became, Outcome

ANSWERS = {
    Referral.State.PENDING: StopKind.ASKED,
    Referral.State.ACCEPTED: StopKind.ACCEPTED,
    Referral.State.RETURNED: StopKind.RETURNED,
    Referral.State.LAPSED: StopKind.LAPSED,
    Referral.State.WITHDRAWN: StopKind.WITHDRAWN,
}


def stops_of(referral: Referral, outcome: Outcome) -> list[Stop]:
    """From the referrer to the receiver, then the last contact and the end, or what lies ahead."""
    state = Referral.State(referral.state)
    stops = [
        Stop(StopKind.FOUND, referral.referrer.name, referral.made_at, label=_("referred it")),
        Stop(
            ANSWERS[state],
            referral.receiver.name,
            referral.decided_at,
            is_done=state != Referral.State.PENDING,
        ),
    ]
    return stops + _after(outcome) if state == Referral.State.ACCEPTED else stops


def _after(outcome: Outcome) -> list[Stop]:
    contact = outcome.contact
    stops = [Stop(contact_kind(contact), when=contact.contacted_at)] if contact else []
    if outcome.became is Became.WON:
        return [*stops, Stop(StopKind.SOLD, when=outcome.at)]
    if outcome.became is Became.LOST:
        return [*stops, Stop(StopKind.LOST, when=outcome.at)]
    return [*stops, Stop(StopKind.REACHED, when=outcome.lead.next_action_on, is_done=False)]


def contact_kind(contact: FollowUp) -> StopKind:
    """Not reached, met (in the branch or on a visit), or reached from afar."""
    if not contact.reached:
        return StopKind.NOT_REACHED
    met = contact.method in (FollowUp.Method.BRANCH, FollowUp.Method.VISIT)
    return StopKind.MET if met else StopKind.REACHED
