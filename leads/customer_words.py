"""The facts of a customer as a page says them, of today and of the history of changes."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from leads.customer_facts import Fact
from leads.models import Customer, CustomerChange
from organisation.models import Branch, Staff
from organisation.ui.people import staff_name, written

_DASH = "—"


def words_of(customer: Customer, fact: str) -> str:
    """The fact in the reader's language; a dash for none."""
    if fact == Fact.PHONE:
        return customer.phone_masked or _DASH
    if fact == Fact.BRANCH:
        return written(customer.branch.name)
    if fact == Fact.MANAGER:
        return staff_name(customer.manager) if customer.manager else _DASH
    if fact == Fact.NAME:
        return written(customer.name)
    return _coded(fact, str(getattr(customer, fact)))


class ChangeWords:
    """Says the values of changes; people and units are read once for all of them."""

    def __init__(self, changes: Iterable[CustomerChange]) -> None:
        said = {
            fact: {value for one in changes if one.fact == fact for value in (one.was, one.becomes)}
            for fact in (Fact.MANAGER, Fact.BRANCH)
        }
        self._people = {one.employee_no: one for one in Staff.objects.filter(employee_no__in=said[Fact.MANAGER])}
        self._units = {one.code: one for one in Branch.objects.filter(code__in=said[Fact.BRANCH])}

    def said(self, fact: str, value: str) -> str:
        """One value in the reader's language; a dash for none."""
        if fact == Fact.MANAGER and value in self._people:
            return staff_name(self._people[value])
        if fact == Fact.BRANCH and value in self._units:
            return written(self._units[value].name)
        return written(value) if fact == Fact.NAME else _coded(fact, value)


def _coded(fact: str, value: str) -> str:
    if fact == Fact.CONSENT:
        return str(Customer.Consent(value).label) if value in Customer.Consent.values else value
    if fact == Fact.TIER and value in Customer.Tier.values:
        return str(Customer.Tier(value).label)
    if fact == Fact.DO_NOT_CONTACT:
        return _("Do not contact") if value in ("yes", "True") else _("May be contacted")
    return value or _DASH
