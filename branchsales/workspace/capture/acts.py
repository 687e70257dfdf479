"""What quick capture does, all or nothing: take the customer in, log the lead, refer it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from leads.errors import AlreadyWorkedOn
from leads.locks import lock_lead
from leads.models import Customer, Lead
from leads.services import capture_lead, create_customer, retract_lead
from organisation.models import Staff
from organisation.one_act import one_act
from referrals.models import Referral
from referrals.services import refer_lead, withdraw_referral


@dataclass(frozen=True)
class NewCustomer:
    """Somebody who is no customer of the branch yet."""

    name: str
    phone: str = ""


@one_act
def capture_and_refer(
    *,
    customer: Customer | NewCustomer,
    category: str,
    potential: str,
    channel: str,
    note: str = "",
    estimated_amount: Decimal | None = None,
    separate_from: Lead | None = None,
    receiver: Staff | None = None,
    is_walk_over: bool = False,
    now: datetime,
    by: Staff,
) -> Lead:
    """Log a spotted chance, of a new customer too, and with a receiver refer it in the same breath.

    If anything is refused nothing has happened: no customer without a lead, no lead without its referral.
    """
    if isinstance(customer, NewCustomer):
        customer = create_customer(name=customer.name, phone=customer.phone, now=now, by=by)
    lead = capture_lead(
        customer=customer,
        category=category,
        potential=potential,
        channel=channel,
        note=note,
        estimated_amount=estimated_amount,
        separate_from=separate_from,
        now=now,
        by=by,
    )
    if receiver is not None:
        refer_lead(lead=lead, receiver=receiver, reason=note, is_walk_over=is_walk_over, now=now, by=by)
    return lead


@one_act
def take_back(*, lead: Lead, now: datetime, by: Staff) -> Lead:
    """Undo what was just logged, and with it the referral that nobody has answered yet.

    Whoever was faster than the undo keeps the lead: an accepted or returned referral is somebody's work already.
    """
    lead = lock_lead(lead.pk)
    if lead.referrals.exclude(state=Referral.State.PENDING).exists():
        raise AlreadyWorkedOn(_("A colleague has answered this referral already. Speak with them."))
    for referral in lead.referrals.pending():
        withdraw_referral(referral=referral, now=now, by=by)
    return retract_lead(lead=lead, now=now, by=by)
