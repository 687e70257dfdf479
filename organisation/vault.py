"""The doors to personal data: the cipher and the blind index with the keys of this installation.

The keys come from the environment (`PERSONAL_DATA_KEY`, `BLIND_INDEX_KEY`), never from the database.
See also `organisation.cipher`, which knows no settings.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache

from django.conf import settings

from organisation.cipher import BlindIndex, Cipher, CipherError, TextCipher, blind_index, derive_key
from organisation.models import Staff

PHONE = "leads.Customer.phone"
_CURRENT_KEY = 1
_index: BlindIndex = blind_index


def encrypt_phone(text: str) -> bytes:
    """The phone number as it is stored."""
    return _cipher(settings.PERSONAL_DATA_KEY).encrypt(text, aad=PHONE)


def decrypt_phone(blob: bytes | memoryview) -> str:
    """The phone number in full; ask for a reason and record it first (`leads.services.reveal_phone`)."""
    return _cipher(settings.PERSONAL_DATA_KEY).decrypt(blob, aad=PHONE)


def seal(text: str, *, use: str, by: Staff) -> str:
    """A text that may stand in an address: nobody reads it there, and it opens only for the same use by that person.

    Addresses stand in logs and in the history of a shared machine: a colleague who opens one there learns nothing.
    """
    cipher = _cipher(settings.PERSONAL_DATA_KEY, use)
    return urlsafe_b64encode(cipher.encrypt(text, aad=f"{use} {by.pk}")).decode().rstrip("=")


def unseal(sealed: str, *, use: str, by: Staff) -> str:
    """The text again; empty if sealed for something else, by somebody else, with another key, or no such thing."""
    try:
        blob = urlsafe_b64decode(sealed.encode("ascii") + b"=" * (-len(sealed) % 4))
        return _cipher(settings.PERSONAL_DATA_KEY, use).decrypt(blob, aad=f"{use} {by.pk}")
    except (ValueError, CipherError):
        return ""


def phone_index(normalised: str) -> str:
    """What a phone number is found by; the same for the same number, in the form of `normalise_phone`."""
    return _index(normalised, key=_index_key(settings.BLIND_INDEX_KEY))


@lru_cache(maxsize=4)
def _cipher(secret: str, purpose: str = PHONE) -> TextCipher:
    return Cipher({_CURRENT_KEY: derive_key(secret, purpose)}, _CURRENT_KEY)


@lru_cache(maxsize=4)
def _index_key(secret: str) -> bytes:
    return derive_key(secret, f"{PHONE}.index")
