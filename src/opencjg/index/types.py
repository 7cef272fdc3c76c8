# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the referral index is about: that somebody is worried, who that is, and how to reach him. Never why."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from uuid import UUID


class MeetingKind(IntEnum):
    """Why two entries meet: the same child, one family, or perhaps the same child. Zero is the entry that met them."""

    ITSELF = 0
    CHILD = 1
    FAMILY = 2
    POSSIBLE = 3


class Reluctance(IntEnum):
    """How somebody in a match holds back (INS-21). A number, because the index has no room for words."""

    NONE = 0
    NOT_REACHED = 1
    PUTS_OFF = 2
    UNWILLING = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Whether the child or its parents were told of an entry: when and how, or why not yet (PRV-04)."""

    on: date | None = None
    how: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class EntrySettings:
    """How the index works in a region: on what legal ground, and whether colleagues of one organisation match."""

    enabled: bool = False
    ground: str = ""
    within_one: bool = False


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody in a match, and how to reach him: all that is ever told of it (AUT-12)."""

    entry: UUID
    kind: MeetingKind
    worker: UUID
    name: str
    organisation: str
    phone: str
    since: datetime
    match: UUID | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of a match so far; only what is filled in is new."""

    introduced_on: date | None = None
    spoken_on: date | None = None
    coordinator: UUID | None = None
    ready_on: date | None = None
    told_on: date | None = None
    reluctant: UUID | None = None
    reluctance: Reluctance | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of reporting: until when, whether somebody else is there, and who reported this child before."""

    registration: UUID
    until: date
    match: UUID | None
    before: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """An entry as the dossier tells of it: who reported, why, and whether it was told. The index knows none of this."""

    id: UUID
    by: UUID
    name: str
    organisation: str
    on: date
    until: date
    reason: str
    told: Told
    withdrawn_on: date | None
    withdrawn_because: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """The index in numbers, for who manages it."""

    active: int
    archived: int
    open: int
    ended: int
    possible: int
    reluctant: int
