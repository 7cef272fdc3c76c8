# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encryption of what must not lie readable in the database: drafts, names and numbers to call back.

AES-256-GCM; the place a value belongs to is authenticated with it, so that a value moved to another row is refused.
Source: security.md section 6.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class Sealed(Exception):
    """The value was not written by this key for this place."""


def new_key() -> bytes:
    """A key of its own for what must one day be destroyed as a whole: with the key, all it sealed is gone."""
    return AESGCM.generate_key(bit_length=256)


def wrap_key(key: bytes, *, place: str) -> bytes:
    """A key, sealed by the master key, for one place."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(settings.DATA_KEY).encrypt(nonce, key, place.encode())


def seal(text: str, *, place: str) -> bytes:
    """Encrypt `text` for one place, such as `desk_callback.phone:<id>`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(settings.DATA_KEY).encrypt(nonce, text.encode(), place.encode())


def unseal(value: bytes | memoryview, *, place: str) -> str:
    """The text that was sealed for this place.

    Raises:
        Sealed: another key or another place.
    """
    raw = bytes(value)
    try:
        return AESGCM(settings.DATA_KEY).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
    except InvalidTag as wrong:
        raise Sealed(place) from wrong
