# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A service as a row of a sheet, and back. Lists stand in one cell with bars between; nothing is guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from opencjg.core.types import BadInput
from opencjg.socialmap.rules.ages import OLDEST, YOUNGEST, read_age, write_age
from opencjg.socialmap.rules.topics import plain
from opencjg.socialmap.types import Language, NewService, TopicCode

T = TypeVar("T")

# Each field with the head of its column. The first two tell which entry a row is, and as of when.
IDENTITY, VERSION = "Kenmerk", "Versie"
COLUMNS = {
    "name": "Aanbod",
    "provider": "Aanbieder",
    "summary": "Omschrijving",
    "topics": "Onderwerpen",
    "age_from": "Leeftijd vanaf",
    "age_to": "Leeftijd tot",
    "cost": "Kosten",
    "waiting_weeks": "Wachttijd in weken",
    "languages": "Talen",
    "places": "Plaatsen",
    "municipalities": "Gemeenten",
    "referring": "Aanmelden",
    "phone": "Telefoon",
    "email": "E-mail",
    "website": "Website",
    "owner": "Beheerder",
    "verified_on": "Nagekeken op",
    "ended_on": "Gestopt op",
}
HEAD = (IDENTITY, VERSION, *COLUMNS.values())
NEEDED = ("name", "provider", "summary", "topics", "owner", "verified_on")
LANGUAGES = {
    Language.DUTCH: "Nederlands",
    Language.ENGLISH: "Engels",
    Language.ARABIC: "Arabisch",
    Language.TURKISH: "Turks",
    Language.POLISH: "Pools",
    Language.UKRAINIAN: "Oekraïens",
    Language.TIGRINYA: "Tigrinya",
    Language.FRENCH: "Frans",
    Language.SPANISH: "Spaans",
    Language.GERMAN: "Duits",
    Language.FRISIAN: "Fries",
    Language.SIGN: "Nederlandse Gebarentaal",
}
BAR = " | "
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4})")


@dataclass(frozen=True, slots=True)
class Books:
    """The names by which a sheet calls what we know by identity."""

    topics: Mapping[TopicCode, str]
    municipalities: Mapping[UUID, str]
    workers: Mapping[UUID, str]


def cells_of(told: NewService, books: Books) -> dict[str, str]:
    """A service as texts, by field; `service_of` reads them back."""
    return {
        "name": told.name,
        "provider": told.provider,
        "summary": told.summary,
        "topics": BAR.join(books.topics[code] for code in told.topics),
        "age_from": write_age(told.age_from),
        "age_to": write_age(told.age_to),
        "cost": told.cost,
        "waiting_weeks": "" if told.waiting_weeks is None else str(told.waiting_weeks),
        "languages": BAR.join(LANGUAGES[one] for one in told.languages),
        "places": BAR.join(told.places),
        "municipalities": BAR.join(books.municipalities[one] for one in told.municipalities),
        "referring": told.referring,
        "phone": told.phone,
        "email": told.email,
        "website": told.website,
        "owner": books.workers[told.owner],
        "verified_on": told.verified_on.isoformat(),
        "ended_on": told.ended_on.isoformat() if told.ended_on else "",
    }


def service_of(cells: Mapping[str, str], books: Books) -> NewService:
    """A service from the texts of its fields; a field that is missing is empty.

    Raises:
        BadInput: a cell that is needed is empty, or one says what we do not know.
    """
    said = {field: cells.get(field, "").strip() for field in COLUMNS}
    for field in NEEDED:
        if not said[field]:
            raise BadInput(field, "cell_missing")
    return NewService(
        name=said["name"],
        provider=said["provider"],
        summary=said["summary"],
        topics=_named("topics", said, books.topics),
        owner=_one_named("owner", said, books.workers),
        verified_on=_day("verified_on", said["verified_on"]),
        age_from=read_age(said["age_from"], field="age_from") if said["age_from"] else YOUNGEST,
        age_to=read_age(said["age_to"], field="age_to") if said["age_to"] else OLDEST,
        cost=said["cost"],
        waiting_weeks=_weeks(said["waiting_weeks"]),
        languages=_named("languages", said, LANGUAGES) or (Language.DUTCH,),
        places=_listed(said["places"]),
        municipalities=_named("municipalities", said, books.municipalities),
        referring=said["referring"],
        phone=said["phone"],
        email=said["email"],
        website=said["website"],
        ended_on=_day("ended_on", said["ended_on"]) if said["ended_on"] else None,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


def _named(field: str, said: Mapping[str, str], names: Mapping[T, str]) -> tuple[T, ...]:
    return tuple(_by_name(field, name, names) for name in _listed(said[field]))


def _one_named(field: str, said: Mapping[str, str], names: Mapping[T, str]) -> T:
    return _by_name(field, said[field], names)


def _by_name(field: str, name: str, names: Mapping[T, str]) -> T:
    fitting = [one for one, known in names.items() if plain(known) == plain(name)]
    if not fitting:
        raise BadInput(field, "name_unknown", {"name": name[:60]})
    if len(fitting) > 1:
        raise BadInput(field, "name_of_several", {"name": name[:60]})
    return fitting[0]


def _weeks(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > 3:
        raise BadInput("waiting_weeks", "weeks_unread")
    return int(text)


def _day(field: str, text: str) -> date:
    found = _DAY.fullmatch(text.removesuffix(" 00:00:00"))
    if found is None:
        raise BadInput(field, "day_unread")
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError as wrong:
        raise BadInput(field, "day_unread") from wrong


def columns_of(head: Sequence[str]) -> dict[int, str]:
    """Which field stands in which column, by the words above it.

    Raises:
        BadInput: a column that is needed is not there, or one stands there twice.
    """
    known = {plain(title): field for field, title in {**COLUMNS, "id": IDENTITY, "version": VERSION}.items()}
    found = {place: known[plain(title)] for place, title in enumerate(head) if plain(title) in known}
    if len(set(found.values())) < len(found):
        raise BadInput("file", "column_twice")
    missing = [COLUMNS[field] for field in NEEDED if field not in found.values()]
    if missing:
        raise BadInput("file", "column_missing", {"names": ", ".join(missing)})
    return found
