# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pages that span apps show, ready to print: no template formats a date or asks the database anything."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from opencjg.core.rules.moments import DueWords
from opencjg.persons.types import FactRow


@dataclass(frozen=True, slots=True)
class Counters:
    """The numbers at the top."""

    late: int
    today: int
    callbacks: int
    concerns: int


@dataclass(frozen=True, slots=True)
class CallbackLine:
    """Somebody to call back."""

    id: UUID
    due: DueWords
    name: str
    question: str
    attempts_text: str
    phone_display: str
    phone_href: str
    url: str
    outcome_url: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step to do."""

    due: DueWords
    label: str
    subject: str
    step_name: str
    url: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """A worry that was handed to me."""

    due: DueWords
    number: str
    flag_acute: bool
    url: str
    at: str


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A crisis that runs where I work."""

    url: str
    since: str
    calls: int


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A customer who sits in the waiting room for me."""

    id: UUID
    number: int
    seen_as: str
    since: str
    url: str
    outcome_url: str


@dataclass(frozen=True, slots=True)
class Today:
    """A worker's home."""

    counters: Counters
    callbacks: tuple[CallbackLine, ...]
    steps: tuple[StepLine, ...]
    steps_week: int
    steps_total: int
    shown: str
    concerns: tuple[ConcernLine, ...]
    stands_in: str
    day: str
    updated: str
    crises: tuple[CrisisLine, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    team_calls: int = 0
    late_here: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened around a child: a fact that was written, a case, somebody who came."""

    on: date
    at: datetime
    icon: str
    title: str
    who: str
    text: str = ""
    url: str = ""
    fact: FactRow | None = None
    reads: str = ""
    milieus: tuple[str, ...] = ()
    weight: str = ""
