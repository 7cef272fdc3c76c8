# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who do not exist, at least one for every role (ROL-01 to 39)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from opencjg.accounts.types import Role
from opencjg.workspace.demo.region import Places
from opencjg.workspace.demo.rows import OWNER, create, model

JGZ, WORK, PLEIN, TOWN = (
    "JGZ De Zonnebloem",
    "Maatschappelijk Werk Rivierenland",
    "Stichting Opvoedplein",
    "Gemeenten Regio Lindestreek",
)
LINDEN, DRIE, NOORD, ZUID = "CJG Lindenmeer", "CJG Drieburen", "CJG Waterkant Noord", "CJG Waterkant Zuid"
TAKES_CASES = {Role.WORKER, Role.CARE_COORDINATOR, Role.FAMILY_COACH}
DUTY_WEEKS = 53

# What docs/glossary.md calls them.
ROLE_NAMES = {
    Role.DESK: "baliemedewerker",
    Role.EXPERT_DESK: "vraagbaakmedewerker",
    Role.WORKER: "CJG-medewerker",
    Role.PROCESS_COORDINATOR: "procescoördinator",
    Role.CHAIN_COORDINATOR: "ketenregisseur",
    Role.CARE_COORDINATOR: "zorgcoördinator",
    Role.FAMILY_COACH: "gezinscoach",
    Role.CARE_DIRECTOR: "zorgregisseur",
    Role.YOUTH_DIRECTOR: "jeugdregisseur",
    Role.ALDERMAN: "wethouder",
    Role.MANAGER: "manager",
    Role.BOARD: "bestuurder",
    Role.POLICY_OFFICER: "beleidsmedewerker",
    Role.COMMUNICATION: "communicatieadviseur",
    Role.SECRETARY: "secretarieel medewerker",
    Role.TRAINER: "trainer",
    Role.CONTENT_MANAGER: "contentbeheerder",
    Role.INDEX_MANAGER: "beheerder van de verwijsindex",
    Role.FUNCTIONAL_MANAGER: "functioneel beheerder",
    Role.PRIVACY_OFFICER: "privacyfunctionaris",
    Role.AUDITOR: "auditor",
}

# user name, name, organisation, centre, role, and the profession where that says more than the role
STAFF: list[tuple[str, str, str, str, Role, str]] = [
    ("samira", "Samira Bouali", PLEIN, LINDEN, Role.DESK, ""),
    ("bas", "Bas Balk", PLEIN, LINDEN, Role.DESK, ""),
    ("vera", "Vera Vraagbaak", PLEIN, LINDEN, Role.EXPERT_DESK, ""),
    ("jan", "Jan Jager", JGZ, LINDEN, Role.WORKER, "Jeugdverpleegkundige"),
    ("hanna", "Hanna Honing", JGZ, LINDEN, Role.WORKER, "Jeugdverpleegkundige"),
    ("piet", "Piet Polder", WORK, LINDEN, Role.WORKER, "Maatschappelijk werker"),
    ("ineke", "Ineke IJssel", WORK, LINDEN, Role.WORKER, "Maatschappelijk werker"),
    ("noor", "Noor Nachtegaal", TOWN, LINDEN, Role.PROCESS_COORDINATOR, ""),
    ("kees", "Kees Koster", TOWN, LINDEN, Role.CHAIN_COORDINATOR, ""),
    ("zeynep", "Zeynep Zomer", WORK, LINDEN, Role.CARE_COORDINATOR, ""),
    ("gerda", "Gerda Goudsbloem", WORK, LINDEN, Role.FAMILY_COACH, ""),
    ("rik", "Rik Regen", JGZ, LINDEN, Role.CARE_DIRECTOR, ""),
    ("yara", "Yara Jansma", TOWN, LINDEN, Role.YOUTH_DIRECTOR, ""),
    ("wouter", "Wouter Wilg", TOWN, LINDEN, Role.ALDERMAN, ""),
    ("mira", "Mira Maan", JGZ, LINDEN, Role.MANAGER, ""),
    ("otto", "Otto Oever", WORK, LINDEN, Role.BOARD, ""),
    ("polly", "Polly Populier", TOWN, LINDEN, Role.POLICY_OFFICER, ""),
    ("cor", "Cor Cypres", TOWN, LINDEN, Role.COMMUNICATION, ""),
    ("sien", "Sien Sering", PLEIN, LINDEN, Role.SECRETARY, ""),
    ("tim", "Tim Tulp", PLEIN, LINDEN, Role.TRAINER, ""),
    ("lotte", "Lotte Lelie", PLEIN, LINDEN, Role.CONTENT_MANAGER, ""),
    ("vic", "Vic Vlier", TOWN, LINDEN, Role.INDEX_MANAGER, ""),
    ("fatma", "Fatma Fazant", TOWN, LINDEN, Role.FUNCTIONAL_MANAGER, ""),
    ("frans", "Frans Fluisteraar", TOWN, LINDEN, Role.PRIVACY_OFFICER, ""),
    ("ada", "Ada Anjer", TOWN, LINDEN, Role.AUDITOR, ""),
    ("dirk", "Dirk Dijk", PLEIN, DRIE, Role.DESK, ""),
    ("doortje", "Doortje Dotterbloem", PLEIN, DRIE, Role.DESK, ""),
    ("dounia", "Dounia Duin", JGZ, DRIE, Role.WORKER, "Jeugdverpleegkundige"),
    ("daan", "Daan Dauw", WORK, DRIE, Role.WORKER, "Maatschappelijk werker"),
    ("desi", "Desi Den", TOWN, DRIE, Role.PROCESS_COORDINATOR, ""),
    ("niels", "Niels Noord", PLEIN, NOORD, Role.DESK, ""),
    ("nora", "Nora Nevel", JGZ, NOORD, Role.WORKER, "Jeugdverpleegkundige"),
    ("noud", "Noud Noot", WORK, NOORD, Role.WORKER, "Maatschappelijk werker"),
    ("naima", "Naima Narcis", TOWN, NOORD, Role.PROCESS_COORDINATOR, ""),
    ("eva", "Eva Elzen", PLEIN, ZUID, Role.DESK, ""),
    ("elin", "Elin Esdoorn", JGZ, ZUID, Role.WORKER, "Jeugdverpleegkundige"),
    ("emre", "Emre Es", WORK, ZUID, Role.WORKER, "Maatschappelijk werker"),
    ("esther", "Esther Eik", TOWN, ZUID, Role.PROCESS_COORDINATOR, ""),
]
# who is away now, and who stands in
AWAY: dict[str, str | None] = {"piet": "ineke", "gerda": None}
AWAY_SINCE, AWAY_UNTIL = timedelta(days=-2), timedelta(days=12)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo as written: his row, and what he does at his centre."""

    row: Any
    username: str
    role: Role

    @property
    def takes_cases(self) -> bool:
        return self.role in TAKES_CASES

    @property
    def away(self) -> bool:
        return self.username in AWAY


def make_people(places: Places, now: datetime) -> list[Person]:
    """Write workers with demo logins and their roles; one is away with a stand-in, one without."""
    people = [_person(places, now, *one) for one in STAFF]
    by_name = {person.username: person.row for person in people}
    for away, stand_in in AWAY.items():
        create(
            "accounts.Absence",
            worker=by_name[away],
            stand_in=by_name[stand_in] if stand_in else None,
            starts=now + AWAY_SINCE,
            ends=now + AWAY_UNTIL,
        )
    return people


def _person(
    places: Places, now: datetime, username: str, name: str, organisation: str, centre: str, role: Role, trade: str
) -> Person:
    user = create("accounts.User", username=username, password="!", demo=True)  # noqa: S106 # nosec B106 -- no password fits
    worker = create(
        "accounts.Worker",
        organisation=places.organisations[organisation],
        user=user,
        name=name,
        title=trade or ROLE_NAMES[role][0].upper() + ROLE_NAMES[role][1:],
        home=places.centres[centre],
    )
    create(
        "accounts.Appointment",
        worker=worker,
        role=role,
        centre=places.centres[centre],
        since=date(now.year - 2, 1, 1),
    )
    return Person(worker, username, role)


def make_duties(people: list[Person], places: Places, now: datetime) -> None:
    """Somebody who is there is on duty in every centre, week after week, for a year."""
    duty = model("accounts.Duty")
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = []
    for centre in places.centres.values():
        able = [one for one in people if one.row.home_id == centre.id and one.takes_cases]
        present = [one for one in able if not one.away]
        for week in range(DUTY_WEEKS):
            starts = monday + timedelta(weeks=week)
            group = able if starts > now + AWAY_UNTIL else present
            rows.append(
                duty(
                    centre=centre,
                    worker=group[week % len(group)].row,
                    starts=starts,
                    ends=starts + timedelta(weeks=1),
                )
            )
    duty.objects.using(OWNER).bulk_create(rows)
