# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a question at the front door is made of. The values are the boxes of the paper form (FO-form)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from opencjg.socialmap.types import TopicCode as TopicCode

ContactId = NewType("ContactId", UUID)


class Channel(StrEnum):
    """How a question reached us. Source: FO-form-03, IA-0, GAP-42."""

    DESK = "desk"
    PHONE = "phone"
    INTERNET = "internet"
    OUTREACH = "outreach"


class CustomerGroup(StrEnum):
    """Who asks. Source: ALG-02, ALG-03, RES-13."""

    PARENT = "parent"
    YOUTH = "youth"
    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    OTHER = "other"


class AgeClass(StrEnum):
    """How old the child is, in the classes of the 2026 preset. Source: GAP-39."""

    UNDER_4 = "0-3"
    UNDER_12 = "4-11"
    UNDER_18 = "12-17"
    UNDER_23 = "18-22"


class Form(StrEnum):
    """For one person or a group. Source: IA-G2."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Purpose(StrEnum):
    """What the contact is for: an answer, or making somebody better at his own work. Source: IA-G1, IA-G8."""

    INFORMATION = "information"
    EXPERTISE = "expertise"


class Instrument(StrEnum):
    """With what the answer was given. Source: IA-G4."""

    CONVERSATION = "conversation"
    LEAFLET = "leaflet"
    WEBSITE = "website"
    CONSULTING_HOUR = "consulting_hour"
    GROUP_MEETING = "group_meeting"
    CULTURAL_AMBASSADOR = "cultural_ambassador"


class Route(StrEnum):
    """Which way the customer went; 1 answered at once, 2 and 3 further in, 4 straight to a partner, D digital.

    Source: RTE-1…5, GAP-42.
    """

    ANSWERED = "1"
    WORKER = "2"
    EXPERT = "3"
    PARTNER = "4"
    DIGITAL = "D"


class Handling(StrEnum):
    """What the desk did; several may be ticked. Source: FO-form-08…12, FO-form-14."""

    DIRECT = "direct"
    WEBSITE = "website"
    PASSED_ON = "passed_on"
    CALLBACK = "callback"
    OTHER = "other"


class ByWay(StrEnum):
    """In which way it was handled. Source: FO-form-13."""

    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    OTHER = "other"


class QuestionState(StrEnum):
    """What becomes of a question's words. Source: INS-08, GAP-17."""

    ASKED = "asked"
    WAITING = "waiting"
    PUBLISHED = "published"
    DROPPED = "dropped"


class CallOutcome(StrEnum):
    """How an attempt to call back went."""

    SPOKEN = "spoken"
    NOT_REACHED = "not_reached"


class CallEnd(StrEnum):
    """Why a promise to call ends without having been kept. Source: WENS-12."""

    WITHDREW = "withdrew"
    ANSWERED_OTHERWISE = "answered_otherwise"
    WRONG_NUMBER = "wrong_number"
    NEVER_REACHED = "never_reached"


@dataclass(frozen=True, slots=True)
class NewContact:
    """A question as the desk writes it down. No client in it: name and number live in the call-back request."""

    at: datetime
    channel: Channel
    customer_group: CustomerGroup
    topic: TopicCode
    question: str
    elaboration: str = ""
    behind: str = ""
    age: AgeClass | None = None
    form: Form = Form.INDIVIDUAL
    purpose: Purpose = Purpose.INFORMATION
    unasked: bool = False
    instrument: Instrument = Instrument.CONVERSATION
    handling: tuple[Handling, ...] = ()
    passed_to: tuple[UUID, ...] = ()
    other_handling: str = ""
    by_way: ByWay | None = None
    by_way_other: str = ""
    risk: bool = False
    callback: "NewCallback | None" = None
    straight: bool = False  # it came straight to a partner, past the desk (RTE-4)


@dataclass(frozen=True, slots=True)
class NewCallback:
    """Whom to call back today, and by when. Deleted when done (FO-form-05, 06, 11; GAP-17).

    `soon`: nobody named a time; it is then the end of the day the centre is next open ("z.s.m.", GAP-16).
    """

    name: str
    phone: str
    due: datetime
    soon: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """A question that was written down, and whether that was all there was to do."""

    contact: ContactId
    closed: bool


@dataclass(frozen=True, slots=True)
class ContactClosed:
    """Published when a question is answered and the check is done (IA-3). Carries no words of the client."""

    contact: ContactId
    topic: TopicCode
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class PromisedTo:
    """Whom to call back, readable."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class CallbackRow:
    """A promise to call, as a list shows it."""

    id: UUID
    contact: UUID
    name: str
    phone: str
    question: str
    due: datetime
    tries: int
    tried_at: datetime | None
    soon: bool = False
    owner: str = ""

    @property
    def phone_display(self) -> str:
        """The number in pairs, easy to read out: 06 12 34 56 78."""
        head = 2 if self.phone.startswith("06") else 3
        rest = self.phone[head:]
        pairs = (rest[start : start + 2] for start in range(0, len(rest), 2))
        return " ".join((self.phone[:head], *pairs))

    @property
    def phone_href(self) -> str:
        return f"tel:{self.phone}"


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact in a list: what was asked about and where it stands; no words of the client."""

    id: UUID
    at: datetime
    topic: str
    channel: str
    group: str
    registered_by: str
    step: str
    due: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Words without an asker that wait for an editor."""

    id: UUID
    topic: TopicCode
    topic_name: str
    question: str
    elaboration: str
    behind: str
    asked_on: date
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer as an editor writes it: whose it is to keep, where it comes from, until when it holds."""

    question: str
    text: str
    topic: TopicCode
    source: str
    owner: UUID
    valid_until: date


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer with who keeps it, and whether it still holds."""

    id: UUID
    told: NewAnswer
    version: int
    topic_name: str
    owner_name: str
    expired: bool
    may_change: bool


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answer as it was written at one time."""

    version: int
    question: str
    text: str
    source: str
    valid_until: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is asked about a topic: how often, how many words wait, and how many answers there are now."""

    topic: TopicCode
    name: str
    asked: int
    waiting: int
    answers: int
