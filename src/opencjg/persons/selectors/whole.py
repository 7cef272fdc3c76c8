# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a dossier in two questions, instead of fourteen (ADR 0020).

The statements run as the application itself, so row security shows of each table what is open, as it does for the
selectors of one part; a test holds both to the same answer.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from opencjg.accounts.types import Layer, Viewer
from opencjg.core.types import NotAllowed
from opencjg.persons.policies import LEADS, dossiers
from opencjg.persons.sealing import unseal_contact
from opencjg.persons.types import (
    Address,
    Authority,
    Birth,
    ContactPointRow,
    ContactWay,
    DocumentRow,
    DossierHead,
    DossierId,
    FactRow,
    FamilyId,
    FamilyRow,
    HelperKind,
    HelperRow,
    Involved,
    InvolvementKind,
    Leaving,
    Milieu,
    NameParts,
    Nature,
    People,
    PersonCard,
    PersonId,
    Precision,
    RelationKind,
    RelationRow,
    Sex,
    Weight,
)

Row = Mapping[str, Any]
PERSON = (
    "p.id, p.first, p.prefix, p.last, p.born, p.precision, p.expected, p.sex, p.left, p.left_on, p.version, "
    "p.same_as_id, p.bsn_hash is not null as has_bsn"
)

HEAD = f"""
select json_build_object(
    'dossier', (select row_to_json(d) from (
        select d.id, d.centre_id, d.opened_at, d.told,
               (select r.decided_at from persons_rightsrequest r
                where r.dossier_id = d.id and r.kind = 'restriction' and r.granted and r.ended_at is null
                order by r.decided_at limit 1) as restricted_since
        from persons_dossier d where d.id = %(dossier)s) d),
    'child', (select row_to_json(c) from (
        select {PERSON} from persons_person p
        where p.id = (select d.child_id from persons_dossier d where d.id = %(dossier)s)) c),
    'joined', (select json_agg(j.id) from persons_dossier j where j.child_id in (
        select coalesce(p.same_as_id, p.id) from persons_person p
        where p.id = (select d.child_id from persons_dossier d where d.id = %(dossier)s)
        union all
        select p.id from persons_person p where p.same_as_id = (
            select coalesce(c.same_as_id, c.id) from persons_person c
            where c.id = (select d.child_id from persons_dossier d where d.id = %(dossier)s)))),
    'involved', (select coalesce(json_agg(i), '[]') from (
        select i.id, i.worker_id, w.name, o.name as organisation, i.kind, i.layers, i.purpose, i.starts, i.ends,
               i.reason, i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp())
               as running, i.consent_id is not null as agreed, i.unasked
        from persons_involvement i
        join accounts_worker w on w.id = i.worker_id join accounts_organisation o on o.id = w.organisation_id
        where i.dossier_id = %(dossier)s order by i.starts desc, i.id desc) i))::text
"""  # noqa: S608  # made of constants # nosec B608

WHOLE = f"""
with people as materialized (
    select {PERSON} from persons_person p
    where p.id in (select m.person_id from persons_mention m where m.dossier_id = any(%(joined)s))),
lives as materialized (
    select s.family_id, s.person_id, s.since, s.id from persons_membership s
    where s.person_id in (select id from people) and s.until is null)
select json_build_object(
    'people', (select coalesce(json_agg(p order by p.born, p.expected, p.id), '[]') from people p),
    'relations', (select coalesce(json_agg(r order by r.since, r.id), '[]') from (
        select id, person_id, other_id, kind, authority, source, since from persons_relation
        where person_id in (select id from people) and other_id in (select id from people) and until is null) r),
    'lives', (select coalesce(json_agg(l order by l.since, l.id), '[]') from lives l),
    'dwellings', (select coalesce(json_agg(d order by d.since desc, d.id desc), '[]') from (
        select id, family_id, street, number, postcode, place, shielded, since, until from persons_dwelling
        where family_id in (select family_id from lives)) d),
    'faces', (select coalesce(json_agg(f), '[]') from (
        select c.family_id, w.name from persons_contactperson c join accounts_worker w on w.id = c.worker_id
        where c.family_id in (select family_id from lives) and c.until is null) f),
    'points', (select coalesce(json_agg(c order by c.since, c.id), '[]') from (
        select id, person_id, way, encode(sealed, 'hex') as sealed, own, since from persons_contactpoint
        where person_id in (select id from people) and until is null) c),
    'helpers', (select coalesce(json_agg(h), '[]') from (
        select id, kind, organisation, name, phone, since, until from persons_helper
        where dossier_id = any(%(joined)s) order by until desc nulls first, since desc, id desc) h),
    'documents', (select coalesce(json_agg(d), '[]') from (
        select d.id, d.dossier_id, d.name, d.size, d.about, d.layer, w.name as by, d.at
        from persons_document d join accounts_worker w on w.id = d.by_id
        where d.dossier_id = any(%(joined)s) order by d.at desc, d.id desc limit %(files)s) d),
    'milieus', (select coalesce(json_agg(distinct m.milieu), '[]') from (
        select unnest(f.milieus) as milieu from persons_fact f left join persons_fact n on n.supersedes_id = f.id
        where f.dossier_id = any(%(joined)s) and f.weight = 'concern' and not f.retracted and n.id is null) m),
    'facts', (select coalesce(json_agg(f), '[]') from (
        select f.id, f.text, f.source, f.said_on, f.layer, f.nature, f.weight, f.milieus, w.name as by, f.at,
               f.retracted, f.supersedes_id
        from persons_fact f join accounts_worker w on w.id = f.by_id
        left join persons_fact n on n.supersedes_id = f.id
        where f.dossier_id = any(%(joined)s) and n.id is null
          and (%(day)s::date is null or (f.said_on, f.id) < (%(day)s::date, %(after)s::uuid))
        order by f.said_on desc, f.id desc limit %(most)s) f))::text
"""  # noqa: S608  # made of constants # nosec B608

# What stood there before the facts that are shown were corrected, each with the fact that stands there now.
EARLIER = """
with recursive before as (
    select f.id as now, o.id, o.supersedes_id, 1 as place from persons_fact f
    join persons_fact o on o.id = f.supersedes_id where f.id = any(%(facts)s)
    union all
    select b.now, o.id, o.supersedes_id, b.place + 1 from before b join persons_fact o on o.id = b.supersedes_id)
select coalesce(json_agg(f order by f.place), '[]')::text from (
    select b.now, b.place, f.id, f.text, f.source, f.said_on, f.layer, f.nature, f.weight, f.milieus, w.name as by,
           f.at, f.retracted
    from before b join persons_fact f on f.id = b.id join accounts_worker w on w.id = f.by_id) f
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """What the page of a dossier shows below its head."""

    people: People
    relations: tuple[RelationRow, ...]
    families: tuple[FamilyRow, ...]
    contact_points: tuple[ContactPointRow, ...]
    helpers: tuple[HelperRow, ...]
    documents: tuple[DocumentRow, ...]
    milieus: frozenset[Milieu]
    facts: tuple[FactRow, ...]
    more: bool


def _asked(statement: str, values: Mapping[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchone()
    assert found is not None
    return json.loads(found[0])


def head_of(dossier: UUID, viewer: Viewer) -> tuple[DossierHead, tuple[Involved, ...]]:
    """What every page of a dossier shows first, and who is involved in it. One query.

    Raises:
        NotAllowed: unknown, or not open to him.
    """
    found = _asked(HEAD, {"dossier": dossier})
    involved = tuple(map(_involved, found["involved"]))
    mine = [one for one in involved if one.worker in viewer.selves and one.running]
    opened = dossiers.opened(((one.kind, one.layers) for one in mine), viewer)
    if found["dossier"] is None or Layer.BASIS not in opened:
        raise NotAllowed("dossier_closed")
    row = found["dossier"]
    emergency = [one.ends for one in mine if one.kind is InvolvementKind.EMERGENCY and one.ends]
    restricted = row["restricted_since"]
    head = DossierHead(
        id=DossierId(UUID(row["id"])),
        child=_card(found["child"]),
        centre=UUID(row["centre_id"]),
        opened_at=datetime.fromisoformat(row["opened_at"]),
        told=row["told"],
        layers=opened,
        writes=frozenset(opened & set(viewer.writes)),
        leads=any(one.kind in LEADS for one in mine),
        emergency_until=max(emergency) if emergency and len(emergency) == len(mine) else None,
        joined=tuple(UUID(one) for one in found["joined"]),
        restricted_since=datetime.fromisoformat(restricted) if restricted else None,
    )
    return head, involved


def whole_of(
    head: DossierHead, viewer: Viewer, *, before: tuple[date, UUID] | None = None, most: int = 30, files: int = 100
) -> Whole:
    """Everything below the head: people, homes, numbers, `files` files, and `most` facts from the newest on.

    One query, and one more when something that is shown was corrected.
    """
    day, after = before or (None, None)
    values = {"joined": list(head.joined), "day": day, "after": after, "most": most + 1, "files": files}
    found = _asked(WHOLE, values)
    people = _people(found["people"])
    shown = found["facts"][:most]
    earlier = _earlier([UUID(row["id"]) for row in shown if row["supersedes_id"]])
    return Whole(
        people=people,
        relations=tuple(_relation(row, people) for row in found["relations"]),
        families=tuple(_families(found, people)),
        contact_points=tuple(_contact_point(row, people) for row in found["points"]),
        helpers=tuple(map(_helper, found["helpers"])),
        documents=tuple(map(_document, found["documents"])),
        milieus=frozenset(Milieu(one) for one in found["milieus"]),
        facts=tuple(_fact(row, tuple(earlier[row["id"]])) for row in shown),
        more=len(found["facts"]) > most,
    )


def _earlier(facts: list[UUID]) -> Mapping[str, list[FactRow]]:
    told: dict[str, list[FactRow]] = defaultdict(list)
    for row in _asked(EARLIER, {"facts": facts}) if facts else ():
        told[row["now"]].append(_fact(row))
    return told


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _card(row: Row) -> PersonCard:
    return PersonCard(
        id=PersonId(UUID(row["id"])),
        names=NameParts(row["first"], row["prefix"], row["last"]),
        birth=Birth(_day(row["born"]), Precision(row["precision"]), _day(row["expected"])),
        sex=Sex(row["sex"]),
        left=Leaving(row["left"]) if row["left"] else None,
        left_on=_day(row["left_on"]),
        version=row["version"],
        has_bsn=row["has_bsn"],
    )


def _involved(row: Row) -> Involved:
    return Involved(
        id=UUID(row["id"]),
        worker=UUID(row["worker_id"]),
        name=row["name"],
        organisation=row["organisation"],
        kind=InvolvementKind(row["kind"]),
        layers=tuple(Layer(one) for one in row["layers"]),
        purpose=row["purpose"],
        starts=datetime.fromisoformat(row["starts"]),
        ends=datetime.fromisoformat(row["ends"]) if row["ends"] else None,
        reason=row["reason"],
        running=row["running"],
        agreed=row["agreed"],
        unasked=row["unasked"],
    )


def _people(rows: list[Row]) -> People:
    """Everybody, a double only as who he is the same as."""
    there = {row["id"] for row in rows}
    shown_as = {row["id"]: row["same_as_id"] if row["same_as_id"] in there else row["id"] for row in rows}
    cards = (_card(row) for row in rows if row["same_as_id"] not in there)
    return People({one.id: one for one in cards}, {UUID(one): PersonId(UUID(as_)) for one, as_ in shown_as.items()})


def _relation(row: Row, people: People) -> RelationRow:
    return RelationRow(
        id=UUID(row["id"]),
        person=people.shown_as[UUID(row["person_id"])],
        other=people.shown_as[UUID(row["other_id"])],
        kind=RelationKind(row["kind"]),
        authority=Authority(row["authority"]),
        source=row["source"],
        since=date.fromisoformat(row["since"]),
    )


def _families(found: Mapping[str, list[Row]], people: People) -> Iterable[FamilyRow]:
    lives: dict[str, list[PersonId]] = defaultdict(list)
    for row in found["lives"]:
        lives[row["family_id"]].append(people.shown_as[UUID(row["person_id"])])
    homes: dict[str, list[Row]] = defaultdict(list)
    for row in found["dwellings"]:
        homes[row["family_id"]].append(row)
    faces = {row["family_id"]: row["name"] for row in found["faces"]}
    for family, members in lives.items():
        now = next((row for row in homes[family] if row["until"] is None), None)
        yield FamilyRow(
            id=FamilyId(UUID(family)),
            address=_address(now) if now else None,
            since=date.fromisoformat(now["since"]) if now else None,
            members=tuple(members),
            contact_person=faces.get(family, ""),
            earlier=tuple(
                (_address(row), date.fromisoformat(row["since"]), _day(row["until"]))
                for row in homes[family]
                if row["until"] is not None
            ),
        )


def _address(row: Row) -> Address:
    return Address(row["street"], row["number"], row["postcode"], row["place"], row["shielded"])


def _contact_point(row: Row, people: People) -> ContactPointRow:
    identity = UUID(row["id"])
    value = unseal_contact(bytes.fromhex(row["sealed"]), identity)
    return ContactPointRow(identity, people.shown_as[UUID(row["person_id"])], ContactWay(row["way"]), value, row["own"])


def _helper(row: Row) -> HelperRow:
    return HelperRow(
        id=UUID(row["id"]),
        kind=HelperKind(row["kind"]),
        organisation=row["organisation"],
        name=row["name"],
        phone=row["phone"],
        since=date.fromisoformat(row["since"]),
        until=_day(row["until"]),
    )


def _document(row: Row) -> DocumentRow:
    return DocumentRow(
        id=UUID(row["id"]),
        dossier=UUID(row["dossier_id"]),
        name=row["name"],
        size=row["size"],
        about=row["about"],
        layer=Layer(row["layer"]),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
    )


def _fact(row: Row, earlier: tuple[FactRow, ...] = ()) -> FactRow:
    return FactRow(
        id=UUID(row["id"]),
        text=row["text"],
        source=row["source"],
        said_on=date.fromisoformat(row["said_on"]),
        layer=Layer(row["layer"]),
        nature=Nature(row["nature"]),
        weight=Weight(row["weight"]),
        milieus=tuple(Milieu(one) for one in row["milieus"]),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        retracted=row["retracted"],
        earlier=earlier,
    )
