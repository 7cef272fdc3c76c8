# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Acts in the agenda, as sentences."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from opencjg.accounts.models import Location
from opencjg.agenda import services
from opencjg.agenda.models import Booking
from opencjg.agenda.types import BookingKind, Guest, NewBooking, NewRosterLine, ReminderWay, RosterKind

TUESDAY = date(2026, 11, 24)


class Agenda:
    """Samira at the desk books for Jan, unless others are named; the day after the tests' Monday."""

    def __init__(self, act: Any, now: datetime, people: dict[str, UUID]) -> None:
        self.act, self.now, self.people = act, now, people

    def place(self, centre: str = "lindenmeer") -> UUID:
        return Location.objects.get(centre__slug=centre).id

    def at(self, clock: str, day: date = TUESDAY) -> datetime:
        """A time in Amsterdam, in winter."""
        return datetime.combine(day, time.fromisoformat(clock), self.now.tzinfo) - timedelta(hours=1)

    def books(
        self,
        clock: str,
        *,
        who: str = "samira",
        worker: str = "jan",
        minutes: int = 30,
        name: str = "mevrouw Voorbeeld",
        remind: ReminderWay = ReminderWay.NONE,
        **more: Any,
    ) -> UUID:
        viewer = self.act(who)
        kind = more.pop("kind", BookingKind.LOCATION)
        location = self.place() if kind is BookingKind.LOCATION else None
        starts = more.pop("starts", None) or self.at(clock, more.pop("day", TUESDAY))
        submission = more.pop("submission", None) or uuid4()
        return services.book(
            booking=NewBooking(
                worker=self.people[worker],
                kind=kind,
                starts=starts,
                minutes=minutes,
                guest=Guest(name=name, phone="0600000100", mail="iemand@example.org"),
                remind=remind,
                **({"location": location} | more),
            ),
            submission=submission,
            by=viewer,
            at=self.now,
        )

    def moves(self, booking: UUID, clock: str, *, who: str = "samira", worker: str = "jan", **more: Any) -> None:
        viewer = self.act(who)
        values = {"version": 1, "minutes": 30, "location": self.place(), "room": None, "outside": False}
        services.move(
            booking=booking,
            worker=self.people[worker],
            starts=self.at(clock),
            by=viewer,
            at=self.now,
            **(values | more),
        )

    def rosters(
        self,
        opens: str,
        closes: str,
        *,
        who: str = "jan",
        by: str = "",
        kind: RosterKind = RosterKind.CONSULTING,
        weekday: int = 1,
        **more: Any,
    ) -> UUID:
        viewer = self.act(by or who)
        return services.add_roster_line(
            line=NewRosterLine(
                worker=self.people[who],
                location=self.place(),
                kind=kind,
                weekday=weekday,
                opens=time.fromisoformat(opens),
                closes=time.fromisoformat(closes),
                **({"since": self.now.date()} | more),
            ),
            by=viewer,
            at=self.now,
        )

    def room(self, name: str = "Kamer 1") -> UUID:
        viewer = self.act("noor")
        return services.add_room(location=self.place(), name=name, places=4, by=viewer)

    def of(self, booking: UUID) -> Booking:
        return Booking.objects.get(id=booking)
