# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing down who somebody is."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, events
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.persons.models import ContactPoint, Dossier, Person, PersonVersion, Relation
from opencjg.persons.policies import dossiers
from opencjg.persons.rules.birth import ages_out_on, check_birth
from opencjg.persons.rules.bsn import clean_bsn
from opencjg.persons.rules.names import also_searched, normal_words
from opencjg.persons.rules.phones import national_phone
from opencjg.persons.rules.relations import check_family
from opencjg.persons.rules.sounds import sound
from opencjg.persons.sealing import known_by, seal_bsn, seal_contact, seal_version
from opencjg.persons.selectors.people import kin_of
from opencjg.persons.types import (
    Authority,
    Birth,
    ContactWay,
    Kin,
    Leaving,
    NewPerson,
    PersonChanged,
    PersonId,
    Precision,
    RelationKind,
)


def write_person(*, person: NewPerson, source: str, by: Viewer, at: datetime) -> Person:
    """A new person, inside the caller's transaction; the caller says in which dossier he occurs.

    Raises:
        BadInput: an impossible date, or a number that is no BSN.
    """
    _check(person, at)
    identity = uuid7()
    row = Person(id=identity, **_columns(person, identity))
    row.save(force_insert=True)
    return row


def _check(person: NewPerson, at: datetime) -> None:
    check_birth(person.birth, at.date())
    if person.bsn:
        clean_bsn(person.bsn)


def _columns(person: NewPerson, identity: UUID) -> dict[str, object]:
    bsn, bsn_hash = seal_bsn(clean_bsn(person.bsn) if person.bsn else "", identity)
    return {
        "first": person.names.first,
        "prefix": person.names.prefix,
        "last": person.names.last,
        "born": person.birth.born,
        "precision": person.birth.precision,
        "expected": person.birth.expected,
        "sex": person.sex,
        "bsn": bsn,
        "bsn_hash": bsn_hash,
    }


def index(row: Person, source: str, by: Viewer, at: datetime) -> None:
    """Make somebody findable and keep what was written, once he occurs in a dossier. Two queries."""
    words = (*normal_words(str(row)), *also_searched(str(row)))
    doors.call("index_person", row.id, list(words), [sound(one) for one in words])
    version = uuid7()
    PersonVersion.objects.create(
        id=version,
        person=row,
        number=row.version,
        sealed=seal_version(_snapshot(row), version),
        source=source,
        by_id=by.worker,
        at=at,
    )


def _snapshot(row: Person) -> Mapping[str, str]:
    return {
        "first": row.first,
        "prefix": row.prefix,
        "last": row.last,
        "born": row.born.isoformat() if row.born else "",
        "precision": row.precision,
        "expected": row.expected.isoformat() if row.expected else "",
        "sex": row.sex,
        "bsn": "1" if row.bsn else "",
        "left": row.left,
        "left_on": row.left_on.isoformat() if row.left_on else "",
    }


@transaction.atomic
def change_person(
    *,
    dossier: UUID,
    person: PersonId,
    version: int,
    to: NewPerson,
    keep_bsn: bool,
    source: str,
    by: Viewer,
    at: datetime,
) -> None:
    """Correct somebody's data; what stood there stays in the history.

    `keep_bsn` leaves the number as it is: a form does not show it, so that it cannot be read over a shoulder.

    Raises:
        Conflict: somebody else changed him since `version`; carries what stands there now.
        BadInput: an impossible date or number.
        ImpossibleFamily: the new date makes a child older than its parent.
    """
    held = dossiers.one(dossier, by)
    row = Person.objects.select_for_update().filter(id=person).first()
    if row is None:
        raise NotAllowed
    if row.version != version:
        raise Conflict(row)
    _check(to, at)
    _check_births(row, to.birth)
    was = known_by(row), ages_out_on(birth_of(row))
    columns = _columns(to, row.id)
    if keep_bsn:
        del columns["bsn"], columns["bsn_hash"]
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*columns, "version"])
    index(row, source, by, at)
    touch(held, at)
    audit.record(Act.CHANGE, "Person", row.id, tenant=held.centre_id, subject=held.child_id)
    if was != (known_by(row), ages_out_on(to.birth)):
        events.publish(
            PersonChanged(row.id, was[0], known_by(row), was[1], ages_out_on(to.birth), died=False, by=by, at=at)
        )


def _check_births(row: Person, birth: Birth) -> None:
    people, kin = kin_of(row.id)
    check_family(people | {row.id: birth}, kin)


def touch(dossier: Dossier, at: datetime) -> None:
    """The dossier changed: its time in the archive begins anew (Jeugdwet 7.3.8-3)."""
    Dossier.objects.filter(id=dossier.id).update(changed_at=at)


@transaction.atomic
def add_contact_point(
    *, dossier: UUID, person: PersonId, way: ContactWay, value: str, own: bool, by: Viewer, at: datetime
) -> UUID:
    """Write down how somebody is reached. `own` shields a youth's number from his parents (WENS-09)."""
    held = dossiers.one(dossier, by)
    if not value.strip():
        raise BadInput("value", "contact_missing")
    point = uuid7()
    kept = national_phone(value) if way is ContactWay.PHONE else value.strip()
    sealed, found_by = seal_contact(kept, point)
    ContactPoint.objects.create(
        id=point, person_id=person, way=way, sealed=sealed, hash=found_by, own=own, since=at.date()
    )
    touch(held, at)
    audit.record(Act.CREATE, "ContactPoint", point, tenant=held.centre_id, subject=held.child_id)
    return point


@transaction.atomic
def end_contact_point(*, dossier: UUID, point: UUID, by: Viewer, at: datetime) -> None:
    """A number that is no longer used: it stays in the history."""
    held = dossiers.one(dossier, by)
    if not ContactPoint.objects.filter(id=point, until=None).update(until=at.date()):
        raise NotAllowed
    touch(held, at)
    audit.record(Act.CHANGE, "ContactPoint", point, tenant=held.centre_id, subject=held.child_id)


@transaction.atomic
def relate(
    *,
    dossier: UUID,
    person: PersonId,
    other: PersonId,
    kind: RelationKind,
    authority: Authority = Authority.UNKNOWN,
    source: str = "",
    by: Viewer,
    at: datetime,
) -> UUID:
    """Say what `other` is to `person`: mother, guardian, neighbour.

    Raises:
        ImpossibleFamily: a child older than its mother, a circle, or the same thing twice.
    """
    held = dossiers.one(dossier, by)
    people, kin = kin_of(person, other)
    check_family(people, [*kin, Kin(person, other, kind, authority)])
    row = Relation.objects.create(
        person_id=person,
        other_id=other,
        kind=kind,
        authority=authority,
        source=source.strip(),
        since=at.date(),
        by_id=by.worker,
    )
    touch(held, at)
    audit.record(Act.CREATE, "Relation", row.id, tenant=held.centre_id, subject=held.child_id)
    return row.id


@transaction.atomic
def end_relation(*, dossier: UUID, relation: UUID, by: Viewer, at: datetime) -> None:
    """A relation that ended, or was written down wrongly: it stays in the history."""
    held = dossiers.one(dossier, by)
    if not Relation.objects.filter(id=relation, until=None).update(until=at.date()):
        raise NotAllowed
    touch(held, at)
    audit.record(Act.CHANGE, "Relation", relation, tenant=held.centre_id, subject=held.child_id)


@transaction.atomic
def let_person_go(*, dossier: UUID, person: PersonId, why: Leaving, on: date, by: Viewer, at: datetime) -> None:
    """Somebody died, moved away, or became 23. An open case stays somebody's until it is closed (PI-MS-1.5).

    Raises:
        BadInput: a day that has not come yet.
    """
    held = dossiers.one(dossier, by)
    if on > at.date():
        raise BadInput("left_on", "left_in_future")
    row = Person.objects.select_for_update().filter(id=person).first()
    if row is None:
        raise NotAllowed
    row.left, row.left_on, row.version = why, on, row.version + 1
    row.save(update_fields=["left", "left_on", "version"])
    index(row, "", by, at)
    touch(held, at)
    audit.record(Act.CHANGE, "Person", row.id, tenant=held.centre_id, subject=held.child_id, detail=why)
    if why is Leaving.DIED:
        leaves = ages_out_on(birth_of(row))
        events.publish(PersonChanged(row.id, known_by(row), known_by(row), leaves, leaves, died=True, by=by, at=at))


def birth_of(row: Person) -> Birth:
    """The birth of somebody, as a value."""
    return Birth(born=row.born, precision=Precision(row.precision), expected=row.expected)
