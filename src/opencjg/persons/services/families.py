# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who live together, where, and who is the one face they know (ALG-04, ALG-05, ALG-31)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.services import present
from opencjg.accounts.types import CentreId, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons.models import ContactPerson, Dwelling, Family, Membership
from opencjg.persons.policies import dossiers
from opencjg.persons.rules.addresses import check_address
from opencjg.persons.services.people import touch
from opencjg.persons.types import Address, FamilyId, PersonId


@transaction.atomic
def found_family(
    *,
    dossier: UUID,
    members: Sequence[PersonId],
    address: Address,
    since: date,
    source: str,
    by: Viewer,
    at: datetime,
) -> FamilyId:
    """People who live together at an address. Who is registered in another family already lives here as well.

    Raises:
        BadInput: an address that cannot be one, or a day that has not come yet.

    Source: ALG-04, ALG-05.
    """
    held = dossiers.one(dossier, by)
    family = Family.objects.create(made_at=at)
    for member in members:
        _join(FamilyId(family.id), member, since)
    _dwell(FamilyId(family.id), address, since, source, by, at)
    touch(held, at)
    audit.record(Act.CREATE, "Family", family.id, tenant=held.centre_id, subject=held.child_id)
    return FamilyId(family.id)


def _join(family: FamilyId, member: PersonId, since: date) -> None:
    if not doors.call("may_join", family, member):
        raise NotAllowed
    registered = Membership.objects.filter(person=member, until=None, main=True).exists()
    Membership.objects.create(family_id=family, person_id=member, main=not registered, since=since)


def _dwell(family: FamilyId, address: Address, since: date, source: str, by: Viewer, at: datetime) -> None:
    checked = check_address(address)
    if since > at.date():
        raise BadInput("since", "since_in_future")
    Dwelling.objects.create(
        id=uuid7(),
        family_id=family,
        street=checked.street,
        number=checked.number,
        postcode=checked.postcode,
        place=checked.place,
        shielded=checked.shielded,
        source=source.strip(),
        since=since,
        by_id=by.worker,
    )


@transaction.atomic
def join_family(*, dossier: UUID, family: FamilyId, member: PersonId, since: date, by: Viewer, at: datetime) -> None:
    """Somebody comes to live in a family.

    Raises:
        AlreadyDone: he lives there.
    """
    held = dossiers.one(dossier, by)
    if Membership.objects.filter(family=family, person=member, until=None).exists():
        raise AlreadyDone("lives_there")
    if since > at.date():
        raise BadInput("since", "since_in_future")
    _join(family, member, since)
    touch(held, at)
    audit.record(Act.CHANGE, "Family", family, tenant=held.centre_id, subject=held.child_id)


@transaction.atomic
def leave_family(*, dossier: UUID, family: FamilyId, member: PersonId, by: Viewer, at: datetime) -> None:
    """Somebody does not live in a family any more; that he did stays."""
    held = dossiers.one(dossier, by)
    lived = Membership.objects.filter(family=family, person=member, until=None)
    if not lived.update(until=at.date(), main=False):
        raise NotAllowed
    touch(held, at)
    audit.record(Act.CHANGE, "Family", family, tenant=held.centre_id, subject=held.child_id)


@transaction.atomic
def move_family(
    *, dossier: UUID, family: FamilyId, address: Address, since: date, source: str, by: Viewer, at: datetime
) -> None:
    """A family moved: its old address stays in the history. Whoever cares for an open case of it keeps it.

    Raises:
        BadInput: an address that cannot be one, or a day before it came to live where it does now.
    """
    held = dossiers.one(dossier, by)
    now = Dwelling.objects.filter(family=family, until=None).first()
    if now is not None:
        if since < now.since:
            raise BadInput("since", "since_before_last")
        Dwelling.objects.filter(id=now.id).update(until=since)
    _dwell(family, address, since, source, by, at)
    touch(held, at)
    audit.record(Act.CHANGE, "Dwelling", family, tenant=held.centre_id, subject=held.child_id)


@transaction.atomic
def appoint_contact_person(
    *, dossier: UUID, worker: UUID, family: FamilyId | None, youth: PersonId | None, by: Viewer, at: datetime
) -> UUID:
    """Make somebody the one trusted face of a family, or of a youth who wants one of his own; who was it is not now.

    Returns who really takes it: himself, or who stands in.

    Raises:
        WorkerUnknown, WorkerAway: nobody at this centre who can.

    Source: ALG-31, RES-08, GAP-67.
    """
    held = dossiers.one(dossier, by)
    taken = present(worker, centre=CentreId(held.centre_id), by=by, at=at)
    ContactPerson.objects.filter(family=family, youth=youth, until=None).update(until=at)
    ContactPerson.objects.create(family_id=family, youth_id=youth, worker_id=taken, since=at)
    touch(held, at)
    audit.record(Act.CHANGE, "ContactPerson", taken, tenant=held.centre_id, subject=held.child_id)
    return taken
