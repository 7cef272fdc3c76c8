# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other apps may know of people who work here, and of the places they work."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from opencjg.core.rules.calendar import Span, WorkCalendar
from opencjg.core.types import Refusal

WorkerId = NewType("WorkerId", UUID)
CentreId = NewType("CentreId", UUID)


class Role(StrEnum):
    """What a worker does; one person may hold several. Source: ROL-01…39, GAP-31."""

    DESK = "desk"
    EXPERT_DESK = "expert_desk"
    WORKER = "worker"
    PROCESS_COORDINATOR = "process_coordinator"
    CHAIN_COORDINATOR = "chain_coordinator"
    CARE_COORDINATOR = "care_coordinator"
    FAMILY_COACH = "family_coach"
    CARE_DIRECTOR = "care_director"
    YOUTH_DIRECTOR = "youth_director"
    ALDERMAN = "alderman"
    MANAGER = "manager"
    BOARD = "board"
    POLICY_OFFICER = "policy_officer"
    COMMUNICATION = "communication"
    SECRETARY = "secretary"
    TRAINER = "trainer"
    CONTENT_MANAGER = "content_manager"
    INDEX_MANAGER = "index_manager"
    FUNCTIONAL_MANAGER = "functional_manager"
    PRIVACY_OFFICER = "privacy_officer"
    AUDITOR = "auditor"


class OrganisationKind(StrEnum):
    """How close an organisation stands to the CJG. Source: ORG-16."""

    CORE = "kern"
    CHAIN = "keten"
    SHELL = "schil"


class Discipline(StrEnum):
    """What an organisation is there for; with the role it decides which layers of a dossier its workers open.

    Source: AUT-07, ROL-16…24.
    """

    YOUTH_HEALTH = "youth_health"
    SOCIAL_WORK = "social_work"
    EDUCATION = "education"
    POLICE = "police"
    YOUTH_PROTECTION = "youth_protection"
    CLIENT_SUPPORT = "client_support"
    MUNICIPALITY = "municipality"
    OTHER = "other"


class Layer(StrEnum):
    """A part of a dossier. A worker reads it when his role and his involvement both open it.

    Source: security.md 3; AUT-03…07.
    """

    BASIS = "basis"  # who they are, the family, what was agreed
    SHIELDED = "shielded"  # a hidden address, a youth's own number
    HEALTH = "health"  # youth health care only
    SOCIAL = "social"
    EDUCATION = "education"
    POLICE = "police"
    PROTECTION = "protection"
    DIRECTION = "direction"  # inventory of problems, evaluation of the case: who directs care


class OrganisationModel(StrEnum):
    """How a municipality organises its CJG. Source: ORG-01, ORG-02, ORG-03."""

    ONE_LOCATION = "1"
    SEVERAL_LOCATIONS = "2"
    SEVERAL_CENTRES = "3"


@dataclass(frozen=True, slots=True)
class CentreRef:
    """A centre as it is shown."""

    id: CentreId
    name: str
    municipality: UUID
    municipality_name: str
    preset: str


@dataclass(frozen=True, slots=True)
class WorkerRef:
    """A worker as colleagues see him."""

    id: WorkerId
    name: str
    organisation_name: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks and acts, as the database vouched for it in this transaction."""

    worker: WorkerId
    name: str
    initials: str
    title: str
    organisation: UUID
    organisation_name: str
    appointments: tuple[tuple[Role, CentreId | None], ...]
    centres: tuple[CentreRef, ...]
    centre: CentreRef
    stands_in_for: tuple[WorkerRef, ...]
    desk_centres: tuple[CentreId, ...]
    coordination_centres: tuple[CentreId, ...]
    layers: tuple[Layer, ...] = ()
    writes: tuple[Layer, ...] = ()
    shortcuts: bool = True
    language: str = "nl"
    revision: int = 0
    session: str = ""
    fresh: bool = False  # gave the second factor in the last five minutes

    def has(self, role: Role, centre: UUID | None = None) -> bool:
        """Whether this worker holds the role, anywhere or at one centre."""
        return any(held == role and centre in {None, place} for held, place in self.appointments)

    @property
    def selves(self) -> tuple[WorkerId, ...]:
        """Me, and those I stand in for while they are absent."""
        return (self.worker, *(absent.id for absent in self.stands_in_for))


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody a worry can be handed to now: the worker, or who stands in for him."""

    worker: WorkerRef
    role: Role
    on_duty: bool
    stand_in: WorkerRef | None = None
    absent_until: datetime | None = None
    phone: str = ""

    @property
    def available(self) -> bool:
        """Whether handing over reaches somebody: present, or with a stand-in."""
        return self.absent_until is None or self.stand_in is not None


class WorkerAway(Refusal):
    """The chosen worker is absent and nobody stands in; `params` names who is on duty."""

    def __init__(self, *, name: str, duty: str) -> None:
        super().__init__("worker_away", {"name": name, "duty": duty})


class StillHolds(Refusal):
    """A worker cannot leave while work hangs on him; `params` carries how much and which."""

    def __init__(self, *, name: str, matters: tuple[str, ...]) -> None:
        super().__init__("still_holds", {"name": name, "count": len(matters), "matters": matters})


class WorkerUnknown(Refusal):
    """No active worker with this identity at this place."""

    def __init__(self) -> None:
        super().__init__("worker_unknown", {})


@dataclass(frozen=True, slots=True)
class Absence:
    """When a worker is away and who stands in."""

    id: UUID
    starts: datetime
    ends: datetime
    stand_in: WorkerRef | None = None


@dataclass(frozen=True, slots=True)
class Ratification:
    """The authorisation matrix as it was adopted: which text, when, by whom (AUT-09)."""

    version: int
    digest: str
    decided_on: date
    decided_by: str


@dataclass(frozen=True, slots=True)
class LocationRef:
    """A location as it is shown, with its own opening hours."""

    id: UUID
    name: str
    address: str
    main: bool
    hours: tuple[tuple[Span, ...], ...]
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class WorkerLeaves:
    """Published before a worker's access ends, in that transaction; an app in whose care something of his is, moves it.

    Whoever cannot move it raises StillHolds, and nobody leaves.
    """

    worker: WorkerId
    name: str
    successor: WorkerId | None
    at: datetime
