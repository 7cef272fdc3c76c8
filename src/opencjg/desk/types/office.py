# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens behind the front desk: the back-office form, a crisis, the waiting room, advice of others."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from opencjg.desk.types import AgeClass, ByWay, Handling


class OptionList(StrEnum):
    """A list of boxes on the forms that a municipality may extend. Source: FO-form-10, BO-form-02…29."""

    PASSED_TO = "passed_to"
    SEX = "sex"
    RELATION = "relation"
    PROFESSIONAL = "professional"
    KNOWN_THROUGH = "known_through"
    QUESTION_KIND = "question_kind"
    PASSED_ON = "passed_on"


class CrisisOutcome(StrEnum):
    """How a crisis ended. It does not end without one. Source: BO-form-32."""

    HELP_THERE = "help_there"
    TAKEN_OVER = "taken_over"
    HANDED_OVER = "handed_over"
    NO_CRISIS = "no_crisis"


class CrisisResult(StrEnum):
    """What came of a call about a crisis."""

    HELP_COMES = "help_comes"
    TAKES_OVER = "takes_over"
    ADVICE = "advice"
    CALLS_BACK = "calls_back"
    NOT_REACHED = "not_reached"


class WaitingEnd(StrEnum):
    """How waiting in the waiting room ended. Source: RTE-2.3, RTE-3.2."""

    TAKEN_UP = "taken_up"
    LEFT = "left"
    WENT_HOME = "went_home"


class Connection(StrEnum):
    """How a customer is brought to the colleague his question goes to. Source: RTE-2.1…2.3, RTE-3.1, RTE-3.2."""

    NOW = "now"
    CALL_BACK = "call_back"
    WAITING_ROOM = "waiting_room"


class Advisor(StrEnum):
    """With whom a question was discussed. Source: RTE-3.1, RTE-3.5, RTE-3.6."""

    EXPERT_DESK = "expert_desk"
    SOCIAL_WORK = "social_work"
    YOUTH_CARE = "youth_care"
    CHAIN_COORDINATOR = "chain_coordinator"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Option:
    """A box on a form: what is stored, what it says, and whether there is a line to write on behind it."""

    code: str
    label: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A box in the list where boxes are kept."""

    code: str
    label: str
    asks: bool
    active: bool
    shipped: bool


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """The back-office form as a worker fills it in. Source: BO-form-01…34."""

    sex: str = ""
    postcode: str = ""
    town: str = ""
    relation: str = ""
    professional: str = ""
    relation_other: str = ""
    known_through: str = ""
    known_other: str = ""
    age: AgeClass | None = None
    kinds: tuple[str, ...] = ()
    kind_other: str = ""
    description: str = ""
    handling: tuple[Handling, ...] = ()
    passed_on: tuple[str, ...] = ()
    passed_on_other: str = ""
    by_way: ByWay | None = None
    by_way_other: str = ""
    information: bool | None = None
    crisis: bool | None = None
    reachable: bool | None = None
    right_place: bool | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """To whom a question goes on, and how its customer gets there."""

    to: UUID
    how: Connection
    phone: str = ""
    name: str = ""
    due: datetime | None = None
    seen_as: str = ""


@dataclass(frozen=True, slots=True)
class NewConsultation:
    """What was asked of whom about a question, and what they said."""

    advisor: Advisor
    with_whom: str
    answer: str
    identified: bool = False
    consented: bool = False


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A consultation, readable."""

    at: datetime
    by: str
    advisor: Advisor
    with_whom: str
    answer: str
    identified: bool
    consented: bool


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody in the waiting room, without a name."""

    id: UUID
    contact: UUID
    number: int
    seen_as: str
    since: datetime
    worker: str
    mine: bool


@dataclass(frozen=True, slots=True)
class WaitingDay:
    """Waiting so far today: who was taken up after how many minutes, who left without."""

    taken_up: int
    gone: int
    minutes: int


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """A try to call somebody back, or the end of the promise."""

    at: datetime
    by: str
    outcome: str
    late: bool


@dataclass(frozen=True, slots=True)
class CrisisRow:
    """A crisis that runs, in a list: no content."""

    contact: UUID
    since: datetime
    calls: int
    readable: bool


@dataclass(frozen=True, slots=True)
class Pressing:
    """What cannot wait on Vandaag and is mostly not there."""

    crises: tuple[CrisisRow, ...]
    waiting: tuple[WaitingRow, ...]
    late_calls: int


@dataclass(frozen=True, slots=True)
class CrisisCallRow:
    """Who was called about a crisis."""

    name: str
    at: datetime
    by: str
    result: CrisisResult


@dataclass(frozen=True, slots=True)
class CrisisState:
    """A crisis with the calls made, and how it ended if it did."""

    contact: UUID
    since: datetime
    started_by: str
    ended_at: datetime | None
    outcome: CrisisOutcome | None
    calls: tuple[CrisisCallRow, ...]


@dataclass(frozen=True, slots=True)
class CrisisLineRow:
    """Whom to call in a crisis."""

    id: UUID
    name: str
    phone: str
    purpose: str
    own: bool
    active: bool


@dataclass(frozen=True, slots=True)
class OpenRow:
    """Something open at the desk, for whoever comes next."""

    contact: UUID
    topic: str
    step: str
    worker: str
    due: datetime
    call: bool
    call_late: bool
    waits: bool
    crisis: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note for whoever comes next."""

    id: UUID
    by: str
    at: datetime
    text: str
    expires_at: datetime
    mine: bool
