# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rosters, rooms, and people who come, all of them made up."""

import json
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from opencjg.agenda.rules import moment
from opencjg.agenda.types import BookingKind, BookingState, Guest, ReminderWay, RosterKind
from opencjg.core import vault
from opencjg.core.rules.calendar import AMSTERDAM, WorkCalendar
from opencjg.core.rules.identifiers import uuid7
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.region import Places
from opencjg.workspace.demo.rows import OWNER, create, model

ROOMS = (("Spreekkamer 1", 4), ("Spreekkamer 2", 4), ("Groepsruimte", 16))
MORNING, AFTERNOON, EVENING = (time(9), time(12)), (time(13), time(17)), (time(18), time(20))
# Of each worker in turn: weekday, when, and what for.
PATTERNS = (
    ((0, MORNING, RosterKind.CONSULTING), (2, AFTERNOON, RosterKind.PRESENCE), (3, EVENING, RosterKind.CONSULTING)),
    ((1, MORNING, RosterKind.CONSULTING), (1, AFTERNOON, RosterKind.WALK_IN), (4, MORNING, RosterKind.CONSULTING)),
    ((0, AFTERNOON, RosterKind.WALK_IN), (2, MORNING, RosterKind.CONSULTING), (3, MORNING, RosterKind.PRESENCE)),
    ((1, MORNING, RosterKind.CONSULTING), (3, AFTERNOON, RosterKind.CONSULTING), (4, AFTERNOON, RosterKind.WALK_IN)),
)
GUESTS = (
    ("mevrouw Voorbeeld", "komt met kinderwagen"),
    ("meneer Proef", ""),
    ("familie Verzonnen", "tolk Arabisch is besteld"),
    ("mevrouw Testman", ""),
    ("meneer Fictief", "rolstoel"),
)
KINDS = (BookingKind.LOCATION, BookingKind.LOCATION, BookingKind.PHONE, BookingKind.LOCATION, BookingKind.VIDEO)
DAYS_BACK, DAYS_AHEAD = 3, 8


class Agendas:
    """Writes who is where in each centre, and a few bookings around today."""

    def __init__(self, people: list[Person], places: Places, now: datetime) -> None:
        self.people, self.places, self.now = people, places, now
        self.today = now.astimezone(AMSTERDAM).date()

    def make(self) -> None:
        for centre in self.places.centres.values():
            locations = list(model("accounts.Location").objects.using(OWNER).filter(centre=centre).order_by("-main"))
            rooms = [
                create("agenda.Room", location=locations[0], centre=centre, name=name, places=places)
                for name, places in ROOMS
            ]
            staff = [one for one in self.people if one.row.home_id == centre.id]
            desk = next(one for one in staff if one.role.value == "desk")
            for number, person in enumerate(one for one in staff if one.takes_cases):
                self._roster(person, number, centre, locations[0], rooms)
                if not person.away:
                    self._bookings(person, number, centre, locations[0], desk)

    def _roster(self, person: Person, number: int, centre: Any, location: Any, rooms: list[Any]) -> None:
        for weekday, (opens, closes), kind in PATTERNS[number % len(PATTERNS)]:
            create(
                "agenda.RosterLine",
                centre=centre,
                worker=person.row,
                location=location,
                room=rooms[number] if kind is RosterKind.CONSULTING and number < 2 else None,
                kind=kind,
                weekday=weekday,
                opens=opens,
                closes=closes,
                since=self.today - timedelta(days=90),
                minutes=30,
            )

    def _bookings(self, person: Person, number: int, centre: Any, location: Any, desk: Person) -> None:
        calendar: WorkCalendar = self.places.calendars[centre.id]
        for ahead in range(-DAYS_BACK, DAYS_AHEAD):
            day = self.today + timedelta(days=ahead)
            if not calendar.is_working_day(day):
                continue
            for place, hour in enumerate((9 + number % 3, 13 + (number + ahead) % 3)):
                self._booking(person, moment(day, time(hour)), number + ahead + place, centre, location, desk)

    def _booking(self, person: Person, starts: datetime, turn: int, centre: Any, location: Any, desk: Person) -> None:
        identity, kind = uuid7(), KINDS[turn % len(KINDS)]
        ends = starts + timedelta(minutes=30)
        over = ends < self.now
        state = BookingState.PLANNED
        if over:
            state = BookingState.MISSED if turn % 7 == 0 else BookingState.CAME
        create(
            "agenda.Booking",
            id=identity,
            centre=centre,
            worker=person.row,
            kind=kind,
            location=location if kind is BookingKind.LOCATION else None,
            starts=starts,
            ends=ends,
            state=state,
            remind=ReminderWay.NONE,
            booked_by=desk.row,
            booked_at=self.now - timedelta(days=DAYS_BACK + 1),
        )
        if state is not BookingState.CAME:
            _visitor(identity, turn, centre)


def _visitor(booking: UUID, turn: int, centre: Any) -> None:
    name, practical = GUESTS[turn % len(GUESTS)]
    guest = Guest(name=name, phone=f"06000002{turn % 100:02}", practical=practical)
    create(
        "agenda.Visitor",
        booking_id=booking,
        centre=centre,
        from_desk=turn % 3 != 0,
        sealed=vault.seal(json.dumps(asdict(guest)), place=f"agenda_visitor:{booking}"),
    )
