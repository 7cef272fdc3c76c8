# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a dossier. Row security shows of each table the layers that are open; nothing here widens that."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q

from opencjg.accounts.selectors import worker_places
from opencjg.accounts.types import Layer, Viewer
from opencjg.audit.types import LogCursor, LogLine
from opencjg.core import doors
from opencjg.core.types import NotAllowed
from opencjg.persons.models import (
    Consent,
    ContactPerson,
    ContactPoint,
    Document,
    Dossier,
    Dwelling,
    Fact,
    Helper,
    Involvement,
    Membership,
    Mention,
    Person,
    Relation,
    RightsRequest,
)
from opencjg.persons.policies import LEADS, dossiers
from opencjg.persons.sealing import unseal_contact
from opencjg.persons.selectors.people import card
from opencjg.persons.types import (
    Address,
    Authority,
    ConsentRow,
    ContactPointRow,
    ContactWay,
    DocumentRow,
    DossierHead,
    DossierId,
    DossierRow,
    FactRow,
    FamilyId,
    FamilyRow,
    HelperKind,
    HelperRow,
    Involved,
    InvolvementKind,
    Milieu,
    Nature,
    People,
    PersonId,
    RelationKind,
    RelationRow,
    RightsKind,
    RightsRow,
    Weight,
)


def head_of(dossier: UUID, viewer: Viewer) -> tuple[DossierHead, tuple[Involved, ...]]:
    """What every page of a dossier shows first, and who is involved in it. Three queries.

    Raises:
        NotAllowed: unknown, or not open to him.
    """
    row = dossiers.one(dossier, viewer)
    involved = involved_in(row.id, viewer)
    mine = [one for one in involved if one.worker in viewer.selves and one.running]
    emergency = [one.ends for one in mine if one.kind is InvolvementKind.EMERGENCY and one.ends]
    opened = dossiers.opened(((one.kind, one.layers) for one in mine), viewer)
    head = DossierHead(
        id=DossierId(row.id),
        child=card(row.child),
        centre=row.centre_id,
        opened_at=row.opened_at,
        told=row.told,
        layers=opened,
        writes=frozenset(opened & set(viewer.writes)),
        leads=any(one.kind in LEADS for one in mine),
        emergency_until=max(emergency) if emergency and len(emergency) == len(mine) else None,
        joined=_joined(row),
        restricted_since=getattr(row, "restricted_since", None),
    )
    return head, involved


def _joined(row: Dossier) -> tuple[UUID, ...]:
    """The dossiers that are shown as one with this: those of doubles of the child. One query, mostly."""
    same = row.child.same_as_id or row.child_id
    doubles = list(Person.objects.filter(same_as=same).values_list("id", flat=True))
    if not doubles:
        return (row.id,)
    return tuple(Dossier.objects.filter(child__in=[same, *doubles]).values_list("id", flat=True))


def involved_in(dossier: UUID, viewer: Viewer) -> tuple[Involved, ...]:
    """Everybody who may or might open a dossier, now or before, newest first. One query."""
    running = ExpressionWrapper(dossiers.runs(), output_field=BooleanField())
    rows = (
        Involvement.objects.filter(dossier=dossier)
        .annotate(running=running)
        .select_related("worker__organisation")
        .order_by("-starts", "-id")
    )
    return tuple(
        Involved(
            id=row.id,
            worker=row.worker_id,
            name=row.worker.name,
            organisation=row.worker.organisation.name,
            kind=InvolvementKind(row.kind),
            layers=tuple(Layer(one) for one in row.layers),
            purpose=row.purpose,
            starts=row.starts,
            ends=row.ends,
            reason=row.reason,
            running=row.running,
            agreed=row.consent_id is not None,
            unasked=row.unasked,
        )
        for row in rows
    )


def people_of(head: DossierHead, viewer: Viewer) -> People:
    """Everybody who occurs in a dossier, a double only as who he is the same as. One query."""
    rows = Person.objects.filter(id__in=Mention.objects.filter(dossier__in=head.joined).values("person"))
    found = {row.id: row for row in rows.order_by("born", "expected", "id")}
    return People(
        cards={PersonId(row.id): card(row) for row in found.values() if row.same_as_id not in found},
        shown_as={row.id: PersonId(row.same_as_id if row.same_as_id in found else row.id) for row in found.values()},
    )


def relations_of(people: People, viewer: Viewer) -> tuple[RelationRow, ...]:
    """What these people are to each other. One query."""
    every = people.shown_as
    rows = Relation.objects.filter(person__in=every, other__in=every, until=None).order_by("since", "id")
    return tuple(
        RelationRow(
            id=row.id,
            person=every[row.person_id],
            other=every[row.other_id],
            kind=RelationKind(row.kind),
            authority=Authority(row.authority),
            source=row.source,
            since=row.since,
        )
        for row in rows
    )


def families_of(people: People, viewer: Viewer) -> tuple[FamilyRow, ...]:
    """The families these people live in: who with, where now and before, and their trusted face. Four queries."""
    lives: dict[UUID, list[PersonId]] = defaultdict(list)
    members = Membership.objects.filter(person__in=people.shown_as, until=None).order_by("since", "id")
    for family, person in members.values_list("family", "person"):
        lives[family].append(people.shown_as[person])
    if not lives:
        return ()
    dwellings: dict[UUID, list[Dwelling]] = defaultdict(list)
    for row in Dwelling.objects.filter(family__in=lives).order_by("-since", "-id"):
        dwellings[row.family_id].append(row)
    faces = contact_people(families=tuple(lives), youth=(), viewer=viewer)
    return tuple(_family(family, living, dwellings[family], faces.get(family, "")) for family, living in lives.items())


def _family(family: UUID, members: list[PersonId], lived: list[Dwelling], face: str) -> FamilyRow:
    now = next((row for row in lived if row.until is None), None)
    return FamilyRow(
        id=FamilyId(family),
        address=_address(now) if now else None,
        since=now.since if now else None,
        members=tuple(members),
        contact_person=face,
        earlier=tuple((_address(row), row.since, row.until) for row in lived if row.until is not None),
    )


def _address(row: Dwelling) -> Address:
    return Address(row.street, row.number, row.postcode, row.place, row.shielded)


def contact_people(*, families: Sequence[UUID], youth: Sequence[UUID], viewer: Viewer) -> Mapping[UUID, str]:
    """The trusted face of each family and each youth that has one, by name. Two queries."""
    rows = list(
        ContactPerson.objects.filter(Q(family__in=families) | Q(youth__in=youth), until=None).values_list(
            "family", "youth", "worker"
        )
    )
    places = worker_places({worker for _family, _youth, worker in rows}) if rows else {}
    return {(family or child): places[worker][0] for family, child, worker in rows}


def contact_points(people: People, viewer: Viewer) -> tuple[ContactPointRow, ...]:
    """How these people are reached; a shielded one only where that layer is open. One query."""
    rows = ContactPoint.objects.filter(person__in=people.shown_as, until=None).order_by("since", "id")
    return tuple(
        ContactPointRow(
            row.id, people.shown_as[row.person_id], ContactWay(row.way), unseal_contact(row.sealed, row.id), row.own
        )
        for row in rows
    )


def helpers_of(head: DossierHead, viewer: Viewer) -> tuple[HelperRow, ...]:
    """Professionals outside the system, those of now first. One query."""
    rows = Helper.objects.filter(dossier__in=head.joined).order_by("until", "-since", "-id")
    return tuple(
        HelperRow(row.id, HelperKind(row.kind), row.organisation, row.name, row.phone, row.since, row.until)
        for row in rows
    )


def facts_of(
    head: DossierHead, viewer: Viewer, *, before: tuple[date, UUID] | None = None, most: int = 30
) -> tuple[tuple[FactRow, ...], bool]:
    """Facts of a dossier, the newest first, corrected ones with what stood there before. At most two queries.

    Returns the facts and whether there are more.
    """
    rows = Fact.objects.filter(dossier__in=head.joined, superseded_by=None)
    if before is not None:
        rows = rows.filter(Q(said_on__lt=before[0]) | Q(said_on=before[0], id__lt=before[1]))
    found = list(rows.select_related("by").order_by("-said_on", "-id")[: most + 1])
    shown = found[:most]
    older = _older(head) if any(row.supersedes_id for row in shown) else {}
    return tuple(_fact(row, older) for row in shown), len(found) > most


def _older(head: DossierHead) -> dict[UUID, Fact]:
    rows = Fact.objects.filter(dossier__in=head.joined, superseded_by__isnull=False).select_related("by")
    return {row.id: row for row in rows}


def _fact(row: Fact, older: Mapping[UUID, Fact]) -> FactRow:
    earlier = []
    standing = older.get(row.supersedes_id) if row.supersedes_id else None
    while standing is not None:
        earlier.append(_fact_row(standing))
        standing = older.get(standing.supersedes_id) if standing.supersedes_id else None
    return _fact_row(row, tuple(earlier))


def _fact_row(row: Fact, earlier: tuple[FactRow, ...] = ()) -> FactRow:
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
        earlier=earlier,
    )


def fact_of(fact: UUID, head: DossierHead, viewer: Viewer) -> FactRow:
    """One fact of this dossier that nothing stands above yet, or the newest that does.

    Raises:
        NotAllowed: unknown, of another dossier, or in a layer that is closed.
    """
    row = Fact.objects.filter(id=fact, dossier__in=head.joined).select_related("by").first()
    if row is None:
        raise NotAllowed
    return _fact_row(row)


def documents_of(head: DossierHead, viewer: Viewer, *, most: int = 100) -> tuple[DocumentRow, ...]:
    """The files of a dossier in the layers that are open, the newest first. One query."""
    rows = Document.objects.filter(dossier__in=head.joined).select_related("by").order_by("-at", "-id")
    return tuple(
        DocumentRow(row.id, row.dossier_id, row.name, row.size, row.about, Layer(row.layer), row.by.name, row.at)
        for row in rows[:most]
    )


def consents_of(head: DossierHead, viewer: Viewer) -> tuple[ConsentRow, ...]:
    """Who agreed to sharing what, with whom; those that hold first. One query."""
    rows = Consent.objects.filter(dossier__in=head.joined).order_by("-withdrawn_on", "-given_on", "-id")
    return tuple(
        ConsentRow(row.id, PersonId(row.given_by_id), row.receiver, row.what, row.given_on, row.withdrawn_on)
        for row in rows
    )


def milieus_of(head: DossierHead, viewer: Viewer) -> frozenset[Milieu]:
    """In which milieus something weighs on this child; more than one asks for close cooperation (ALG-10, ALG-11)."""
    rows = Fact.objects.filter(
        dossier__in=head.joined, weight=Weight.CONCERN, superseded_by=None, retracted=False
    ).values_list("milieus", flat=True)
    return frozenset(Milieu(one) for milieus in rows for one in milieus)


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
