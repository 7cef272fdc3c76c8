# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding people: among those of my own dossiers, and through the match door whom to call about others.

Source: security.md 3 ("every search starts from the grants"), threat 2; AUT-02; RES-07.
"""

import json
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Entry
from opencjg.core import doors, lookup
from opencjg.core.types import NotAllowed
from opencjg.persons.models import Dossier, Dwelling, Membership, Mention, Person
from opencjg.persons.policies import dossiers
from opencjg.persons.rules.matching import likely_same, weigh
from opencjg.persons.rules.names import normal_words
from opencjg.persons.rules.sounds import sound
from opencjg.persons.selectors.people import card
from opencjg.persons.types import Asked, DossierId, Found, NewPerson, PersonCard, PersonId, WhomToCall

MOST = 20


def find(asked: Asked, viewer: Viewer) -> tuple[Found, ...]:
    """People of my own dossiers who fit what was typed, the best first, each with why. Eight queries at most.

    The search is logged: which fields were typed, never what; and a line for each child whose data it showed.

    Raises:
        NotAllowed: not somebody who looks for people.
    """
    if not dossiers.may_search(viewer):
        raise NotAllowed
    audit.record_all(_entry(asked, viewer, "Person"))
    if asked.empty:
        return ()
    hits = _hits(asked)
    if not hits:
        return ()
    people = {row.id: row for row in Person.objects.filter(id__in=hits)}
    files = dict(Dossier.objects.filter(child__in=hits).values_list("child", "id"))
    named = dict(Mention.objects.filter(person__in=hits).values_list("person", "dossier"))
    places = _places(list(hits))
    found = [
        _found(people[one], hit, asked, files.get(one), named.get(one), places.get(one, ""))
        for one, hit in hits.items()
    ]
    shown = tuple(sorted(found, key=lambda one: -one.score)[:MOST])
    seen = {one.dossier for one in shown if one.dossier}
    audit.record_all(*(Entry(act=Act.LIST, kind="Dossier", thing=one, tenant=viewer.centre.id) for one in seen))
    return shown


def asked_of(person: NewPerson) -> Asked:
    """Somebody who is about to be written down, as a question to the search."""
    return Asked(words=normal_words(person.names.full), bsn=person.bsn, born=person.birth.born)


def alike(asked: Asked, viewer: Viewer) -> tuple[Found, ...]:
    """Those of my own dossiers who are likely to be the same person, before somebody is written down twice."""
    return tuple(one for one in find(asked, viewer) if likely_same(one.reasons, one.score))


def doubles_of(person: PersonCard, viewer: Viewer) -> tuple[Found, ...]:
    """Others of my own dossiers who may be the same person."""
    asked = Asked(words=normal_words(person.name), born=person.birth.born)
    return tuple(one for one in find(asked, viewer) if one.id != person.id)


def _hits(asked: Asked) -> dict[Any, Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select person, alike, bsn, birth, phone, address from door.find_people(%s, %s, %s, %s, %s, %s, %s)",
            [
                list(asked.words),
                [sound(word) for word in asked.words],
                _hash(asked.bsn, lookup.BSN),
                asked.born,
                _hash(asked.phone, lookup.PHONE),
                asked.postcode,
                asked.house_number,
            ],
        )
        return {row[0]: row[1:] for row in cursor.fetchall()}


def _hash(value: str, use: str) -> bytes | None:
    return lookup.keyed_hash(value, use=use) if value else None


def _found(row: Person, hit: Any, asked: Asked, own: Any, named: Any, place: str) -> Found:
    alike, bsn, _birth, phone, address = hit
    shown = card(row)
    score, reasons = weigh(
        asked,
        names=normal_words(shown.name),
        alike=json.loads(alike),
        birth=shown.birth,
        bsn_equal=bool(bsn),
        phone_equal=phone,
        address_equal=address,
    )
    return Found(
        id=PersonId(row.id),
        name=shown.name,
        birth=shown.birth,
        place=place,
        score=score,
        reasons=reasons,
        dossier=DossierId(own or named) if own or named else None,
        child=own is not None,
    )


def _places(people: list[Any]) -> dict[Any, str]:
    """Where these people live, in a word, unless that is shielded."""
    rows = Membership.objects.filter(person__in=people, until=None, main=True).values_list("person", "family")
    lives = dict(rows)
    where = dict(
        Dwelling.objects.filter(family__in=set(lives.values()), until=None, shielded=False).values_list(
            "family", "place"
        )
    )
    return {person: where.get(family, "") for person, family in lives.items()}


def whom_to_call(asked: Asked, viewer: Viewer) -> tuple[WhomToCall, ...]:
    """Who works with somebody whose data I know already; never what, why or where (AUT-02).

    It answers to a BSN, or to a name with a birth date or a postcode and number; to less it says nothing. The database
    logs it in the same statement, so that nobody asks unseen.
    """
    if not dossiers.may_search(viewer):
        raise NotAllowed
    certain = asked.bsn or (asked.words and (asked.born or (asked.postcode and asked.house_number)))
    if not certain:
        return ()
    rows = doors.rows(
        "whom_to_call",
        list(asked.words),
        [sound(word) for word in asked.words],
        _hash(asked.bsn, lookup.BSN),
        asked.born,
        asked.postcode,
        asked.house_number,
        Jsonb(audit.as_row(_entry(asked, viewer, "MatchDoor"))),
    )
    return tuple(WhomToCall(*row) for row in rows)


def _entry(asked: Asked, viewer: Viewer, kind: str) -> Entry:
    """Which fields were searched, never the terms (security.md 4)."""
    fields = ("words", "bsn", "born", "phone", "postcode", "house_number")
    return Entry(
        act=Act.SEARCH,
        kind=kind,
        tenant=viewer.centre.id,
        detail=" ".join(name for name in fields if getattr(asked, name)),
    )
