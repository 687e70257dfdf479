"""Where the page of customers shows what was typed: sealed, so that no name or number stands in an address."""

from urllib.parse import urlencode

from django.urls import reverse

from organisation.models import Staff
from organisation.vault import seal, unseal

LONGEST = 80
DIGITS_OF_A_NUMBER = 5  # fewer are no phone and no customer number
_USE = "leads.customers.search"


def may_be_number(text: str) -> bool:
    """Whether it may be a whole phone or a customer's number, by which the bank is asked."""
    return sum(character.isdigit() for character in text) >= DIGITS_OF_A_NUMBER


def search_address(text: str, *, by: Staff) -> str:
    """The page of customers with that search, for that person; without a text the page alone."""
    typed = text.strip()[:LONGEST]
    query = urlencode({"find": seal(typed, use=_USE, by=by)})
    return f"{reverse('customers')}?{query}" if typed else reverse("customers")


def searched(sealed: str, *, by: Staff) -> str:
    """What the person typed, empty if it cannot be opened."""
    return unseal(sealed, use=_USE, by=by)
