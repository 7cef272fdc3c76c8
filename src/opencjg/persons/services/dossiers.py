# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a dossier, and letting people into it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from psycopg.types.json import Jsonb

from opencjg.accounts.selectors import organisation_of
from opencjg.accounts.types import CentreId, Layer, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Entry
from opencjg.core import doors, vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons.models import Dossier, Membership, Person
from opencjg.persons.policies import dossiers
from opencjg.persons.services.families import join_family
from opencjg.persons.services.people import add_contact_point, index, relate, touch, write_person
from opencjg.persons.types import (
    Authority,
    ContactWay,
    DossierId,
    FamilyId,
    InvolvementKind,
    NewPerson,
    PersonId,
    RelationKind,
)

REASON_LETTERS = 15
EMERGENCY_HOURS = 4
CONSULTED_FOR = timedelta(days=14)
PURPOSE = "care"


@transaction.atomic
def open_dossier(
    *, child: NewPerson | PersonId, centre: CentreId, told: str, source: str, by: Viewer, at: datetime
) -> DossierId:
    """Open the dossier of a child; whoever opens it is responsible for it.

    Args:
        child: somebody new, or a person who occurs in a dossier that is open to the viewer.
        told: how and when the parents or the youth were told that a dossier is kept (WENS-07).

    Raises:
        NotAllowed: not somebody who opens dossiers at this centre.
        AlreadyDone: this child has a dossier; carries it.
        BadInput: nobody was told, or an impossible date or number.

    Source: INS-04, PI-MS-3.1, WENS-07.
    """
    if not dossiers.may_open_new(by):
        raise NotAllowed
    if not told.strip():
        raise BadInput("told", "told_missing")
    dossier = DossierId(uuid7())
    row = write_person(person=child, source=source, by=by, at=at) if isinstance(child, NewPerson) else _known(child)
    key = vault.wrap_key(vault.new_key(), place=f"persons_dossier:{dossier}")
    doors.call("open_dossier", dossier, row.id, centre, told.strip(), key, PURPOSE)
    if isinstance(child, NewPerson):
        index(row, source, by, at)
    audit.record(Act.CREATE, "Dossier", dossier, tenant=centre, subject=row.id)
    return dossier


def _known(person: PersonId) -> Person:
    row = Person.objects.filter(id=person).first()
    if row is None:
        raise NotAllowed
    standing = Dossier.objects.filter(child=row).values_list("id", flat=True).first()
    if standing is not None:
        raise AlreadyDone("dossier_exists", {"dossier": standing})
    return row


@transaction.atomic
def add_person(*, dossier: UUID, person: NewPerson, source: str, by: Viewer, at: datetime) -> PersonId:
    """Write down somebody new who occurs in a dossier: a parent, a sister, a neighbour."""
    held = dossiers.one(dossier, by)
    row = write_person(person=person, source=source, by=by, at=at)
    mention(dossier=held.id, person=PersonId(row.id))
    index(row, source, by, at)
    touch(held, at)
    audit.record(Act.CREATE, "Person", row.id, tenant=held.centre_id, subject=held.child_id)
    return PersonId(row.id)


@transaction.atomic
def add_kin(
    *,
    dossier: UUID,
    child: PersonId,
    person: NewPerson,
    kind: RelationKind,
    authority: Authority,
    lives_here: bool,
    phone: str,
    source: str,
    by: Viewer,
    at: datetime,
) -> PersonId:
    """Somebody who belongs to the child, in one go: who he is, what he is to it, and whether he lives there.

    Raises:
        ImpossibleFamily: a child older than its mother, a circle, or the same thing twice; nothing changed.
        BadInput: an impossible date or number.
    """
    identity = add_person(dossier=dossier, person=person, source=source, by=by, at=at)
    relate(dossier=dossier, person=child, other=identity, kind=kind, authority=authority, source=source, by=by, at=at)
    family = Membership.objects.filter(person=child, until=None, main=True).values_list("family", flat=True).first()
    if lives_here and family is not None:
        join_family(dossier=dossier, family=FamilyId(family), member=identity, since=at.date(), by=by, at=at)
    if phone.strip():
        add_contact_point(dossier=dossier, person=identity, way=ContactWay.PHONE, value=phone, own=False, by=by, at=at)
    return identity


def mention(*, dossier: UUID, person: PersonId) -> None:
    """Let somebody who is known to the viewer occur in another dossier of his. The database checks both."""
    doors.call("mention", dossier, person)


@transaction.atomic
def involve(
    *,
    dossier: UUID,
    worker: UUID,
    kind: InvolvementKind,
    layers: Iterable[Layer],
    purpose: str,
    until: datetime | None,
    consent: UUID | None = None,
    unasked: str = "",
    by: Viewer,
    at: datetime,
) -> UUID:
    """Let a colleague open layers of a dossier, for a purpose and a time.

    Args:
        consent: on which this is shared; withdrawn, the involvement ends with it.
        unasked: why nobody was asked. One of the two is needed for a colleague of another organisation.

    Raises:
        NotAllowed: not somebody who leads here, or a consent that does not hold.
        BadInput: no purpose, an end that is behind us, or neither consent nor why nobody was asked.

    Source: AUT-05, AUT-06, PRV-02, PRV-05.
    """
    held = dossiers.one(dossier, by)
    wanted = sorted({Layer.BASIS, *layers})
    if not purpose.strip():
        raise BadInput("purpose", "purpose_missing")
    if until is not None and until <= at:
        raise BadInput("until", "until_past")
    if kind is InvolvementKind.CONSULTED and until is None:
        until = at + CONSULTED_FOR
    if consent is None and not unasked.strip() and organisation_of(worker) not in {None, by.organisation}:
        raise BadInput("consent", "consent_missing")
    involvement = uuid7()
    shared = (str(kind), [str(one) for one in wanted], purpose.strip(), until)
    doors.call("involve", involvement, dossier, worker, *shared, consent, unasked)
    audit.record(Act.CREATE, "Involvement", involvement, tenant=held.centre_id, subject=held.child_id, detail=kind)
    return involvement


@transaction.atomic
def end_involvement(*, dossier: UUID, involvement: UUID, by: Viewer, at: datetime) -> bool:
    """End somebody's involvement now; False when it had ended already.

    Raises:
        NotAllowed: not somebody who leads here, nor his own; or who takes care of an open case of this child.
    """
    held = dossiers.one(dossier, by)
    ended = doors.call("end_involvement", involvement)
    if ended:
        audit.record(Act.DELETE, "Involvement", involvement, tenant=held.centre_id, subject=held.child_id)
    return bool(ended)


@transaction.atomic
def break_glass(*, dossier: UUID, reason: str, by: Viewer) -> UUID:
    """Open a dossier in an emergency, for four hours; every privacy officer of the place is told at once.

    Raises:
        NotAllowed: no such dossier in this region, or not somebody who opens dossiers.
        BadInput: a reason of fewer than fifteen letters says nothing.

    Source: security.md threat 1, R6.
    """
    if not dossiers.may_break_glass(by):
        raise NotAllowed
    if len(reason.strip()) < REASON_LETTERS:
        raise BadInput("reason", "reason_short")
    involvement = uuid7()
    entry = Entry(act=Act.EMERGENCY, kind="Dossier", thing=dossier, tenant=by.centre.id)
    doors.call("break_glass", involvement, dossier, reason.strip(), EMERGENCY_HOURS, Jsonb(audit.as_row(entry)))
    return involvement


@transaction.atomic
def review_emergency(*, involvement: UUID, verdict: str, by: Viewer) -> None:
    """Judge an emergency afterwards, as the privacy officer.

    Raises:
        BadInput: no verdict was written.
        NotAllowed: not his, his own, or judged already.
    """
    if not dossiers.may_review(by):
        raise NotAllowed
    if not verdict.strip():
        raise BadInput("verdict", "verdict_missing")
    doors.call("review_emergency", involvement, verdict.strip())
    audit.record(Act.CHANGE, "Involvement", involvement, tenant=by.centre.id, basis="review")
