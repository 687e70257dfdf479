from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.changing import refuse_no_change_of
from leads.customer_facts import facts_of, write_changes
from leads.errors import AlreadyMerged, CannotOwn
from leads.locks import lock_with_leads
from leads.managing import pass_to_manager
from leads.models import Customer
from organisation.models import Staff
from organisation.roles import Right
from organisation.workplace import branch_to_own_in


@transaction.atomic
def assign_customer(*, customer: Customer, manager: Staff | None, now: datetime, by: Staff) -> Customer:
    """Say who manages a customer, or nobody. By the head of their branch; the same again changes nothing.

    The new manager takes part in the open leads, the former one no more; each lead keeps its owner.
    """
    day = timezone.localdate(now)
    customer = lock_with_leads({customer.pk})[customer.pk]
    if customer.merged_into_id is not None:
        raise AlreadyMerged(_("This record was merged into another customer meanwhile. Open that one."))
    refuse_no_change_of(customer, Right.ASSIGN_CUSTOMER, day=day, by=by)
    if manager == customer.manager:
        return customer
    if manager is not None and branch_to_own_in(manager, day=day) is None:
        raise CannotOwn(_("Choose a wealth manager as the customer's manager."), field="manager")
    was = facts_of(customer)
    customer.manager = manager
    customer.save(update_fields=["manager"])
    pass_to_manager(customer, now=now)
    write_changes(customer, was, now=now, by=by)
    return customer
