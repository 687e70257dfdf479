"""Who changes what is known of a customer, and which record it is by now."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.locks import lock_customer
from leads.models import Customer
from organisation.access import can
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.roles import Right

_REFUSALS: dict[Right, Promise] = {
    Right.CHANGE_CUSTOMER: _("Customers are changed by the wealth managers and the head of their branch."),
    Right.ASSIGN_CUSTOMER: _("Who manages a customer is said by the head of their branch."),
}


def same_customer(customer: Customer) -> Customer:
    """The customer locked, or whom they were merged into meanwhile."""
    locked = lock_customer(customer.pk)
    return locked if locked.merged_into_id is None else lock_customer(locked.merged_into_id)


def refuse_no_change_of(customer: Customer, right: Right, *, day: date, by: Staff) -> None:
    """The right is held in the customer's branch."""
    if not can(by, right, day=day, branch=customer.branch):
        raise NotAllowed(_REFUSALS[right])


def may_record_consent(customer: Customer, *, day: date, by: Staff) -> bool:
    """Whoever serves customers and sees this one, also a receiver from another branch: the customer tells them."""
    return (
        can(by, Right.RECORD_CONSENT, day=day)
        and Customer.objects.visible_to(by, day=day).filter(pk=customer.pk).exists()
    )
