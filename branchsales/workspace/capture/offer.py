"""What capture shows before anything is sent: the open lead there is, the colleague to refer to, and the split."""

from dataclasses import dataclass
from datetime import date

from leads.capture import open_leads_of
from leads.models import Customer, Lead
from organisation.models import Branch, Staff
from organisation.ui.split import SplitPart
from organisation.workplace import branch_of
from referrals.agreement import Agreement, split_for
from referrals.parts import parts_of
from referrals.suggestion import Candidate, Why, candidates, receiver_of


@dataclass(frozen=True)
class Known:
    """The open lead of the customer and category; the person may not see more of it than who found and who owns it."""

    lead: Lead
    is_seen: bool


@dataclass(frozen=True)
class Offer:
    """The colleagues a new lead may go to, the suggested one first, who is picked, and what both would have."""

    people: list[Candidate]
    why: Why
    picked: Candidate | None
    agreement: Agreement | None
    parts: list[SplitPart]

    @property
    def is_suggested(self) -> bool:
        return self.picked is not None and self.picked == self.people[0]


def known_lead(customer: Customer | None, category: str, *, day: date, by: Staff) -> Known | None:
    """The open lead that is shown before a second one is made."""
    found = open_leads_of(customer, category) if customer and category else []
    if not found:
        return None
    return Known(found[0], is_seen=Lead.objects.visible_to(by, day=day).filter(pk=found[0].pk).exists())


def offer_for(customer: Customer | None, category: str, picked: str, *, day: date, by: Staff) -> Offer:
    """Whom a lead of that customer and category would go to, and the split that would hold."""
    branch = branch_of(by, day=day)
    people = candidates(branch=branch, day=day, by=by, category=category) if branch else []
    manager = receiver_of(str(customer.manager_id or ""), day=day, by=by) if customer else None
    if manager is not None:
        people = [manager, *(one for one in people if one.staff != manager.staff)]
    chosen = next((one for one in people if str(one.staff.pk) == picked), people[0] if people else None)
    agreement = _agreement(chosen, category, branch, day=day, by=by)
    return Offer(
        people,
        _why(people, manager),
        chosen,
        agreement,
        parts_of(agreement, reader=by) if agreement else [],
    )


def _why(people: list[Candidate], manager: Candidate | None) -> Why:
    if manager is not None:
        return Why.MANAGER
    return people[0].why if people else Why.LEAST_LOADED


def _agreement(
    chosen: Candidate | None, category: str, branch: Branch | None, *, day: date, by: Staff
) -> Agreement | None:
    """As `referrals.agreement.agreement_for` will find it once the lead exists."""
    if chosen is None or branch is None:
        return None
    theirs = branch_of(chosen.staff, day=day) or branch
    return Agreement(split_for(branch=theirs, category=category, day=day), (by,), chosen.staff)
