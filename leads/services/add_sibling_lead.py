from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.capture import checked_interest, make_lead, refuse_second
from leads.locks import lock_customer, lock_lead
from leads.models import Lead
from leads.owning import Answering, first_answering
from organisation.access import can
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.workplace import branch_of, branch_to_own_in


@transaction.atomic
def add_sibling_lead(
    *,
    lead: Lead,
    category: str,
    potential: str,
    note: str = "",
    estimated_amount: Decimal | None = None,
    now: datetime,
    by: Staff,
) -> Lead:
    """Open a lead for another product of the same customer: whoever thought of it found it, the owner stays the owner.

    An owner who may own leads no more hands it to whoever would answer for a new lead.
    """
    day = timezone.localdate(now)
    if not can(by, Right.CAPTURE_LEAD, day=day):
        raise NotAllowed(_("Leads are logged by the people of the branches."))
    interest = checked_interest(
        category=category, potential=potential, channel=lead.channel, note=note, estimated_amount=estimated_amount
    )
    lead = lock_lead(lead.pk)
    if not Lead.objects.visible_to(by, day=day).filter(pk=lead.pk).exists():
        raise NotAllowed(_("You take no part in this lead. Ask its owner to log the other product."))
    customer = lock_customer(lead.customer_id)
    refuse_second(customer, interest, separate_from=None, now=now)
    branch = branch_of(by, day=day) or lead.branch
    unit = branch_to_own_in(lead.owner, day=day, rather=lead.branch) if lead.owner else None
    whose = Answering(lead.owner, unit) if unit else first_answering(customer, finder=by, branch=branch, day=day)
    return make_lead(customer=customer, interest=interest, finder=by, captured_branch=branch, whose=whose, now=now)
