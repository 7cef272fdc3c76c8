# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other apps may know of who is where and when, and of who comes."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from opencjg.accounts.types import LocationRef, Role
from opencjg.core.types import Refusal

# Who makes rosters for a centre, and who opens its doors.
PLANS = (Role.DESK, Role.EXPERT_DESK, Role.PROCESS_COORDINATOR, Role.MANAGER)
RUNS = (Role.PROCESS_COORDINATOR, Role.MANAGER)


class BookingKind(StrEnum):
    """How they speak with each other."""

    LOCATION = "location"
    PHONE = "phone"
    VIDEO = "video"
    HOME = "home"


class BookingState(StrEnum):
    """What became of a booking."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    CAME = "came"
    MISSED = "missed"


class FollowUp(StrEnum):
    """What the worker did about somebody who did not come."""

    REBOOKED = "rebooked"
    REACHED = "reached"
    LET_GO = "let_go"


class ReminderWay(StrEnum):
    """How somebody is reminded of his booking the day before."""

    NONE = "none"
    MAIL = "mail"
    SMS = "sms"


class RosterKind(StrEnum):
    """What a worker is there for. Source: ORG-05, ORG-06, ORG-17."""

    CONSULTING = "consulting"
    WALK_IN = "walk_in"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Period:
    """From one moment up to another, which is no longer part of it."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Pattern:
    """When a roster line holds: so many weeks on one weekday, between two times, but for some days."""

    weekday: int
    opens: time
    closes: time
    since: date
    until: date | None = None
    gaps: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenNow:
    """Whether a location is open, and until or from when; neither when it never opens again."""

    open: bool
    until: datetime | None = None
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class LocationOpen:
    """A location as the desk and the website show it."""

    location: LocationRef
    now: OpenNow


@dataclass(frozen=True, slots=True)
class Guest:
    """What must be known of who comes; sealed, and gone after the booking."""

    name: str = ""
    phone: str = ""
    mail: str = ""
    practical: str = ""


@dataclass(frozen=True, slots=True)
class NewBooking:
    """A booking as it is asked for. `outside` says: also when the place is closed then."""

    worker: UUID
    kind: BookingKind
    starts: datetime
    minutes: int
    guest: Guest
    location: UUID | None = None
    room: UUID | None = None
    contact: UUID | None = None
    remind: ReminderWay = ReminderWay.NONE
    outside: bool = False


@dataclass(frozen=True, slots=True)
class NewRosterLine:
    """A roster line as it is asked for."""

    worker: UUID
    location: UUID
    kind: RosterKind
    weekday: int
    opens: time
    closes: time
    since: date
    until: date | None = None
    room: UUID | None = None
    minutes: int = 30


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room of a location."""

    id: UUID
    location: UUID
    location_name: str
    name: str
    places: int


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A roster line as it is shown."""

    id: UUID
    worker: UUID
    worker_name: str
    location: UUID
    location_name: str
    room_name: str
    kind: RosterKind
    pattern: Pattern
    minutes: int
    room: UUID | None = None


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking as it is shown: `guest` only to whom that is his."""

    id: UUID
    worker: UUID
    worker_name: str
    period: Period
    kind: BookingKind
    state: BookingState
    place: str
    version: int
    location: UUID | None = None
    room: UUID | None = None
    guest: Guest | None = None
    remind: ReminderWay = ReminderWay.NONE
    reminded_at: datetime | None = None
    follow_up: str = ""
    booked_by_name: str = ""

    @property
    def minutes(self) -> int:
        return int((self.period.ends - self.period.starts).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class FeedState:
    """Whether a worker's bookings can be read by his own calendar, and since when."""

    id: UUID
    made_at: datetime
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One line of a worker's own calendar: no more than that there is something, and where."""

    id: UUID
    period: Period
    place: str
    version: int


class Taken(Refusal):
    """The worker or the room is not free then; `room` says which."""

    def __init__(self, *, room: bool) -> None:
        super().__init__("room_taken" if room else "worker_taken")
        self.room = room


class Away(Refusal):
    """The worker is absent then."""

    def __init__(self) -> None:
        super().__init__("worker_absent")


class Closed(Refusal):
    """The place is closed then; whoever books is asked whether he means it."""

    def __init__(self) -> None:
        super().__init__("place_closed")
