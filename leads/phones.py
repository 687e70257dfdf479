"""A customer's phone: encrypted, found by a blind index, shown by its last four digits; all three or none."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leads.models import Customer
from organisation.errors import Invalid
from organisation.names import tidy_name
from organisation.phone import NotAPhone, last_four, normalise_phone
from organisation.vault import encrypt_phone, phone_index

_MENDS: dict[str, Promise] = {
    "empty": _("Write the phone number."),
    "area_code_missing": _("The area code is missing: write it before the landline number, like 027-87654321."),
    "plus_missing": _("Write + before a number from elsewhere, like +852 9123 4567."),
    "too_short": _("This phone number is too short. A mobile number has 11 digits."),
    "too_long": _("This phone number is too long. A mobile number has 11 digits."),
    "bad": _("This is not a phone number. Write a mobile number, or a landline with its area code."),
}


def set_phone(customer: Customer, normalised: str) -> None:
    """Put the number on the customer (not saved), in the form of `organisation.phone.normalise_phone`; "" for none."""
    customer.phone_ciphertext = encrypt_phone(normalised) if normalised else None
    customer.phone_index = phone_index(normalised) if normalised else ""
    customer.phone_last4 = last_four(normalised) if normalised else ""


def phone_from(typed: str) -> str:
    """The number in its normal form; `Invalid` with the mend beside the field."""
    try:
        return normalise_phone(typed)
    except NotAPhone as mistake:
        raise Invalid(_MENDS[mistake.code], field="phone") from None


def phone_if_any(typed: str) -> str:
    """The number in its normal form, or "" if what was typed is none.

    It is tidied first, as every search tidies it: what finds by the whole number is then always counted as a look.
    """
    try:
        return normalise_phone(tidy_name(typed))
    except NotAPhone:
        return ""
