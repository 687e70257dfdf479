from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.capture import checked_interest, make_lead, refuse_second
from leads.errors import NoConsent
from leads.locks import lock_customer
from leads.models import Customer, Lead
from leads.owning import first_answering
from organisation.access import can, scope_of
from organisation.errors import NotAllowed
from organisation.models import Branch, Staff
from organisation.one_act import one_act
from organisation.roles import Right
from organisation.workplace import branch_of


@one_act
def capture_lead(
    *,
    customer: Customer,
    category: str,
    potential: str,
    channel: str,
    note: str = "",
    estimated_amount: Decimal | None = None,
    separate_from: Lead | None = None,
    now: datetime,
    by: Staff,
) -> Lead:
    """Log a spotted chance. The earlier finder's lead is shown first (`OpenLeadExists`); another sum of money may stand
    beside it.

    The customer's manager answers for it, else the finder if they sell, else the pool of the finder's branch.
    """
    day = timezone.localdate(now)
    if not can(by, Right.CAPTURE_LEAD, day=day):
        raise NotAllowed(_("Leads are logged by the people of the branches."))
    interest = checked_interest(
        category=category, potential=potential, channel=channel, note=note, estimated_amount=estimated_amount
    )
    customer = _lock_seen(customer, day=day, by=by)
    if channel == Lead.Channel.LIST and customer.consent == Customer.Consent.NO:
        raise NoConsent(_("This customer does not allow marketing, so they are on no list."), field="channel")
    refuse_second(customer, interest, separate_from=separate_from, now=now)
    branch = _found_in(by, day=day)
    whose = first_answering(customer, finder=by, branch=branch, day=day)
    return make_lead(customer=customer, interest=interest, finder=by, captured_branch=branch, whose=whose, now=now)


def _lock_seen(customer: Customer, *, day: date, by: Staff) -> Customer:
    """The customer locked, or whom they were merged into; nobody logs a lead for a customer they only found."""
    customer = lock_customer(customer.merged_into_id or customer.pk)
    if customer.merged_into_id:  # merged while this one waited
        customer = lock_customer(customer.merged_into_id)
    if not Customer.objects.visible_to(by, day=day).filter(pk=customer.pk).exists():
        raise NotAllowed(_("This customer belongs to another branch. Take them in as a customer of yours first."))
    return customer


def _found_in(finder: Staff, *, day: date) -> Branch:
    """Where the finder works that day; without a primary posting the unit that gives the right."""
    return branch_of(finder, day=day) or scope_of(finder, day=day).units(Right.CAPTURE_LEAD)[0]
