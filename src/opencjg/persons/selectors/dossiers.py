# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a dossier. Row security shows of each table the layers that are open; nothing here widens that."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import F, Q

from opencjg.accounts.selectors import worker_places
from opencjg.accounts.types import Layer, Viewer
from opencjg.audit.types import LogCursor, LogLine
from opencjg.core import doors
from opencjg.core.types import NotAllowed
from opencjg.persons.models import (
    Consent,
    ContactPerson,
    Dossier,
    Fact,
    Involvement,
    Mention,
    Person,
    RightsRequest,
)
from opencjg.persons.policies import dossiers
from opencjg.persons.selectors.people import card
from opencjg.persons.types import (
    ConsentRow,
    DossierHead,
    DossierId,
    DossierRow,
    FactRow,
    Involved,
    InvolvementKind,
    Milieu,
    Nature,
    People,
    PersonId,
    RightsKind,
    RightsRow,
    Weight,
)


def people_of(head: DossierHead, viewer: Viewer) -> People:
    """Everybody who occurs in a dossier, a double only as who he is the same as. One query."""
    rows = Person.objects.filter(id__in=Mention.objects.filter(dossier__in=head.joined).values("person"))
    found = {row.id: row for row in rows.order_by("born", "expected", "id")}
    return People(
        cards={PersonId(row.id): card(row) for row in found.values() if row.same_as_id not in found},
        shown_as={row.id: PersonId(row.same_as_id if row.same_as_id in found else row.id) for row in found.values()},
    )


def contact_people(*, families: Sequence[UUID], youth: Sequence[UUID], viewer: Viewer) -> Mapping[UUID, str]:
    """The trusted face of each family and each youth that has one, by name. Two queries."""
    rows = list(
        ContactPerson.objects.filter(Q(family__in=families) | Q(youth__in=youth), until=None).values_list(
            "family", "youth", "worker"
        )
    )
    places = worker_places({worker for _family, _youth, worker in rows}) if rows else {}
    return {(family or child): places[worker][0] for family, child, worker in rows}


def fact_of(fact: UUID, head: DossierHead, viewer: Viewer) -> FactRow:
    """One fact of this dossier that nothing stands above yet, or the newest that does.

    Raises:
        NotAllowed: unknown, of another dossier, or in a layer that is closed.
    """
    row = Fact.objects.filter(id=fact, dossier__in=head.joined).select_related("by").first()
    if row is None:
        raise NotAllowed
    return FactRow(
        id=row.id,
        text=row.text,
        source=row.source,
        said_on=row.said_on,
        layer=Layer(row.layer),
        nature=Nature(row.nature),
        weight=Weight(row.weight),
        milieus=tuple(Milieu(one) for one in row.milieus),
        by=row.by.name,
        at=row.at,
        retracted=row.retracted,
    )


def consents_of(head: DossierHead, viewer: Viewer) -> tuple[ConsentRow, ...]:
    """Who agreed to sharing what, with whom; those that hold first. One query."""
    rows = Consent.objects.filter(dossier__in=head.joined).order_by("-withdrawn_on", "-given_on", "-id")
    return tuple(
        ConsentRow(row.id, PersonId(row.given_by_id), row.receiver, row.what, row.given_on, row.withdrawn_on)
        for row in rows
    )


def dossiers_of(viewer: Viewer, *, after: UUID | None = None, most: int = 20) -> tuple[DossierRow, ...]:
    """My dossiers, the newest first: the list starts from my involvements. Two queries."""
    held = Involvement.objects.filter(dossiers.running(viewer), layers__contains=[Layer.BASIS])
    if Layer.BASIS not in viewer.layers:
        return ()
    rows = Dossier.objects.filter(id__in=held.values("dossier")).select_related("child")
    if after is not None:
        rows = rows.filter(id__lt=after)
    return tuple(
        DossierRow(DossierId(row.id), card(row.child), row.changed_at) for row in rows.order_by("-id")[: most + 1]
    )


def dossier_of_child(child: UUID, viewer: Viewer) -> DossierId | None:
    """The dossier of a child, where it is open to the viewer. One query."""
    found = Dossier.objects.filter(child=child).values_list("id", flat=True).first()
    return DossierId(found) if found else None


def dossier_open(dossier: UUID, viewer: Viewer) -> bool:
    """Whether a dossier is open to the viewer; row security answers. One query."""
    return Dossier.objects.filter(id=dossier).exists()


def emergencies_to_judge(viewer: Viewer) -> int:
    """How many emergencies wait for the privacy officer's judgement. One query for him, none for others."""
    if not dossiers.may_review(viewer):
        return 0
    return Involvement.objects.filter(kind=InvolvementKind.EMERGENCY, reviewed_at=None).count()


def emergencies(viewer: Viewer, *, open_only: bool) -> tuple[Involved, ...]:
    """Emergencies in dossiers of the privacy officer's centres, newest first; never whose dossier. Two queries."""
    rows = Involvement.objects.filter(kind=InvolvementKind.EMERGENCY)
    if open_only:
        rows = rows.filter(reviewed_at=None)
    found = list(rows.order_by("-starts")[:50])
    places = worker_places({row.worker_id for row in found}) if found else {}
    return tuple(
        Involved(
            id=row.id,
            worker=row.worker_id,
            name=places[row.worker_id][0],
            organisation=places[row.worker_id][1],
            kind=InvolvementKind.EMERGENCY,
            layers=(),
            purpose=row.review,
            starts=row.starts,
            ends=row.ends,
            reason=row.reason,
        )
        for row in found
    )


def seen_by(dossier: UUID, viewer: Viewer, *, after: LogCursor | None = None, most: int = 50) -> tuple[LogLine, ...]:
    """Who did what with the data of this child, the newest first. One query; the caller logs that he looked.

    Raises:
        NotAllowed: not somebody who leads here.
    """
    rows = doors.rows("seen_by", dossier, after.at if after else None, after.id if after else None, most)
    return tuple(LogLine(*row) for row in rows)


def requests_of(head: DossierHead, viewer: Viewer) -> tuple[RightsRow, ...]:
    """What was asked about the data in this dossier, what waits longest first, then what was decided. Two queries."""
    waiting_first = F("decided_at").desc(nulls_first=True)
    rows = list(RightsRequest.objects.filter(dossier=head.id).order_by(waiting_first, "due_on"))
    names = worker_places({row.decided_by_id for row in rows if row.decided_by_id}) if rows else {}
    return tuple(
        RightsRow(
            id=row.id,
            kind=RightsKind(row.kind),
            asked_by=PersonId(row.asked_by_id),
            words=row.words,
            received_on=row.received_on,
            due_on=row.due_on,
            granted=row.granted,
            motivation=row.motivation,
            decided_by=names[row.decided_by_id][0] if row.decided_by_id else "",
            decided_at=row.decided_at,
            ended_at=row.ended_at,
        )
        for row in rows
    )
