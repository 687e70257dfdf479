"""What is checked of a customer's facts, whoever takes them in or changes them."""

from django.utils.translation import gettext_lazy as _

from leads.errors import KnownCustomer
from leads.models import Customer
from organisation.errors import Invalid
from organisation.models import Branch
from organisation.names import LONGEST_NAME, tidy_name
from organisation.vault import phone_index


def refuse_known(normalised: str, branch: Branch, *, besides: Customer | None = None) -> None:
    """Whoever has that phone in the branch is a customer already.

    The same customer taken in at two counters at once: the second one waits here and finds them.
    """
    Branch.objects.select_for_update(no_key=True, of=("self",)).get(pk=branch.pk)
    known = Customer.objects.current().filter(branch=branch, phone_index=phone_index(normalised))
    if besides is not None:
        known = known.exclude(pk=besides.pk)
    found = known.first()
    if found is not None:
        raise KnownCustomer(found)


def usable_name(name: str) -> str:
    """The name as it is stored."""
    tidy = tidy_name(name)
    if not tidy or len(tidy) > LONGEST_NAME:
        raise Invalid(_("Write the customer's name, at most 80 characters."), field="name")
    return tidy


def known_value(value: str, values: list[str], field: str) -> str:
    """One of the values that there are."""
    if value not in values:
        raise Invalid(_("Choose one of the given values."), field=field)
    return value
