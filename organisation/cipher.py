"""Personal data at rest: authenticated encryption with numbered keys, and a blind index to find what is encrypted.

AES-256-GCM and HMAC-SHA256. A bank that must use SM4 and SM3, or a key service, puts its own `TextCipher` and
`BlindIndex` in their place. Keys are passed in: no Django and no settings here.
"""

import hmac
import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
INDEX_LENGTH = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16


class TextCipher(Protocol):
    """What the rest of the house needs of a cipher. `aad` says what the text is (model.field), so that a ciphertext
    moved to another field does not open."""

    def encrypt(self, text: str, *, aad: str) -> bytes: ...

    def decrypt(self, blob: bytes | memoryview, *, aad: str) -> str: ...

    def is_current(self, blob: bytes | memoryview) -> bool: ...


class BlindIndex(Protocol):
    """The same value and key always give the same short text, from which the value cannot be had."""

    def __call__(self, value: str, *, key: bytes) -> str: ...


class CipherError(Exception):
    """Why something could not be decrypted. Never holds a key or what was encrypted."""


class UnknownKey(CipherError):
    """Encrypted with a key that is not among the given ones."""


class Tampered(CipherError):
    """Changed, cut short, encrypted for another field, or with another key of that number."""


class Cipher:
    """AES-256-GCM: one byte with the key's number, a random nonce, the ciphertext with its tag.

    Old keys stay in `keys` until everything is encrypted anew with the `current` one (see `is_current`).
    """

    def __init__(self, keys: Mapping[int, bytes], current: int) -> None:
        if current not in keys:
            raise ValueError(f"the current key {current} is not among the keys")
        if any(not 0 <= number <= 255 for number in keys):
            raise ValueError("a key's number is one byte: 0 to 255")
        if any(len(key) != KEY_BYTES for key in keys.values()):
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self._keys = {number: AESGCM(key) for number, key in keys.items()}
        self._current = current

    def encrypt(self, text: str, *, aad: str) -> bytes:
        """The text under the current key; twice the same text gives two different results."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._keys[self._current].encrypt(nonce, text.encode(), aad.encode())
        return bytes([self._current]) + nonce + sealed

    def decrypt(self, blob: bytes | memoryview, *, aad: str) -> str:
        """The text again; `UnknownKey` or `Tampered` if that cannot be."""
        blob = bytes(blob)
        if len(blob) < 1 + _NONCE_BYTES + _TAG_BYTES:
            raise Tampered("too short to be a ciphertext")
        key = self._keys.get(blob[0])
        if key is None:
            raise UnknownKey(f"no key {blob[0]}")
        try:
            return key.decrypt(blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :], aad.encode()).decode()
        except InvalidTag:
            raise Tampered("does not open") from None

    def is_current(self, blob: bytes | memoryview) -> bool:
        """Whether it is encrypted with the current key; if not, a rotation has still to encrypt it anew."""
        return bytes(blob[:1]) == bytes([self._current])


def derive_key(secret: str, purpose: str) -> bytes:
    """A key of its own for each purpose from one secret of the environment (HKDF-SHA256)."""
    if not secret:
        raise ValueError("a key needs a secret")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=b"branchsales", info=purpose.encode()).derive(
        secret.encode()
    )


def blind_index(value: str, *, key: bytes) -> str:
    """HMAC-SHA256 of the value, cut to 32 hexadecimal characters: enough that no two phones meet by chance."""
    return hmac.new(key, value.encode(), sha256).hexdigest()[:INDEX_LENGTH]
