# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading who somebody is. The database shows only people of dossiers that are open to the viewer."""

from uuid import UUID

from django.db.models import Q

from opencjg.accounts.selectors import worker_names
from opencjg.accounts.types import Viewer
from opencjg.core.types import NotAllowed
from opencjg.persons.models import Merge, Person, PersonVersion, Relation
from opencjg.persons.sealing import unseal_bsn, unseal_version
from opencjg.persons.types import (
    Authority,
    Birth,
    Kin,
    Leaving,
    MergeRow,
    NameParts,
    PersonCard,
    PersonId,
    PersonVersionRow,
    Precision,
    RelationKind,
    Sex,
)


def card(row: Person) -> PersonCard:
    """A person's row as a value."""
    return PersonCard(
        id=PersonId(row.id),
        names=NameParts(row.first, row.prefix, row.last),
        birth=Birth(row.born, Precision(row.precision), row.expected),
        sex=Sex(row.sex),
        left=Leaving(row.left) if row.left else None,
        left_on=row.left_on,
        version=row.version,
        has_bsn=row.bsn_hash is not None,
    )


def card_of(person: UUID, viewer: Viewer) -> PersonCard:
    """One person.

    Raises:
        NotAllowed: unknown, or in no dossier that is open to the viewer.
    """
    row = Person.objects.filter(id=person).first()
    if row is None:
        raise NotAllowed
    return card(row)


def bsn_of(person: UUID, viewer: Viewer) -> str:
    """The citizen number of one person; the caller logs that it was shown."""
    row = Person.objects.filter(id=person).first()
    if row is None:
        raise NotAllowed
    return unseal_bsn(row)


def kin_of(*people: UUID) -> tuple[dict[UUID, Birth], list[Kin]]:
    """Everybody related to these, as far as the dossiers open, with when they were born. At most five rounds."""
    known: set[UUID] = set(people)
    found: dict[UUID, Relation] = {}
    for _round in range(5):
        rows = Relation.objects.filter(Q(person__in=known) | Q(other__in=known), until=None)
        found |= {row.id: row for row in rows}
        wider = known | {row.person_id for row in found.values()} | {row.other_id for row in found.values()}
        if wider == known:
            break
        known = wider
    births = {
        row.id: Birth(row.born, Precision(row.precision), row.expected) for row in Person.objects.filter(id__in=known)
    }
    kin = [Kin(row.person_id, row.other_id, RelationKind(row.kind), Authority(row.authority)) for row in found.values()]
    return births, kin


def versions_of(person: UUID, viewer: Viewer) -> tuple[PersonVersionRow, ...]:
    """What was written about somebody, the newest first."""
    rows = list(PersonVersion.objects.filter(person=person).order_by("-number"))
    names = worker_names({row.by_id for row in rows}) if rows else {}
    return tuple(
        PersonVersionRow(row.number, unseal_version(row.sealed, row.id), row.source, names.get(row.by_id, ""), row.at)
        for row in rows
    )


def merges_of(person: UUID, viewer: Viewer) -> tuple[MergeRow, ...]:
    """Who was found to be the same person as this one, also where it was undone, newest first. Two queries."""
    rows = list(Merge.objects.filter(kept=person).select_related("double").order_by("-at"))
    names = worker_names({row.by_id for row in rows}) if rows else {}
    return tuple(
        MergeRow(row.id, str(row.double), row.reason, names.get(row.by_id, ""), row.at, row.undone_at) for row in rows
    )
