# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who do not exist, at least one for every role (ROL-01 to 39)."""

from datetime import date, datetime, timedelta
from typing import Any

from opencjg.accounts.types import Role
from opencjg.workspace.demo.region import OWNER, model

JGZ, WORK, PLEIN, TOWN = (
    "JGZ De Zonnebloem",
    "Maatschappelijk Werk Rivierenland",
    "Stichting Opvoedplein",
    "Gemeenten Regio Lindestreek",
)
LINDEN, DRIE, NOORD, ZUID = "CJG Lindenmeer", "CJG Drieburen", "CJG Waterkant Noord", "CJG Waterkant Zuid"
TAKES_CASES = {Role.WORKER, Role.CARE_COORDINATOR, Role.FAMILY_COACH}

# user name, name, title, organisation, centre, roles; without a centre a role holds in the whole region
PEOPLE: list[tuple[str, str, str, str, str, tuple[Role, ...]]] = [
    ("samira", "Samira Bouali", "Baliemedewerker", PLEIN, LINDEN, (Role.DESK,)),
    ("bas", "Bas Balk", "Baliemedewerker", PLEIN, LINDEN, (Role.DESK,)),
    ("vera", "Vera Vraagbaak", "Vraagbaakmedewerker", PLEIN, LINDEN, (Role.EXPERT_DESK,)),
    ("jan", "Jan Jager", "Jeugdverpleegkundige", JGZ, LINDEN, (Role.WORKER,)),
    ("hanna", "Hanna Honing", "Jeugdverpleegkundige", JGZ, LINDEN, (Role.WORKER,)),
    ("piet", "Piet Polder", "Maatschappelijk werker", WORK, LINDEN, (Role.WORKER,)),
    ("ineke", "Ineke IJssel", "Maatschappelijk werker", WORK, LINDEN, (Role.WORKER,)),
    ("noor", "Noor Nachtegaal", "Procescoördinator", TOWN, LINDEN, (Role.PROCESS_COORDINATOR,)),
    ("kees", "Kees Koster", "Ketenregisseur", TOWN, LINDEN, (Role.CHAIN_COORDINATOR,)),
    ("zeynep", "Zeynep Zomer", "Zorgcoördinator", WORK, LINDEN, (Role.CARE_COORDINATOR,)),
    ("gerda", "Gerda Goudsbloem", "Gezinscoach", WORK, LINDEN, (Role.FAMILY_COACH,)),
    ("rik", "Rik Regen", "Zorgregisseur", JGZ, LINDEN, (Role.CARE_DIRECTOR,)),
    ("yara", "Yara Jansma", "Jeugdregisseur", TOWN, LINDEN, (Role.YOUTH_DIRECTOR,)),
    ("wouter", "Wouter Wilg", "Wethouder", TOWN, LINDEN, (Role.ALDERMAN,)),
    ("mira", "Mira Maan", "Manager", JGZ, LINDEN, (Role.MANAGER,)),
    ("otto", "Otto Oever", "Bestuurder", WORK, LINDEN, (Role.BOARD,)),
    ("polly", "Polly Populier", "Beleidsmedewerker", TOWN, LINDEN, (Role.POLICY_OFFICER,)),
    ("cor", "Cor Cypres", "Communicatieadviseur", TOWN, LINDEN, (Role.COMMUNICATION,)),
    ("sien", "Sien Sering", "Secretaresse", PLEIN, LINDEN, (Role.SECRETARY,)),
    ("tim", "Tim Tulp", "Trainer", PLEIN, LINDEN, (Role.TRAINER,)),
    ("lotte", "Lotte Lelie", "Contentbeheerder", PLEIN, LINDEN, (Role.CONTENT_MANAGER,)),
    ("vic", "Vic Vlier", "Beheerder verwijsindex", TOWN, LINDEN, (Role.INDEX_MANAGER,)),
    ("fatma", "Fatma Fazant", "Functioneel beheerder", TOWN, LINDEN, (Role.FUNCTIONAL_MANAGER,)),
    ("frans", "Frans Fluisteraar", "Privacyfunctionaris", TOWN, LINDEN, (Role.PRIVACY_OFFICER,)),
    ("ada", "Ada Anjer", "Auditor", TOWN, LINDEN, (Role.AUDITOR,)),
    ("dirk", "Dirk Dijk", "Baliemedewerker", PLEIN, DRIE, (Role.DESK,)),
    ("dounia", "Dounia Duin", "Jeugdverpleegkundige", JGZ, DRIE, (Role.WORKER,)),
    ("daan", "Daan Dauw", "Maatschappelijk werker", WORK, DRIE, (Role.WORKER,)),
    ("desi", "Desi Den", "Procescoördinator", TOWN, DRIE, (Role.PROCESS_COORDINATOR,)),
    ("niels", "Niels Noord", "Baliemedewerker", PLEIN, NOORD, (Role.DESK,)),
    ("nora", "Nora Nevel", "Jeugdverpleegkundige", JGZ, NOORD, (Role.WORKER,)),
    ("naima", "Naima Narcis", "Procescoördinator", TOWN, NOORD, (Role.PROCESS_COORDINATOR,)),
    ("eva", "Eva Elzen", "Baliemedewerker", PLEIN, ZUID, (Role.DESK,)),
    ("emre", "Emre Es", "Maatschappelijk werker", WORK, ZUID, (Role.WORKER,)),
    ("esther", "Esther Eik", "Procescoördinator", TOWN, ZUID, (Role.PROCESS_COORDINATOR,)),
]


def make_people(centres: dict[str, Any], organisations: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Write workers with demo logins and their roles; one is away with a stand-in, one without."""
    workers: dict[str, Any] = {}
    for username, name, title, organisation, centre, roles in PEOPLE:
        user = model("accounts.User").objects.using(OWNER).create(username=username, password="!", demo=True)  # noqa: S106 # nosec B106 -- no password fits
        worker = (
            model("accounts.Worker")
            .objects.using(OWNER)
            .create(organisation=organisations[organisation], user=user, name=name, title=title, home=centres[centre])
        )
        model("accounts.Appointment").objects.using(OWNER).bulk_create(
            model("accounts.Appointment")(
                worker=worker, role=role, centre=centres[centre], since=date(now.year - 1, 1, 1)
            )
            for role in roles
        )
        worker.takes_cases = bool(TAKES_CASES & set(roles))
        workers[username] = worker
    _absence(workers["piet"], workers["ineke"], now)
    _absence(workers["gerda"], None, now)
    return workers


def _absence(worker: Any, stand_in: Any, now: datetime) -> None:
    model("accounts.Absence").objects.using(OWNER).create(
        worker=worker, stand_in=stand_in, starts=now - timedelta(days=2), ends=now + timedelta(days=12)
    )
