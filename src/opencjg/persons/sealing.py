# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a person lies sealed in the database, and how it is found."""

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

from opencjg.core import lookup, vault
from opencjg.persons.models import Person

# A stored BSN is shown to who may, one at a time; see selectors.people.bsn_of.


def seal_bsn(bsn: str, person: UUID) -> tuple[bytes | None, bytes | None]:
    """The sealed number and the hash it is found by; nothing for no number."""
    if not bsn:
        return None, None
    return vault.seal(bsn, place=f"persons_person.bsn:{person}"), lookup.keyed_hash(bsn, use=lookup.BSN)


def known_by(row: Person) -> bytes:
    """The hash of somebody's number, or of his identity when he has none: who he is, without saying it."""
    return bytes(row.bsn_hash) if row.bsn_hash else hashlib.sha256(str(row.id).encode()).digest()


def unseal_bsn(row: Person) -> str:
    """The number in plain, or nothing."""
    return vault.unseal(row.bsn, place=f"persons_person.bsn:{row.id}") if row.bsn else ""


def seal_version(values: Mapping[str, str], version: UUID) -> bytes:
    """What a person's data were, for the history."""
    return vault.seal(json.dumps(values), place=f"persons_personversion:{version}")


def unseal_version(sealed: bytes | memoryview, version: UUID) -> dict[str, str]:
    """What was sealed by `seal_version`."""
    values: dict[str, str] = json.loads(vault.unseal(sealed, place=f"persons_personversion:{version}"))
    return values


def seal_contact(value: str, point: UUID) -> tuple[bytes, bytes]:
    """A number or address, sealed, and the hash it is found by."""
    return vault.seal(value, place=f"persons_contactpoint:{point}"), lookup.keyed_hash(value, use=lookup.PHONE)


def unseal_contact(sealed: bytes | memoryview, point: UUID) -> str:
    """What was sealed by `seal_contact`."""
    return vault.unseal(sealed, place=f"persons_contactpoint:{point}")
