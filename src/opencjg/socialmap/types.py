# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What others may know of the social map, and of what can be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

TopicCode = NewType("TopicCode", str)
ServiceId = NewType("ServiceId", UUID)


class Language(StrEnum):
    """A language in which a service helps; the value is its ISO 639 code."""

    DUTCH = "nl"
    ENGLISH = "en"
    ARABIC = "ar"
    TURKISH = "tr"
    POLISH = "pl"
    UKRAINIAN = "uk"
    TIGRINYA = "ti"
    FRENCH = "fr"
    SPANISH = "es"
    GERMAN = "de"
    FRISIAN = "fy"
    SIGN = "dse"


class FindKind(StrEnum):
    """What a search finds: an answer, a service of the social map, a course."""

    ANSWER = "answer"
    SERVICE = "service"
    COURSE = "course"


class Likeness(StrEnum):
    """Why a word that stands somewhere fits a word that was typed."""

    SAME = "same"
    ROOT = "root"
    BEGINS = "begins"
    NEAR = "near"
    PART = "part"


class RowVerdict(StrEnum):
    """What an import would do with a row of a sheet."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic to choose from."""

    code: TopicCode
    name: str
    under: str
    also: str


@dataclass(frozen=True, slots=True)
class NewService:
    """A service as somebody writes it down; everything but its name, provider and topics may be unknown.

    Ages are in months, from -9 (before birth) to 276 (the 23rd birthday); `waiting_weeks` is None when nobody knows.
    """

    name: str
    provider: str
    summary: str
    topics: tuple[TopicCode, ...]
    owner: UUID
    verified_on: date
    age_from: int = -9
    age_to: int = 276
    cost: str = ""
    waiting_weeks: int | None = None
    languages: tuple[Language, ...] = (Language.DUTCH,)
    places: tuple[str, ...] = ()
    municipalities: tuple[UUID, ...] = ()
    referring: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in a list."""

    id: UUID
    name: str
    provider: str
    summary: str
    topics: tuple[str, ...]
    age_from: int
    age_to: int
    cost: str
    waiting_weeks: int | None
    overdue: bool
    verified_on: date


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """Everything of one service, with who keeps it and whether that is still checked."""

    id: ServiceId
    told: NewService
    version: int
    owner_name: str
    centre: UUID
    overdue: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What was written at one time: who, when, and which fields became what."""

    version: int
    by: str
    at: datetime
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """What a list of services is narrowed to; nothing means all."""

    topic: str = ""
    municipality: UUID | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class NewFindable:
    """Something that can be found: its words by weight, who keeps it, by when it must be looked at again.

    `hidden_after`: from the day after, it is no longer shown as current.
    """

    kind: FindKind
    thing: UUID
    title: str
    line: str
    topic: TopicCode | None
    owner: UUID
    centre: UUID
    check_by: date
    hidden_after: date | None = None
    also: str = ""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A result, with why it was found and how often it helped."""

    kind: FindKind
    thing: UUID
    title: str
    line: str
    helped: int
    score: float
    words: tuple[tuple[str, Likeness], ...]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Something of mine that has to be looked at again."""

    kind: FindKind
    thing: UUID
    title: str
    check_by: date
    owner_name: str
    mine: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet as an import would take it: what becomes of it, and why when that is nothing.

    `reason` is a code with `params`, said once at the edge.
    """

    number: int
    name: str
    verdict: RowVerdict
    service: ServiceId | None = None
    told: NewService | None = None
    version: int = 0
    changed: tuple[str, ...] = ()
    reason: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
