# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One world for all tests: Samira (desk), Jan (nurse), Noor (coordinator), Piet (other organisation), and Eva.

Eva works in another municipality and must see nothing.

It is written once into the template database and committed; tests change it inside their own transaction.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from opencjg.accounts.identity import Standing, open_request
from opencjg.accounts.models import (
    Appointment,
    Centre,
    Location,
    Municipality,
    OpeningHours,
    Organisation,
    Region,
    Session,
    User,
    Worker,
)
from opencjg.accounts.sessions import hash_key
from opencjg.accounts.types import Role, Viewer
from opencjg.index.models import ConnectedOrganisation, IndexSetting
from opencjg.processes.services.models import load_shipped_models
from opencjg.socialmap.models import Topic

# Monday, ten in the morning in Amsterdam: the centre is open.
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

PEOPLE: dict[str, tuple[str, str, str, tuple[Role, ...]]] = {
    # user name: name, organisation, centre, roles
    "samira": ("Samira Bouali", "CJG Lindenmeer", "lindenmeer", (Role.DESK,)),
    "bas": ("Bas Balie", "CJG Lindenmeer", "lindenmeer", (Role.DESK,)),
    "jan": ("Jan Jansen", "JGZ De Wilg", "lindenmeer", (Role.WORKER,)),
    "hanna": ("Hanna Honig", "JGZ De Wilg", "lindenmeer", (Role.WORKER,)),
    "noor": ("Noor Nijland", "CJG Lindenmeer", "lindenmeer", (Role.PROCESS_COORDINATOR,)),
    "piet": ("Piet Post", "Maatschappelijk werk Oost", "lindenmeer", (Role.WORKER,)),
    "fatma": ("Fatma Faber", "CJG Lindenmeer", "lindenmeer", (Role.FUNCTIONAL_MANAGER,)),
    "polly": ("Polly Prins", "Gemeente Lindenmeer", "lindenmeer", (Role.POLICY_OFFICER,)),
    "wim": ("Wim Wethouder", "Gemeente Lindenmeer", "lindenmeer", (Role.ALDERMAN,)),
    "frans": ("Frans Fluister", "Gemeente Lindenmeer", "lindenmeer", (Role.PRIVACY_OFFICER,)),
    "rik": ("Rik Regie", "Gemeente Lindenmeer", "lindenmeer", (Role.CARE_DIRECTOR,)),
    "lotte": ("Lotte Lelie", "CJG Lindenmeer", "lindenmeer", (Role.CONTENT_MANAGER,)),
    "ingrid": ("Ingrid Index", "Gemeente Lindenmeer", "lindenmeer", (Role.INDEX_MANAGER,)),
    "eva": ("Eva Elders", "JGZ De Wilg", "elders", (Role.DESK, Role.WORKER)),
}


@dataclass(frozen=True, slots=True)
class World:
    """Where to find things in the world."""

    workers: dict[str, UUID]
    centres: dict[str, UUID]


def session_of(name: str) -> str:
    """The session key of somebody who is logged in."""
    return f"session-of-{name}"


def make() -> None:
    """Write the world, as the owner of the database."""
    with transaction.atomic(using="owner"):
        region = Region.objects.using("owner").create(name="Regio Proef")
        centres = {slug: _place(region, slug) for slug in ("lindenmeer", "elders")}
        organisations: dict[str, Any] = {}
        discipline = {"JGZ De Wilg": "youth_health", "Maatschappelijk werk Oost": "social_work"}
        for username, (name, organisation, centre, roles) in PEOPLE.items():
            if organisation not in organisations:
                organisations[organisation] = Organisation.objects.using("owner").create(
                    region=region,
                    name=organisation,
                    kind="kern",
                    profession="proef",
                    discipline=discipline.get(organisation, "other"),
                )
            _person(username, name, organisations[organisation], centres[centre], roles)
        _index(region, organisations)
        _topics()
        load_shipped_models(at=timezone.now())


def _place(region: Region, slug: str) -> Centre:
    municipality = Municipality.objects.using("owner").create(region=region, name=slug.title(), slug=slug, model="1")
    centre = Centre.objects.using("owner").create(municipality=municipality, name=f"CJG {slug.title()}", slug=slug)
    location = Location.objects.using("owner").create(
        centre=centre, name="Hoofdlocatie", address="Proefweg 1", main=True
    )
    for weekday in range(5):
        OpeningHours.objects.using("owner").create(location=location, weekday=weekday, opens=time(9), closes=time(17))
    return centre


def _person(username: str, name: str, organisation: Organisation, centre: Centre, roles: tuple[Role, ...]) -> None:
    user = User.objects.using("owner").create(username=username, password="!")
    worker = Worker.objects.using("owner").create(
        organisation=organisation, user=user, name=name, title=roles[0].value, home=centre
    )
    for role in roles:
        Appointment.objects.using("owner").create(worker=worker, role=role, centre=centre, since=date(2020, 1, 1))
    now = timezone.now()
    Session.objects.using("owner").create(
        key_hash=hash_key(session_of(username)),
        user=user,
        data="",
        second_factor=True,
        proven_at=now + timedelta(days=3650),
        started=now,
        seen=now + timedelta(days=3650),
        expires=now + timedelta(days=3650),
    )


def _index(region: Region, organisations: dict[str, Any]) -> None:
    """The region has a referral index, to which who does the work is connected."""
    IndexSetting.objects.using("owner").create(region=region, enabled=True, ground="Proefgrond")
    for name in ("JGZ De Wilg", "Maatschappelijk werk Oost"):
        ConnectedOrganisation.objects.using("owner").create(organisation=organisations[name], since=date(2020, 1, 1))


def _topics() -> None:
    for place, (code, under, nl, en, also) in enumerate(
        [
            ("boundaries", None, "Grenzen stellen", "Setting boundaries", "straffen, corrigeren"),
            ("health", None, "Gezondheid en lichamelijke ontwikkeling", "Health", "gezond"),
            ("sleeping", "health", "Slapen", "Sleeping", "doorslapen, inslapen"),
            ("eating", "health", "Eten", "Eating", "moeilijke eter"),
        ]
    ):
        Topic.objects.using("owner").create(code=code, under_id=under, name_nl=nl, name_en=en, also=also, place=place)


def enter(name: str) -> Viewer:
    """Act as somebody from here on, in the running transaction."""
    standing, viewer = open_request(hash_key(session_of(name)))
    assert standing is Standing.OPEN
    assert viewer is not None
    return viewer
