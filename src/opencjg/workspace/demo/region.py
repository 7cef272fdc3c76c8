# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region that does not exist: three municipalities, one of each organisation model (ORG-01 to 03)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from opencjg.accounts.types import Discipline
from opencjg.core.rules.calendar import WorkCalendar
from opencjg.workspace.demo.rows import OWNER, create, model

Span = tuple[int, time, time]

# weekday, opens, closes; weekday 0 is Monday
OFFICE: tuple[Span, ...] = tuple((day, time(9), time(20) if day == 3 else time(17)) for day in range(5))
MORNINGS: tuple[Span, ...] = ((0, time(9), time(12)), (2, time(9), time(12)), (4, time(9), time(12)))
LIBRARY: tuple[Span, ...] = ((1, time(13), time(17)), (3, time(18), time(20)), (5, time(10), time(13)))

# municipality, organisation model, its centres with their locations; the first location is the main one
PLACES = [
    ("Lindenmeer", "1", [("CJG Lindenmeer", [("De Linde", "Lindeplein 1", OFFICE)])]),
    (
        "Drieburen",
        "2",
        [
            (
                "CJG Drieburen",
                [
                    ("Het Plein", "Marktplein 8", OFFICE),
                    ("Buurthuis De Wilg", "Wilgenpad 22", MORNINGS),
                    ("Bibliotheek Drieburen", "Boekensteeg 3", LIBRARY),
                ],
            )
        ],
    ),
    (
        "Waterkant",
        "3",
        [
            ("CJG Waterkant Noord", [("Noorderhuis", "Noorderkade 14", OFFICE)]),
            ("CJG Waterkant Zuid", [("Zuiderhuis", "Zuiderkade 5", OFFICE)]),
        ],
    ),
]
# name, kind, what it does, and what that means for dossiers
ORGANISATIONS = [
    ("JGZ De Zonnebloem", "kern", "jeugdgezondheidszorg", Discipline.YOUTH_HEALTH),
    ("Maatschappelijk Werk Rivierenland", "kern", "maatschappelijk werk", Discipline.SOCIAL_WORK),
    ("Stichting Opvoedplein", "kern", "opvoedondersteuning", Discipline.OTHER),
    ("Gemeenten Regio Lindestreek", "kern", "gemeente", Discipline.MUNICIPALITY),
    ("Samen Verder Lindestreek", "keten", "cliëntondersteuning", Discipline.CLIENT_SUPPORT),
    ("Jeugdbescherming Oeverland", "keten", "jeugdbescherming", Discipline.YOUTH_PROTECTION),
    ("Veilig Thuis Lindestreek", "keten", "veiligheid thuis", Discipline.OTHER),
    ("Jeugd-ggz De Oever", "keten", "jeugd-ggz", Discipline.OTHER),
    ("Basisschool De Kastanje", "keten", "onderwijs", Discipline.EDUCATION),
    ("Politie Lindestreek, jeugdteam", "schil", "politie", Discipline.POLICE),
    ("Huisartsenpost De Brug", "schil", "huisartsenzorg", Discipline.OTHER),
    ("Bibliotheek Lindestreek", "schil", "bibliotheek", Discipline.OTHER),
]


@dataclass(frozen=True, slots=True)
class Places:
    """What was written, by name, with the working hours of each centre by its identity."""

    centres: dict[str, Any]
    calendars: dict[Any, WorkCalendar]
    organisations: dict[str, Any]


def make_region(now: datetime) -> Places:
    """Write places, opening hours, closing days and organisations."""
    region = create("accounts.Region", name="Regio Lindestreek")
    places = Places({}, {}, {})
    days = _closing_days(now)
    for name, kind, centres in PLACES:
        municipality = create("accounts.Municipality", region=region, name=name, slug=name.lower(), model=kind)
        for day, reason in days.items():
            create("accounts.ClosingDay", municipality=municipality, day=day, reason=reason)
        for centre_name, locations in centres:
            centre = create(
                "accounts.Centre",
                municipality=municipality,
                name=centre_name,
                slug=centre_name.lower().replace(" ", "-"),
            )
            places.centres[centre_name] = centre
            places.calendars[centre.id] = WorkCalendar.of(locations[0][2], closing_days=days)
            _locations(centre, name, locations)
    for number, (name, kind, profession, discipline) in enumerate(ORGANISATIONS):
        places.organisations[name] = create(
            "accounts.Organisation",
            region=region,
            name=name,
            kind=kind,
            profession=profession,
            discipline=discipline,
            phone=f"000 000 00 {number + 10}",
        )
    return places


def _closing_days(now: datetime) -> dict[date, str]:
    """One of each year's end, one behind us and one ahead of us."""
    monday = now.date() - timedelta(days=now.weekday())
    return {
        date(now.year - 1, 12, 31): "Oudejaarsdag",
        date(now.year, 12, 31): "Oudejaarsdag",
        monday - timedelta(days=52): "Teamdag",
        monday + timedelta(days=15): "Scholingsdag",
    }


def _locations(centre: Any, town: str, locations: list[tuple[str, str, tuple[Span, ...]]]) -> None:
    hours = model("accounts.OpeningHours")
    for number, (name, address, spans) in enumerate(locations):
        location = create("accounts.Location", centre=centre, name=name, address=f"{address}, {town}", main=number == 0)
        hours.objects.using(OWNER).bulk_create(
            hours(location=location, weekday=day, opens=opens, closes=closes) for day, opens, closes in spans
        )
