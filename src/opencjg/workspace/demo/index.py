# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The referral index of the demo: two organisations are worried about one child, and their match waits."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections
from django.utils import timezone

from opencjg.index.rules import last_days, pseudonym
from opencjg.index.selectors import entry_of
from opencjg.persons.sealing import known_by
from opencjg.processes.types import MatterKind
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.region import Places
from opencjg.workspace.demo.rows import OWNER, create, fresh, model

CONNECTED = (
    "JGZ De Zonnebloem",
    "Maatschappelijk Werk Rivierenland",
    "Jeugdbescherming Oeverland",
    "Basisschool De Kastanje",
)
GROUND = "Jeugdwet, paragraaf 7.1 (in deze oefenomgeving)"
ENTRY = """
insert into referral_index.entry (id, pseudonym, organisation, worker, reported_at, until, kept_until)
values (%s, %s, %s, %s, date_trunc('hour', %s::timestamptz), %s, %s)
"""


def make_index(places: Places, people: list[Person], now: datetime) -> None:
    """Switch it on, connect who works with the child, and let Jan and Zeynep report the same one."""
    by_name = {person.username: person.row for person in people}
    jan, zeynep, rik = by_name["jan"], by_name["zeynep"], by_name["rik"]
    region = places.organisations[CONNECTED[0]].region
    create("index.IndexSetting", region=region, enabled=True, ground=GROUND)
    for name in CONNECTED:
        organisation = places.organisations[name]
        create("index.ConnectedOrganisation", organisation=organisation, since=now.date() - timedelta(days=400))
    create("index.ExcludedAddress", postcode="1234XZ", number="99", name="Woongroep De Verzonnen Eik")
    at = now - timedelta(days=1)
    [child] = model("persons.Person").objects.using(OWNER).filter(bsn_hash__isnull=False, dossier__isnull=False)[:1]
    known = pseudonym(known_by(child))
    first = _entry(known, jan, _registration(child.dossier, jan, at - timedelta(days=30)), at - timedelta(days=30))
    second = _entry(known, zeynep, fresh(at), at)
    _match(second, first, rik, at)


def _registration(dossier: Any, worker: Any, at: datetime) -> UUID:
    row = create(
        "index.Registration",
        id=fresh(at),
        dossier=dossier,
        reason="Wisselt vaak van opvang, moeder is overbelast. Samen met anderen kijken wat helpt.",
        on=timezone.localdate(at),
        until=last_days(timezone.localdate(at), None)[0],
        by=worker,
        told_on=timezone.localdate(at),
        told_how="thuis, aan moeder",
    )
    identity: UUID = row.id
    return identity


def _entry(known: bytes, worker: Any, registration: UUID, at: datetime) -> UUID:
    identity, day = entry_of(registration), timezone.localdate(at)
    with connections[OWNER].cursor() as cursor:
        cursor.execute(ENTRY, [identity, known, worker.organisation_id, worker.id, at, *last_days(day, None)])
    return identity


def _match(entry: UUID, other: UUID, director: Any, at: datetime) -> None:
    """The match, and the step of who follows it up, as `index` opens it."""
    matter = create(
        "processes.Matter",
        id=fresh(at),
        kind=MatterKind.MATCH,
        centre_id=director.home_id,
        responsible=director,
        opened_at=at,
    )
    run = create(
        "processes.Instance",
        id=fresh(at),
        matter=matter,
        centre_id=director.home_id,
        model=model("processes.ProcessModel").objects.using(OWNER).get(key="VI", active=True),
        started_at=at,
    )
    create(
        "processes.OpenStep",
        matter=matter,
        centre_id=director.home_id,
        instance=run,
        node="VI_1",
        code="VI-1",
        name="Melders met elkaar in contact brengen",
        role="care_director",
        worker=director,
        since=at,
        due=at + timedelta(days=2),
    )
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "insert into referral_index.match (id, entry, at) values (%s, %s, date_trunc('hour', %s::timestamptz))",
            [matter.id, entry, at],
        )
        cursor.execute("insert into referral_index.match_party values (%s, %s, 1)", [matter.id, other])
