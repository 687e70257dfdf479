from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from branchsales.workspace.search.hits import Group, Hit
from branchsales.workspace.search.pages import find_pages
from branchsales.workspace.search.people import find_people
from branchsales.workspace.search.records import find_records, number_in
from leads.customer_search import may_be_number, search_address
from leads.phones import phone_if_any
from leads.services import CustomerMatch, find_customers
from organisation.access import can, rights_of
from organisation.models import Staff
from organisation.roles import Right
from organisation.vault import seal, unseal

LONGEST = 80
MOST_CUSTOMERS = 6
_USE = "branchsales.search"


def find(text: str, *, day: date, by: Staff) -> list[Group]:
    """Everything the person may open that the text is the beginning of, by kind; kinds without a hit are left out.

    Customers of the own branch only; a whole phone number is not looked up here, but on the page of customers, which
    records it. At most four queries, whatever there is.
    """
    typed = text.strip()[:LONGEST]
    if not typed:
        return []
    customers = [] if number_in(typed) else _customers(typed, day=day, by=by)
    groups = [
        Group("records", _("Leads, referrals, sales"), find_records(typed, day=day, by=by)),
        Group("customers", _("Customers"), customers),
        Group("people", _("People"), find_people(typed, day=day, by=by)),
        Group("pages", pgettext("search", "Pages"), find_pages(typed, rights=rights_of(by, day=day), by=by)),
    ]
    return [group for group in groups if group.hits]


def address_of(text: str, *, by: Staff) -> str:
    """The page of results; what was typed stands in it sealed (see also `leads.customer_search`)."""
    typed = text.strip()[:LONGEST]
    return f"{reverse('search')}?{urlencode({'find': seal(typed, use=_USE, by=by)})}" if typed else reverse("search")


def typed_in(sealed: str, *, by: Staff) -> str:
    """What the person typed, empty if it cannot be opened."""
    return unseal(sealed, use=_USE, by=by)


def _customers(typed: str, *, day: date, by: Staff) -> list[Hit]:
    if not can(by, Right.FIND_CUSTOMER, day=day):
        return []
    found = [] if phone_if_any(typed) else find_customers(typed, day=day, by=by, limit=MOST_CUSTOMERS)
    if not found and may_be_number(typed):
        return [Hit(_("Find a customer by this number"), search_address(typed, by=by), "phone", _("is recorded"))]
    return [_hit(match) for match in found]


def _hit(match: CustomerMatch) -> Hit:
    customer = match.customer
    labels = pgettext("list", ", ").join(match.open_labels)
    about = " · ".join(filter(None, (customer.phone_masked, labels)))
    return Hit(customer.name, reverse("customer", args=[customer.pk]), "users", about)
