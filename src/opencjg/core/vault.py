# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encryption of what must not lie readable in the database: drafts, names and numbers to call back, attachments.

AES-256-GCM; the place a value belongs to is authenticated with it, so that a value moved to another row is refused.
Short texts are sealed with the master key, `DATA_KEY`. What must be destroyed for good, in backups too, is sealed
with a data key of its own, kept wrapped by the master key: without the wrapped key nothing can be read any more.

Source: security.md section 6.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES = 32
NONCE_BYTES = 12


class Sealed(Exception):
    """The value was not written by this key for this place."""


def seal(text: str, *, place: str) -> bytes:
    """Encrypt `text` for one place, such as `desk_callback.phone:<id>`."""
    return seal_with(settings.DATA_KEY, text.encode(), place=place)


def unseal(value: bytes | memoryview, *, place: str) -> str:
    """The text that was sealed for this place.

    Raises:
        Sealed: another key or another place.
    """
    return unseal_with(settings.DATA_KEY, value, place=place).decode()


def new_key() -> bytes:
    """A fresh data key: 32 random bytes, to be stored only as `wrap_key` gives it."""
    return os.urandom(KEY_BYTES)


def wrap_key(key: bytes, *, place: str) -> bytes:
    """A data key as it may be stored, for one place, such as `persons_dossier.key:<id>`.

    Raises:
        ValueError: it is not a key of 32 bytes.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"A data key has {KEY_BYTES} bytes.")
    return seal_with(settings.DATA_KEY, key, place=_of_key(place))


def unwrap_key(wrapped: bytes | memoryview, *, place: str) -> bytes:
    """The data key that was wrapped for this place.

    Raises:
        Sealed: another master key, another place, or no wrapped key.
    """
    return unseal_with(settings.DATA_KEY, wrapped, place=_of_key(place))


def seal_with(key: bytes, content: bytes, *, place: str) -> bytes:
    """Encrypt bytes with a data key for one place, such as `files_blob:<id>`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def unseal_with(key: bytes, value: bytes | memoryview, *, place: str) -> bytes:
    """The bytes that were sealed with this key for this place.

    Raises:
        Sealed: another key, another place, or a value that was changed or cut off.
    """
    raw = bytes(value)
    try:
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
    except (InvalidTag, ValueError) as wrong:  # too short to hold a nonce
        raise Sealed(place) from wrong


def _of_key(place: str) -> str:
    """Keys have places of their own: a text sealed for a place can never pass for its key."""
    return f"key:{place}"
