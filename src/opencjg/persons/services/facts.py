# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing in a dossier: what, from whom, when. What was written stays; a correction stands above it."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from opencjg.accounts.types import Layer, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.persons.models import Consent, Dossier, Fact, Helper
from opencjg.persons.policies import dossiers
from opencjg.persons.selectors.whole import head_of
from opencjg.persons.services.people import touch
from opencjg.persons.types import HelperKind, NewFact

EARLIEST = date(1900, 1, 1)


@transaction.atomic
def write_fact(*, dossier: UUID, fact: NewFact, by: Viewer, at: datetime) -> UUID:
    """Write something down in a layer that is open to the writer.

    Raises:
        NotAllowed: not a layer he writes in.
        BadInput: nothing was written, nobody said it, or it was said in the future.

    Source: design.md 5, ALG-32, INS-04.
    """
    held = _writable(dossier, fact.layer, by)
    _check(fact, at)
    row = _write(held, fact, by, at)
    audit.record(Act.CREATE, "Fact", row.id, tenant=held.centre_id, subject=held.child_id, detail=fact.layer)
    return row.id


def _writable(dossier: UUID, layer: Layer, by: Viewer) -> Dossier:
    head, _involved = head_of(dossier, by)
    if layer not in head.writes:
        raise NotAllowed("layer_closed")
    return dossiers.one(dossier, by)


def _check(fact: NewFact, at: datetime) -> None:
    if not fact.text.strip():
        raise BadInput("text", "fact_missing")
    if not fact.source.strip():
        raise BadInput("source", "source_missing")
    if not EARLIEST <= fact.said_on <= at.date():
        raise BadInput("said_on", "said_in_future")


def _write(
    held: Dossier, fact: NewFact, by: Viewer, at: datetime, supersedes: UUID | None = None, retracted: bool = False
) -> Fact:
    row = Fact(
        id=uuid7(),
        dossier=held,
        layer=fact.layer,
        nature=fact.nature,
        weight=fact.weight,
        milieus=list(fact.milieus),
        text=fact.text.strip(),
        source=fact.source.strip(),
        said_on=fact.said_on,
        by_id=by.worker,
        at=at,
        supersedes_id=supersedes,
        retracted=retracted,
    )
    row.save(force_insert=True)
    touch(held, at)
    return row


@transaction.atomic
def correct_fact(*, fact: UUID, to: NewFact, by: Viewer, at: datetime, retract: bool = False) -> UUID:
    """Put a correction above what was written; the old words stay readable beneath it.

    With `retract` the old words were wrong and `to.text` says why; nothing comes in their place.

    Raises:
        Conflict: somebody corrected it in the meantime; carries the newer text.
        NotAllowed: unknown, or in a layer he does not write in.
        BadInput: as `write_fact`.
    """
    old = Fact.objects.filter(id=fact).first()
    if old is None:
        raise NotAllowed
    held = _writable(old.dossier_id, Layer(old.layer), by)
    if to.layer != old.layer:
        raise BadInput("layer", "layer_moved")
    _check(to, at)
    newer = Fact.objects.filter(supersedes=old).first()
    if newer is not None:
        raise Conflict(newer)
    try:
        with transaction.atomic():
            row = _write(held, to, by, at, supersedes=old.id, retracted=retract)
    except IntegrityError as first:
        raise Conflict(Fact.objects.get(supersedes=old)) from first
    audit.record(Act.CHANGE, "Fact", row.id, tenant=held.centre_id, subject=held.child_id, detail=old.layer)
    return row.id


@transaction.atomic
def add_helper(
    *, dossier: UUID, kind: HelperKind, organisation: str, name: str, phone: str, since: date, by: Viewer, at: datetime
) -> UUID:
    """A professional around the child who does not work in this system: its school, its family doctor.

    Raises:
        BadInput: no organisation.
    """
    held = _writable(dossier, Layer.BASIS, by)
    if not organisation.strip():
        raise BadInput("organisation", "organisation_missing")
    row = Helper.objects.create(
        dossier=held,
        kind=kind,
        organisation=organisation.strip(),
        name=name.strip(),
        phone=phone.strip(),
        since=since,
        by_id=by.worker,
    )
    touch(held, at)
    audit.record(Act.CREATE, "Helper", row.id, tenant=held.centre_id, subject=held.child_id)
    return row.id


@transaction.atomic
def end_helper(*, dossier: UUID, helper: UUID, by: Viewer, at: datetime) -> None:
    """He is not involved any more; that he was stays."""
    held = _writable(dossier, Layer.BASIS, by)
    if not Helper.objects.filter(id=helper, dossier=held, until=None).update(until=at.date()):
        raise NotAllowed
    touch(held, at)
    audit.record(Act.CHANGE, "Helper", helper, tenant=held.centre_id, subject=held.child_id)


@transaction.atomic
def give_consent(
    *, dossier: UUID, given_by: UUID, receiver: str, what: str, given_on: date, by: Viewer, at: datetime
) -> UUID:
    """Somebody agreed to share something with somebody. Who must agree is `rules.consent.who_consents`.

    Raises:
        BadInput: with whom or what is missing, or it was given in the future.

    Source: Jeugdwet 7.3.4-2, 7.3.5, 7.3.15; PRV-02, PRV-05.
    """
    held = _writable(dossier, Layer.BASIS, by)
    for field, value in (("receiver", receiver), ("what", what)):
        if not value.strip():
            raise BadInput(field, f"{field}_missing")
    if given_on > at.date():
        raise BadInput("given_on", "said_in_future")
    row = Consent.objects.create(
        dossier=held,
        given_by_id=given_by,
        receiver=receiver.strip(),
        what=what.strip(),
        given_on=given_on,
        by_id=by.worker,
        at=at,
    )
    touch(held, at)
    audit.record(Act.CREATE, "Consent", row.id, tenant=held.centre_id, subject=held.child_id)
    return row.id


@transaction.atomic
def withdraw_consent(*, dossier: UUID, consent: UUID, by: Viewer, at: datetime) -> None:
    """Who agreed changed his mind: from now on it does not hold."""
    held = _writable(dossier, Layer.BASIS, by)
    if not Consent.objects.filter(id=consent, dossier=held, withdrawn_on=None).update(withdrawn_on=at.date()):
        raise NotAllowed
    touch(held, at)
    audit.record(Act.CHANGE, "Consent", consent, tenant=held.centre_id, subject=held.child_id, detail="withdrawn")
