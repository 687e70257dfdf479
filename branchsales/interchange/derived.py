"""What is stored beside the values of a row and can only be worked out here: search keys, ciphertexts, working minutes.

A function takes the values of the row as COPY writes them (None for none) and gives the further ones likewise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from branchsales.interchange.values import NONE, escaped
from organisation.names import name_keys, sort_key, tidy_name
from organisation.phone import last_four
from organisation.vault import encrypt_phone, phone_index
from organisation.working_time import working_minutes_between

Values = Mapping[str, str | None]


@dataclass(frozen=True)
class Derivation:
    """The further columns of a table, with their types, and how their values come about."""

    columns: tuple[tuple[str, str], ...]
    derive: Callable[[Values], list[str]]


def _staff(row: Values) -> list[str]:
    name = tidy_name(row.get("name") or "")
    return [escaped(sort_key(name)), make_password(None)]


def _customer(row: Values) -> list[str]:
    keys = name_keys(row.get("name") or "")
    found = [escaped(key) for key in (keys.pinyin, keys.initials, keys.given, keys.given_pinyin)]
    phone = row.get("phone")
    if phone is None:
        return [*found, NONE, "", ""]
    return [*found, rf"\\x{encrypt_phone(phone).hex()}", phone_index(phone), last_four(phone)]


def _referral(row: Values) -> list[str]:
    """How long the answer took; what lapsed or was withdrawn was not answered."""
    made, decided = row.get("made_at"), row.get("decided_at")
    if made is None or decided is None or row.get("decision") not in ("accepted", "returned"):
        return [NONE]
    zone = timezone.get_default_timezone()
    moments = datetime.fromisoformat(made), datetime.fromisoformat(decided)
    return [str(working_minutes_between(*moments, zone=zone))]


_C = 'text COLLATE "C"'
DERIVED: dict[str, Derivation] = {
    "staff": Derivation((("name_key", _C), ("password", _C)), _staff),
    "customers": Derivation(
        (
            ("name_pinyin", _C),
            ("name_initials", _C),
            ("given_name", "text"),
            ("given_pinyin", _C),
            ("phone_ciphertext", "bytea"),
            ("phone_index", _C),
            ("phone_last4", _C),
        ),
        _customer,
    ),
    "referrals": Derivation((("response_minutes", "int"),), _referral),
}
