from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import CannotOwn
from leads.models import Customer
from leads.phones import phone_from, set_phone
from leads.taking_in import known_value, refuse_known, usable_name
from organisation.access import can, scope_of
from organisation.errors import NotAllowed
from organisation.models import Branch, Staff
from organisation.one_act import one_act
from organisation.roles import Right
from organisation.workplace import branch_of, branch_to_own_in


@one_act
def create_customer(
    *,
    name: str,
    phone: str = "",
    branch: Branch | None = None,
    consent: str = Customer.Consent.UNKNOWN,
    manager: Staff | None = None,
    tier: str = "",
    now: datetime,
    by: Staff,
) -> Customer:
    """Take somebody in as a customer of the branch, the own one unless another is named.

    Whoever has the same phone there is a customer already (`KnownCustomer`); two people of one name are not.
    """
    day = timezone.localdate(now)
    branch = branch or branch_of(by, day=day) or next(iter(scope_of(by, day=day).units(Right.CAPTURE_LEAD)), None)
    if branch is None or not can(by, Right.CAPTURE_LEAD, day=day, branch=branch):
        raise NotAllowed(_("You can take in customers of your own branch only."))
    if manager is not None and branch_to_own_in(manager, day=day) is None:
        raise CannotOwn(_("Choose a wealth manager as the customer's manager."), field="manager")
    customer = Customer(
        branch=branch,
        name=usable_name(name),
        consent=known_value(consent, Customer.Consent.values, "consent"),
        tier=known_value(tier, ["", *Customer.Tier.values], "tier"),
        manager=manager,
        made_at=now,
    )
    if phone.strip():
        normalised = phone_from(phone)
        refuse_known(normalised, branch)
        set_phone(customer, normalised)
    customer.save()
    return customer
