# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worry is, and how a professional weighs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NewType
from uuid import UUID

from opencjg.processes.types import WeighedCase

ConcernId = NewType("ConcernId", UUID)


class ConcernSource(StrEnum):
    """Where a worry came in. Source: MS-2 a-e."""

    DESK = "desk"
    OWN_STAFF = "own_staff"
    CHAIN_PARTNER = "chain_partner"
    FINDING_PLACE = "finding_place"
    INDEX = "index"


class Informed(StrEnum):
    """Whether those it is about know of the worry. Source: PRV-03."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NewConcern:
    """A worry as it is told: the story, who told it (may stay unnamed), and whether there is acute danger."""

    source: ConcernSource
    story: str
    danger: bool
    reporter_name: str = ""
    reporter_phone: str = ""
    informed: Informed = Informed.UNKNOWN


class Section(StrEnum):
    """What a question of the instrument is about. Source: INS-01."""

    CHILD = "child"
    PARENTS = "parents"
    FAMILY = "family"
    ENVIRONMENT = "environment"
    PROTECTIVE = "protective"
    SAFETY = "safety"


class ItemKind(StrEnum):
    """What can be counted or seen, and what takes a trained eye, are kept apart. Source: MS-G10, INS-02."""

    OBJECTIVE = "objective"
    CLINICAL = "clinical"


class RiskCategory(IntEnum):
    """How a worry is classified, always by a professional. Source: RC-1…5."""

    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5


class Level(IntEnum):
    """Seriousness and extent, each in four steps. Source: INS-02."""

    LITTLE = 1
    SOME = 2
    MUCH = 3
    VERY_MUCH = 4


class Occasion(StrEnum):
    """When a risk was assessed, seen from help. Source: MS-G5."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers a question can be given: value and words, in order."""

    code: str
    name: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the instrument."""

    code: str
    section: Section
    kind: ItemKind
    text: str
    help: str
    scale: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a version of the instrument asks."""

    scales: tuple[Scale, ...]
    items: tuple[Item, ...]


class InstrumentRefused(ValueError):
    """A version that cannot be read or used; all its problems at once, as codes with the place."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{place}: {code}" for place, code in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class InstrumentVersion:
    """A version of the instrument as it is shown."""

    id: UUID
    number: int
    name: str
    active: bool
    activated_at: datetime | None
    revision: int
    questionnaire: Questionnaire


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What a professional found and chose. The category is his: nothing works it out (RC-6, RC-7)."""

    instrument: UUID
    answers: Mapping[str, str]
    seriousness: Level
    extent: Level
    category: RiskCategory
    motivation: str
    occasion: Occasion = Occasion.BEFORE
    colleague: str = ""
    consulted_on: date | None = None
    crisis: bool = False
    after: UUID | None = None  # the last assessment he had before his eyes


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment as it is read back."""

    id: UUID
    case: UUID
    instrument: UUID
    at: datetime
    by: str
    occasion: Occasion
    seriousness: Level
    extent: Level
    category: RiskCategory
    crisis: bool
    motivation: str
    colleague: str
    consulted_on: date | None
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What was done at a step, by whom, and what is decided with why."""

    done: str
    done_by: str
    answers: Mapping[str, str]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is read back."""

    code: str
    at: datetime
    by: str
    done: str
    done_by: str
    why: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many worries of one kind there are, how many were acted on, and how long that took in the middle."""

    key: str
    all: int
    acted: int
    middle: timedelta | None


@dataclass(frozen=True, slots=True)
class InView:
    """All worries of the centres somebody coordinates; `idle` are those nobody acted on in time."""

    idle: tuple[WeighedCase, ...]
    by_source: tuple[Tally, ...]
    by_way: tuple[Tally, ...]
    all: int
