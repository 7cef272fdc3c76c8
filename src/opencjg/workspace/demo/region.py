# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region that does not exist: three municipalities, one of each organisation model (ORG-01 to 03)."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps

DESK = Path(__file__).resolve().parents[2] / "desk"
OWNER = "owner"

# municipality, model, centres with their locations; the first location is the main one
PLACES = [
    ("Lindenmeer", "1", [("CJG Lindenmeer", ["De Linde"])]),
    ("Drieburen", "2", [("CJG Drieburen", ["Het Plein", "De Wilg", "Buurthuis Zuid"])]),
    ("Waterkant", "3", [("CJG Waterkant Noord", ["Noorderhuis"]), ("CJG Waterkant Zuid", ["Zuiderhuis"])]),
]
# name, kind, what it does
ORGANISATIONS = [
    ("JGZ De Zonnebloem", "kern", "jeugdgezondheidszorg"),
    ("Maatschappelijk Werk Rivierenland", "kern", "maatschappelijk werk"),
    ("Stichting Opvoedplein", "kern", "opvoedondersteuning"),
    ("Gemeenten Regio Lindestreek", "kern", "gemeente"),
    ("MEE Lindestreek", "keten", "cliëntondersteuning"),
    ("Jeugdbescherming Oeverland", "keten", "jeugdbescherming"),
    ("Veilig Thuis Lindestreek", "keten", "veiligheid thuis"),
    ("Jeugd-ggz De Oever", "keten", "jeugd-ggz"),
    ("Basisschool De Kastanje", "keten", "onderwijs"),
    ("Politie Lindestreek, jeugdteam", "schil", "politie"),
    ("Huisartsenpost De Brug", "schil", "huisartsenzorg"),
    ("Bibliotheek Lindestreek", "schil", "bibliotheek"),
]


def model(name: str) -> Any:
    """A model by its name, such as `accounts.Centre`: the demo fills tables of every app, as the owner."""
    return apps.get_model(name)


def make_region(now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write places, opening hours and organisations; returns centres and organisations by name."""
    region = model("accounts.Region").objects.using(OWNER).create(name="Regio Lindestreek")
    centres: dict[str, Any] = {}
    for name, kind, places in PLACES:
        municipality = (
            model("accounts.Municipality")
            .objects.using(OWNER)
            .create(region=region, name=name, slug=name.lower(), model=kind)
        )
        model("accounts.ClosingDay").objects.using(OWNER).create(
            municipality=municipality, day=date(now.year, 12, 31), reason="Oudejaarsdag"
        )
        for centre_name, locations in places:
            centres[centre_name] = _centre(municipality, centre_name, locations)
    organisations = {
        name: model("accounts.Organisation")
        .objects.using(OWNER)
        .create(region=region, name=name, kind=kind, profession=profession)
        for name, kind, profession in ORGANISATIONS
    }
    return centres, organisations


def _centre(municipality: Any, name: str, locations: list[str]) -> Any:
    slug = name.lower().replace(" ", "-")
    centre = model("accounts.Centre").objects.using(OWNER).create(municipality=municipality, name=name, slug=slug)
    for number, place in enumerate(locations):
        location = (
            model("accounts.Location")
            .objects.using(OWNER)
            .create(centre=centre, name=place, address=f"{place} {number + 1}, {municipality.name}", main=number == 0)
        )
        model("accounts.OpeningHours").objects.using(OWNER).bulk_create(
            model("accounts.OpeningHours")(
                location=location, weekday=weekday, opens=time(9), closes=time(20 if weekday == 3 else 17)
            )
            for weekday in range(5)
        )
    return centre


def make_topics() -> list[Any]:
    """The taxonomy of OO-04, with words people use; returns the topics a question can be about."""
    topic = model("desk.Topic")
    with (DESK / "topics.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            topic(
                code=row["code"],
                under_id=row["under"] or None,
                name_nl=row["name_nl"],
                name_en=row["name_en"],
                also=row["also"],
                place=place,
            )
            for place, row in enumerate(csv.DictReader(file))
        ]
    topic.objects.using(OWNER).bulk_create(rows)
    return rows


def make_duties(workers: dict[str, Any], centres: dict[str, Any], now: datetime) -> None:
    """Somebody is on duty in every centre, week after week, for a year."""
    duty = model("accounts.Duty")
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = []
    for centre in centres.values():
        able = [one for one in workers.values() if one.home_id == centre.id and one.takes_cases]
        rows += [
            duty(
                centre=centre,
                worker=able[week % len(able)],
                starts=monday + timedelta(weeks=week),
                ends=monday + timedelta(weeks=week + 1),
            )
            for week in range(53)
        ]
    duty.objects.using(OWNER).bulk_create(rows)
