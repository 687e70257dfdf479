"""Who answers for a lead: its owner, or without one the branch pool, for which the branch head answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from leads.errors import CannotOwn
from leads.models import Customer, Lead
from leads.participation import Part, end_part, grant_part
from organisation.models import Branch, Staff
from organisation.workplace import branch_to_own_in


@dataclass(frozen=True)
class Answering:
    """Who answers for a lead, and the branch that is responsible; no owner: its pool."""

    owner: Staff | None
    branch: Branch

    @property
    def next_action(self) -> Lead.NextAction:
        """What is next when nothing else was said."""
        return Lead.NextAction.CALL if self.owner else Lead.NextAction.ASSIGN


def first_answering(customer: Customer, *, finder: Staff, branch: Branch, day: date) -> Answering:
    """Who answers for a new lead: the customer's manager if they may own leads that day, else the finder if they may.

    Otherwise it is in the pool of the branch where it was found.
    """
    for person in (customer.manager, finder):
        unit = branch_to_own_in(person, day=day, rather=branch) if person else None
        if unit is not None:
            return Answering(person, unit)
    return Answering(None, branch)


def answering(owner: Staff | None, *, branch: Branch, day: date) -> Answering:
    """The named owner in the branch where they may own leads, rather in the given one; nobody: its pool."""
    if owner is None:
        return Answering(None, branch)
    unit = branch_to_own_in(owner, day=day, rather=branch)
    if unit is None:
        raise CannotOwn(
            _("%(name)s cannot own leads today. Choose somebody who sells.") % {"name": owner.name}, field="owner"
        )
    return Answering(owner, unit)


def hand_to(lead: Lead, owner: Staff | None, *, now: datetime) -> None:
    """The part of the owner passes on; the lead itself is saved by the verb."""
    if lead.owner is not None and lead.owner != owner:
        end_part(lead=lead, staff=lead.owner, part=Part.OWNER, now=now)
    if owner is not None:
        grant_part(lead=lead, staff=owner, part=Part.OWNER)
    lead.owner = owner
