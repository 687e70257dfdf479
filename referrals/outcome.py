"""What is told of a lead to somebody who found or referred it: the last thing that happened, by whom, and when."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from leads.lost_reasons import lost_reason_label
from leads.models import FollowUp, Lead
from leads.stages import Stage
from organisation.models import Staff
from referrals.models import Referral, Sale
from referrals.return_reasons import return_reason_label


class Became(StrEnum):
    """What became of a lead."""

    LOGGED = "logged"  # nobody has done anything yet
    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not_reached"
    CONTACTED = "contacted"
    APPOINTMENT = "appointment"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True)
class Outcome:
    """What became of the lead: by whom, when, and what belongs to it.

    `who` is the receiver asked or deciding, whoever made the contact, the closer of a sale, else the owner. `reason` is
    why a referral was returned or the lead lost (one of `leads.lost_reasons` or own words). `own_credit` is the
    person's own sales credit of a sale. `referral` is the last one of the lead, `sale` the one that stands.
    """

    lead: Lead
    became: Became
    at: datetime
    who: Staff | None = None
    reason: str = ""
    own_credit: Decimal | None = None
    referral: Referral | None = None
    contact: FollowUp | None = None
    sale: Sale | None = None

    @property
    def reason_words(self) -> str:
        """The reason in the reader's language; own words as they were written."""
        return lost_reason_label(self.reason) if self.became is Became.LOST else return_reason_label(self.reason)


def outcome_of(
    lead: Lead, *, referral: Referral | None, contact: FollowUp | None, sale: Sale | None, own_credit: Decimal | None
) -> Outcome:
    """The last thing that happened; a contact counts only if it came after the decision about the referral."""
    facts = {"referral": referral, "contact": contact, "sale": sale}
    if lead.stage == Stage.WON and sale is not None:
        at = lead.closed_at or sale.recorded_at
        return Outcome(lead, Became.WON, at, sale.closer, own_credit=own_credit, **facts)  # type: ignore[arg-type]
    if lead.stage == Stage.LOST and lead.closed_at is not None:
        return Outcome(lead, Became.LOST, lead.closed_at, lead.owner, lead.lost_reason, **facts)  # type: ignore[arg-type]
    if referral is not None and (contact is None or _is_later(referral, contact)):
        return answer_to(referral, lead=lead)
    if contact is not None:
        return Outcome(lead, _contacted(contact), contact.contacted_at, contact.staff, **facts)  # type: ignore[arg-type]
    return Outcome(lead, Became.LOGGED, lead.captured_at, lead.owner)


def answer_to(referral: Referral, *, lead: Lead) -> Outcome:
    """What the receiver said, or that they have not answered yet."""
    at = referral.decided_at or referral.made_at
    return Outcome(lead, _answered(referral), at, referral.receiver, referral.decision_reason, referral=referral)


def _is_later(referral: Referral, contact: FollowUp) -> bool:
    """Whoever waits for an answer wants to know that first, whatever contacts were made meanwhile."""
    return referral.decided_at is None or referral.decided_at > contact.contacted_at


def _answered(referral: Referral) -> Became:
    return Became.WAITING if referral.state == Referral.State.PENDING else Became(referral.state)


def _contacted(contact: FollowUp) -> Became:
    if not contact.reached:
        return Became.NOT_REACHED
    if contact.outcome == FollowUp.Outcome.APPOINTMENT:
        return Became.APPOINTMENT
    return Became.CONTACTED
