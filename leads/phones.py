"""A customer's phone: encrypted, found by a blind index, shown by its last four digits; all three or none."""

from leads.models import Customer
from organisation.phone import last_four
from organisation.vault import encrypt_phone, phone_index


def set_phone(customer: Customer, normalised: str) -> None:
    """Put the number on the customer (not saved), in the form of `organisation.phone.normalise_phone`; "" for none."""
    customer.phone_ciphertext = encrypt_phone(normalised) if normalised else None
    customer.phone_index = phone_index(normalised) if normalised else ""
    customer.phone_last4 = last_four(normalised) if normalised else ""
