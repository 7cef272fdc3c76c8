# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody asks about his own data: written down, decided with a motivation, carried out, and all of it logged."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Layer, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons.models import Mention, RightsRequest
from opencjg.persons.rules.rights import answer_due
from opencjg.persons.selectors import dossiers as reading
from opencjg.persons.selectors.whole import head_of, whole_of
from opencjg.persons.services.documents import open_document
from opencjg.persons.types import DossierHead, FamilyRow, RightsKind

EVERY_FACT, EVERY_FILE = 10_000, 1_000


@transaction.atomic
def ask(
    *,
    dossier: UUID,
    kind: RightsKind,
    asked_by: UUID,
    words: str,
    received_on: date,
    due_on: date | None,
    by: Viewer,
    at: datetime,
) -> UUID:
    """Write down that somebody asks something about his own data; without a day, it is due as the law says.

    Raises:
        NotAllowed: not a dossier he writes in.
        BadInput: somebody who does not stand in it, or a day that cannot be.
    """
    head = _writing(dossier, by)
    if not Mention.objects.filter(dossier__in=head.joined, person=asked_by).exists():
        raise BadInput("asked_by", "asker_unknown")
    if received_on > at.date():
        raise BadInput("received_on", "received_in_future")
    due = due_on or answer_due(kind, received_on)
    if due < received_on:
        raise BadInput("due_on", "due_before")
    row = RightsRequest(
        id=uuid7(),
        dossier_id=dossier,
        kind=kind,
        asked_by_id=asked_by,
        words=words.strip(),
        received_on=received_on,
        due_on=due,
        by_id=by.worker,
        at=at,
    )
    row.save(force_insert=True)
    audit.record(Act.CREATE, "RightsRequest", row.id, tenant=head.centre, subject=head.child.id, detail=kind)
    return row.id


def _writing(dossier: UUID, by: Viewer) -> DossierHead:
    head, _involved = head_of(dossier, by)
    if Layer.BASIS not in head.writes:
        raise NotAllowed("layer_closed")
    return head


def _leading(dossier: UUID, asked: UUID, by: Viewer) -> tuple[DossierHead, RightsRequest]:
    """The request, of a dossier that he leads; locked."""
    head = _writing(dossier, by)
    row = RightsRequest.objects.select_for_update().filter(id=asked, dossier=dossier).first() if head.leads else None
    if row is None:
        raise NotAllowed
    return head, row


@transaction.atomic
def decide(*, dossier: UUID, asked: UUID, granted: bool, motivation: str, by: Viewer, at: datetime) -> None:
    """Grant or refuse what was asked, with why. A granted restriction holds from this moment.

    Raises:
        NotAllowed: not somebody who leads here.
        AlreadyDone: decided before.
        BadInput: no motivation.
    """
    head, row = _leading(dossier, asked, by)
    if row.decided_at is not None:
        raise AlreadyDone("decided_already")
    if not motivation.strip():
        raise BadInput("motivation", "motivation_missing")
    row.granted, row.motivation, row.decided_by_id, row.decided_at = granted, motivation.strip(), by.worker, at
    row.save(update_fields=["granted", "motivation", "decided_by_id", "decided_at"])
    detail = f"{row.kind} {'granted' if granted else 'refused'}"
    audit.record(Act.CHANGE, "RightsRequest", row.id, tenant=head.centre, subject=head.child.id, detail=detail)


@transaction.atomic
def lift_restriction(*, dossier: UUID, asked: UUID, by: Viewer, at: datetime) -> None:
    """The dossier may be used again; who asked was told before (AVG 18-3).

    Raises:
        NotAllowed: not somebody who leads here, or no restriction.
        AlreadyDone: lifted before.
    """
    head, row = _leading(dossier, asked, by)
    if row.kind != RightsKind.RESTRICTION or not row.granted:
        raise NotAllowed
    if row.ended_at is not None:
        raise AlreadyDone("lifted_already")
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    audit.record(Act.CHANGE, "RightsRequest", row.id, tenant=head.centre, subject=head.child.id, detail="lifted")


@transaction.atomic
def copy_of(
    *, dossier: UUID, asked: UUID, without: Collection[UUID] = (), by: Viewer, take: bool
) -> tuple[DossierHead, dict[str, Any]]:
    """Everything about the child that whoever asked may get, as far as it is open to whoever makes the copy.

    A youth's own number and a secret address are only for the youth (WENS-09). Facts and files in `without` are left
    out, and the copy says how many were. With `take` the files are opened and it leaves the building; both are logged.

    Raises:
        NotAllowed: not somebody who leads here, or access that was not granted.
    """
    head, row = _leading(dossier, asked, by)
    if row.kind != RightsKind.ACCESS or not row.granted:
        raise NotAllowed
    own = row.asked_by_id == head.child.id
    whole = whole_of(head, by, most=EVERY_FACT, files=EVERY_FILE)
    kept = [fact for fact in whole.facts if fact.id not in without]
    documents = [one for one in whole.documents if one.id not in without]
    left_out = len(whole.facts) - len(kept) + len(whole.documents) - len(documents)
    found = {
        "asked_by": whole.people.cards.get(whole.people.shown_as.get(row.asked_by_id, head.child.id)),
        "people": list(whole.people.cards.values()),
        "relations": whole.relations,
        "families": [one if own else _without_secrets(one) for one in whole.families],
        "contact_points": [one for one in whole.contact_points if own or not one.own],
        "facts": kept,
        "left_out": left_out,
        "helpers": whole.helpers,
        "documents": documents,
        "files": [open_document(dossier=one.dossier, document=one.id, by=by) for one in documents] if take else [],
        "consents": reading.consents_of(head, by),
        "involved": head_of(dossier, by)[1],
        "requests": reading.requests_of(head, by),
        "closed_layers": sorted(set(Layer) - head.layers),
    }
    if take:
        detail = f"left out {left_out}"
        audit.record(Act.EXPORT, "Dossier", head.id, tenant=head.centre, subject=head.child.id, detail=detail)
    return head, found


def _without_secrets(family: FamilyRow) -> FamilyRow:
    address = None if family.address and family.address.shielded else family.address
    earlier = tuple(one for one in family.earlier if not one[0].shielded)
    return replace(family, address=address, earlier=earlier)
