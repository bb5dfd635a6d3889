"""Sealing: AES-256-GCM with keys that a dump of the database does not hold.

A data key (one per pair of mentee and mentor) is stored wrapped by the outer key, which lives outside
the database: the setting ``CONVENOR_SEAL_KEY``, or the file that ``CONVENOR_SEAL_KEY_FILE`` names.
Letters are sealed by the outer key itself. ``about`` binds the sealed text to the row that it belongs to,
so that it cannot be moved to another.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from django.conf import settings

from convenor.domain.kernel import Refused

NONCE = 12  # bytes


def outer_key() -> bytes:
    """The 32 bytes that wrap all others."""
    return base64.urlsafe_b64decode(settings.SEAL_KEY)


def new_wrapped_key() -> bytes:
    """A fresh data key, wrapped: 40 bytes, fit for a column."""
    return aes_key_wrap(outer_key(), AESGCM.generate_key(bit_length=256))


def unwrap(wrapped: bytes | memoryview) -> bytes:
    """The data key inside ``wrapped``; InvalidUnwrap where the outer key is not the one it was wrapped by."""
    return aes_key_unwrap(outer_key(), bytes(wrapped))


def seal(text: str, key: bytes, about: str) -> bytes:
    """Seal ``text``: nonce and ciphertext. The empty text stays empty."""
    if not text:
        return b""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), about.encode())


def unseal(sealed: bytes | memoryview, key: bytes, about: str) -> str:
    """The text inside; refuses what another key sealed or what was moved from another row."""
    raw = bytes(sealed)
    if not raw:
        return ""
    try:
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], about.encode()).decode()
    except InvalidTag as broken:
        raise Refused("seal-broken") from broken
