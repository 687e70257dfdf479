import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.changing import refuse_no_change_of, same_customer
from leads.customer_facts import Fact, facts_of, write_changes
from leads.errors import NumberTaken
from leads.models import Customer
from leads.phones import phone_from, set_phone
from leads.taking_in import known_value, refuse_known, usable_name
from organisation.errors import Invalid
from organisation.models import Staff
from organisation.roles import Right

LONGEST_NUMBER = 40


@transaction.atomic
def change_customer(
    *,
    customer: Customer,
    name: str | None = None,
    phone: str | None = None,
    number: str | None = None,
    tier: str | None = None,
    risk_level: str | None = None,
    now: datetime,
    by: Staff,
) -> Customer:
    """Change what is known of a customer; what is not given stays, an empty phone takes the number away.

    By those who hold the right in the customer's branch. Who changed what is kept, a phone only by its last digits.
    """
    customer = same_customer(customer)
    refuse_no_change_of(customer, Right.CHANGE_CUSTOMER, day=timezone.localdate(now), by=by)
    was, had = facts_of(customer), customer.phone_index
    if name is not None:
        customer.set_name(usable_name(name))
    if phone is not None:
        normalised = phone_from(phone) if phone.strip() else ""
        if normalised:
            refuse_known(normalised, customer.branch, besides=customer)
        set_phone(customer, normalised)
    if number is not None:
        customer.number = _free_number(number, customer)
    if tier is not None:
        customer.tier = known_value(tier, ["", customer.tier, *Customer.Tier.values], "tier")
    if risk_level is not None:
        customer.risk_level = known_value(risk_level, ["", *Customer.RiskLevel.values], "risk_level")
    customer.save()
    is_other = customer.phone_index != had  # two numbers may end alike
    write_changes(customer, was, also=(Fact.PHONE,) if is_other else (), now=now, by=by)
    return customer


def _free_number(number: str, customer: Customer) -> str:
    number = number.strip()
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z._/-]*", number) or len(number) > LONGEST_NUMBER:
        raise Invalid(_("Write the customer number in letters and digits, at most 40."), field="number")
    if Customer.objects.filter(number=number).exclude(pk=customer.pk).exists():
        raise NumberTaken(
            _("Another customer has this number. Check it; if it is the same person, have the records merged."),
            field="number",
        )
    return number
