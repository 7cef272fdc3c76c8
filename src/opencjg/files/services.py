# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping files, reading them back, destroying them. Who may, and the log, is for the app that calls.

A file is sealed with the data key of what it belongs to (`core.vault.new_key`), so that destroying that key destroys
the file, in backups too.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import NotAllowed
from opencjg.files import rules, scanner
from opencjg.files.apart import clean_apart
from opencjg.files.models import Blob
from opencjg.files.types import LARGEST_BYTES, FileTooLarge, Stored, Upload


@transaction.atomic
def store(*, upload: Upload, key: bytes, at: datetime) -> Stored:
    """Keep a file: look what it is, scan it as it came, write it anew without what is not wanted, seal it.

    Takes some tenths of a second, and longer for large files. The name is not kept here: it may tell about people.

    Raises:
        FileRefused: it cannot be kept, and nothing of it is; the subclass tells why. On `Infected` the caller logs
            the signature.
    """
    kind = rules.accept(upload)
    scanner.scan(upload.content)
    content = clean_apart(kind, upload.content)
    if len(content) > LARGEST_BYTES:
        raise FileTooLarge
    identity = uuid7()
    sealed = vault.seal_with(key, content, place=_place(identity))
    digest = hashlib.sha256(sealed).digest()
    Blob.objects.create(id=identity, sealed=sealed, size=len(content), digest=digest, kind=kind, made_at=at)
    return Stored(identity, rules.clean_name(upload.name, kind), kind, len(content), digest)


def read(*, blob: UUID, key: bytes) -> bytes:
    """The bytes of a file.

    Raises:
        NotAllowed: it is not there, or not for who asks; code `file_gone`.
        Sealed: the key is not the one it was kept with.
    """
    row = Blob.objects.filter(id=blob).only("sealed").first()
    if row is None:
        raise NotAllowed("file_gone")
    return vault.unseal_with(key, row.sealed, place=_place(blob))


def destroy(*, blob: UUID) -> bool:
    """Delete a file, as the housekeeping role; says whether it was there. Backups hold it until its key is gone too."""
    gone, _kinds = Blob.objects.using("retention").filter(id=blob).delete()
    return gone > 0


def _place(blob: UUID) -> str:
    return f"files_blob:{blob}"
