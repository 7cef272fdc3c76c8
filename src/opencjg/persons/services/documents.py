# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files in a dossier, sealed under the dossier's own key: who destroys the key, destroys them all."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Layer, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Outcome
from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import NotAllowed
from opencjg.files import services as files
from opencjg.files.types import Infected, Upload
from opencjg.persons.models import Document, Dossier
from opencjg.persons.policies import dossiers
from opencjg.persons.selectors.whole import head_of
from opencjg.persons.services.people import touch
from opencjg.persons.types import OpenedDocument


@transaction.atomic
def add_document(*, dossier: UUID, upload: Upload, layer: Layer, about: str, by: Viewer, at: datetime) -> UUID:
    """Keep a file in a layer of a dossier: looked at, scanned, cleaned and sealed.

    Raises:
        NotAllowed: not a layer this worker writes in.
        FileRefused: it cannot be kept; the subclass tells why. What a virus was called is logged.
    """
    head, _involved = head_of(dossier, by)
    if layer not in head.writes:
        raise NotAllowed("layer_closed")
    held = dossiers.one(dossier, by)
    try:
        with transaction.atomic():
            stored = files.store(upload=upload, key=_key(held), at=at)
    except Infected as virus:
        audit.record(
            Act.CREATE,
            "Document",
            tenant=held.centre_id,
            subject=held.child_id,
            outcome=Outcome.REFUSED,
            detail=virus.signature[:200],
        )
        raise
    row = Document.objects.create(
        id=uuid7(),
        dossier=held,
        layer=layer,
        blob=stored.id,
        name=stored.name,
        kind=stored.kind,
        size=stored.size,
        about=about.strip(),
        by_id=by.worker,
        at=at,
    )
    touch(held, at)
    audit.record(Act.CREATE, "Document", row.id, tenant=held.centre_id, subject=held.child_id, detail=layer)
    return row.id


def _key(dossier: Dossier) -> bytes:
    return vault.unwrap_key(dossier.key, place=f"persons_dossier:{dossier.id}")


@transaction.atomic
def open_document(*, dossier: UUID, document: UUID, by: Viewer) -> OpenedDocument:
    """The bytes of a file, for who may read its layer; that it was opened is logged.

    Raises:
        NotAllowed: unknown, of another dossier, or in a layer that is closed.
    """
    held = dossiers.one(dossier, by)
    row = Document.objects.filter(id=document, dossier=held).first()
    if row is None:
        raise NotAllowed
    content = files.read(blob=row.blob, key=_key(held))
    audit.record(Act.READ, "Document", row.id, tenant=held.centre_id, subject=held.child_id, detail=row.layer)
    return OpenedDocument(row.name, row.kind, content)
