"""What the bank keeps of a customer, fact by fact, and how consent of two records becomes one."""

from collections.abc import Iterable
from datetime import datetime

from leads.models import Customer, CustomerChange
from organisation.models import Staff

Fact = CustomerChange.Fact
# Of two records of one person one may be chosen; the number of each goes on leading to the person.
CHOSEN = (Fact.NAME, Fact.PHONE, Fact.BRANCH, Fact.MANAGER, Fact.TIER, Fact.RISK_LEVEL)
_STRICTEST_FIRST = (Customer.Consent.NO, Customer.Consent.UNKNOWN, Customer.Consent.YES)


def stricter(one: str, other: str) -> str:
    """Of two answers about marketing the one that allows less: a no wins, and a yes needs both."""
    return str(next(consent for consent in _STRICTEST_FIRST if consent in (one, other)))


def value_of(customer: Customer, fact: str) -> str:
    """The fact as it is written down: codes and numbers, a phone by its last four digits only, "" for none."""
    if fact == Fact.PHONE:
        return customer.phone_masked
    if fact == Fact.BRANCH:
        return customer.branch.code
    if fact == Fact.MANAGER:
        return customer.manager.employee_no if customer.manager else ""
    if fact == Fact.DO_NOT_CONTACT:
        return "yes" if customer.do_not_contact else "no"
    return str(getattr(customer, fact))


def facts_of(customer: Customer) -> dict[str, str]:
    """All that is known of the customer, as it is written down."""
    return {str(fact): value_of(customer, fact) for fact in Fact}


def write_changes(
    customer: Customer, was: dict[str, str], *, how: str = "", also: Iterable[str] = (), now: datetime, by: Staff
) -> list[CustomerChange]:
    """Keep what changed since `was`; facts in `also` are written even if they say the same again."""
    becomes = facts_of(customer)
    changed = [fact for fact in Fact if was[fact] != becomes[fact] or fact in also]
    return CustomerChange.objects.bulk_create(
        CustomerChange(
            customer=customer,
            fact=fact,
            was=was[fact],
            becomes=becomes[fact],
            how=how,
            changed_at=now,
            changed_by=by,
        )
        for fact in changed
    )
