"""How a lead comes into being, whoever logs it: what is checked, who answers for it, and who takes part."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import OpenLeadExists
from leads.models import Category, Customer, Lead
from leads.notes import kept_note
from leads.notices import lead_logged
from leads.owning import Answering
from leads.participation import Part, grant_part
from leads.protection import is_protected, protected_until
from organisation.errors import Invalid
from organisation.models import Branch, Staff
from organisation.money import LARGEST_FEN, NotAnAmount, fen, yuan
from organisation.services import notify
from organisation.working_time import next_working_day


@dataclass(frozen=True)
class Interest:
    """What the customer is interested in, how much they mean it, and what was said; checked."""

    category: str
    potential: str
    channel: str
    note: str
    estimated_amount: Decimal | None


def checked_interest(
    *, category: str, potential: str, channel: str, note: str, estimated_amount: Decimal | None
) -> Interest:
    """The interest as it is stored; `Invalid` beside the field at fault."""
    if category not in Category.values:
        raise Invalid(_("Choose what the customer is interested in."), field="category")
    if potential not in Lead.Potential.values:
        raise Invalid(_("Choose the potential: A, B or C."), field="potential")
    if channel not in Lead.Channel.values:
        raise Invalid(_("Choose where the chance came from."), field="channel")
    return Interest(category, potential, channel, kept_note(note), _amount(estimated_amount))


def refuse_second(customer: Customer, interest: Interest, *, separate_from: Lead | None, now: datetime) -> None:
    """One open lead of a customer and category, unless the person says beside which one this stands.

    With the customer locked.
    """
    day = timezone.localdate(now)
    open_leads = open_leads_of(customer, interest.category)
    if not open_leads or separate_from in open_leads:
        return
    nearest = open_leads[0]
    raise OpenLeadExists(nearest, is_protected=is_protected(nearest.protected_until, day=day))


def open_leads_of(customer: Customer, category: str) -> list[Lead]:
    """The open leads of a customer and category, for whoever is about to log one.

    Of several (an imported history) the one whose finder's claim stands longest comes first.
    """
    found = Lead.objects.open().filter(customer=customer, category=category).select_related("owner", "finder")
    return sorted(found, key=lambda lead: (lead.protected_until or lead.captured_on, lead.captured_at), reverse=True)


def make_lead(
    *, customer: Customer, interest: Interest, finder: Staff, captured_branch: Branch, whose: Answering, now: datetime
) -> Lead:
    """The lead with its participants and a next action on the next working day."""
    day = timezone.localdate(now)
    if customer.retracted_at is not None:  # a customer after all
        customer.retracted_at = None
        customer.save(update_fields=["retracted_at"])
    next_action = whose.next_action
    if customer.do_not_contact and next_action == Lead.NextAction.CALL:
        next_action = Lead.NextAction.MEET
    lead = Lead.objects.create(
        customer=customer,
        branch=whose.branch,
        captured_branch=captured_branch,
        finder=finder,
        owner=whose.owner,
        channel=interest.channel,
        category=interest.category,
        potential=interest.potential,
        estimated_amount=interest.estimated_amount,
        note=interest.note,
        next_action=next_action,
        next_action_on=next_working_day(day),
        captured_at=now,
        captured_on=day,
        protected_until=protected_until(day, days=settings.PROTECTION_DAYS),
    )
    grant_part(lead=lead, staff=finder, part=Part.FINDER)
    if whose.owner is not None:
        grant_part(lead=lead, staff=whose.owner, part=Part.OWNER)
    if customer.manager is not None:
        grant_part(lead=lead, staff=customer.manager, part=Part.MANAGER)
    notify(tell=lead_logged(lead, by=finder), now=now, by=finder)
    return lead


def _amount(estimated: Decimal | None) -> Decimal | None:
    if estimated is None:
        return None
    try:
        whole = fen(estimated)
    except NotAnAmount:
        whole = 0
    if not 0 < whole <= LARGEST_FEN:
        raise Invalid(
            _("The amount must be more than zero, with at most two decimal places."), field="estimated_amount"
        )
    return yuan(whole)
