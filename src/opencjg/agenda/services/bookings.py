# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Booking time of a worker for somebody who comes, and what became of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from opencjg.accounts.selectors import staff
from opencjg.accounts.types import StillHolds, Viewer, WorkerLeaves, WorkerUnknown
from opencjg.agenda import rules, selectors
from opencjg.agenda.models import Booking, Visitor
from opencjg.agenda.policies import agenda
from opencjg.agenda.types import (
    Away,
    BookingKind,
    BookingState,
    Closed,
    FollowUp,
    Guest,
    NewBooking,
    Period,
    ReminderWay,
    Taken,
)
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed
from opencjg.forms.services import send_once
from opencjg.outbox import services as outbox

OVERLAP = "23P01"
SHORTEST, LONGEST = 5, 8 * 60


@transaction.atomic
def book(*, booking: NewBooking, submission: UUID, by: Viewer, at: datetime) -> UUID:
    """Keep time of a worker for somebody who comes. Sent twice, it is booked once.

    Raises:
        AlreadySent: carries the booking of the first time.
        NotAllowed: not at the desk of this centre, and not his own agenda.
        WorkerUnknown: nobody active of this centre.
        BadInput: in the past, too short or long, without a place, or a reminder that cannot be sent.
        Away, Closed, Taken: the worker is absent; the place is closed; the worker or the room is not free.
    """
    centre = by.centre.id
    if not agenda.may_book(by, centre, booking.worker):
        raise NotAllowed
    if booking.worker not in {one.id for one in staff(centre, at=at)}:
        raise WorkerUnknown
    booking = _check(booking, centre, at)
    identity = uuid7()
    send_once(key=submission, worker=by.worker, outcome=identity, at=at)
    with _one_at_a_time():
        row = Booking.objects.create(
            id=identity,
            centre_id=centre,
            worker_id=booking.worker,
            kind=booking.kind,
            location_id=booking.location,
            room_id=booking.room,
            starts=booking.starts,
            ends=booking.starts + timedelta(minutes=booking.minutes),
            remind=booking.remind,
            contact=booking.contact,
            booked_by_id=by.worker,
            booked_at=at,
        )
    _seal(row, booking.guest, from_desk=centre in by.desk_centres)
    audit.record(Act.CREATE, "Booking", identity, tenant=centre)
    outbox.wake(booking.worker)
    return identity


def _check(booking: NewBooking, centre: UUID, at: datetime) -> NewBooking:
    """The booking with the place that belongs to its kind."""
    if booking.kind is not BookingKind.LOCATION:
        booking = replace(booking, location=None, room=None)
    elif selectors.location(centre, booking.location) is None or booking.location is None:
        raise BadInput("place", "place_missing")
    _check_guest(booking)
    _check_time(booking, centre, at)
    return booking


def _check_guest(booking: NewBooking) -> None:
    guest = booking.guest
    if booking.remind is ReminderWay.SMS and not guest.phone:
        raise BadInput("phone", "phone_for_reminder")
    if booking.remind is ReminderWay.MAIL and not guest.mail:
        raise BadInput("mail", "mail_for_reminder")


def _check_time(booking: NewBooking, centre: UUID, at: datetime) -> None:
    period = Period(booking.starts, booking.starts + timedelta(minutes=booking.minutes))
    if period.starts < at:
        raise BadInput("time", "moment_past")
    if not SHORTEST <= booking.minutes <= LONGEST:
        raise BadInput("minutes", "minutes_wrong")
    if selectors.is_away(booking.worker, period):
        raise Away
    place = selectors.location(centre, booking.location)
    if place is not None and not booking.outside and not rules.open_during(place.calendar, period):
        raise Closed


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """What the database refuses because it overlaps, in a word of the domain."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        cause = error.__cause__
        if getattr(cause, "sqlstate", None) != OVERLAP:
            raise
        raise Taken(room="per_room" in str(cause)) from error


def _seal(row: Booking, guest: Guest, *, from_desk: bool) -> None:
    words = json.dumps(asdict(guest))
    Visitor.objects.create(
        booking=row,
        centre_id=row.centre_id,
        from_desk=from_desk,
        sealed=vault.seal(words, place=f"agenda_visitor:{row.id}"),
    )


def _planned(booking: UUID, version: int | None, by: Viewer) -> Booking:
    """A booking that still has to come, locked.

    Raises:
        NotAllowed: unknown, or in the agenda of somebody elsewhere.
        AlreadyDone: it was cancelled or had its outcome.
        Conflict: somebody changed it since it was shown.
    """
    row = agenda.of_booking(booking, by)
    if row.state != BookingState.PLANNED:
        raise AlreadyDone("booking_over")
    if version is not None and row.version != version:
        raise Conflict(row.version)
    return row


@transaction.atomic
def move(
    *,
    booking: UUID,
    version: int,
    worker: UUID,
    starts: datetime,
    minutes: int,
    location: UUID | None,
    room: UUID | None,
    outside: bool,
    by: Viewer,
    at: datetime,
) -> None:
    """Another moment, place or colleague for a booking; who comes is reminded anew.

    Raises:
        Conflict, AlreadyDone, NotAllowed: as `_planned`.
        WorkerUnknown, BadInput, Away, Closed, Taken: as `book`.
    """
    row = _planned(booking, version, by)
    if not agenda.may_book(by, row.centre_id, worker):
        raise NotAllowed
    if worker not in {one.id for one in staff(row.centre_id, at=at)}:
        raise WorkerUnknown
    wanted = NewBooking(
        worker=worker,
        kind=BookingKind(row.kind),
        starts=starts,
        minutes=minutes,
        guest=Guest(),
        location=location,
        room=room,
        outside=outside,
    )
    wanted = _check(wanted, row.centre_id, at)
    before = row.worker_id
    row.worker_id, row.location_id, row.room_id = worker, wanted.location, wanted.room
    row.starts, row.ends = starts, starts + timedelta(minutes=minutes)
    row.reminded_at, row.version = None, row.version + 1
    with _one_at_a_time():
        row.save(update_fields=["worker_id", "location_id", "room_id", "starts", "ends", "reminded_at", "version"])
    audit.record(Act.CHANGE, "Booking", row.id, tenant=row.centre_id)
    for one in {before, worker}:
        outbox.wake(one)


@transaction.atomic
def cancel(*, booking: UUID, version: int, by: Viewer, at: datetime) -> None:
    """Nobody comes: the time is free again, and name and number are gone.

    Raises:
        Conflict, AlreadyDone, NotAllowed: as `_planned`.
    """
    row = _planned(booking, version, by)
    row.state, row.version = BookingState.CANCELLED, row.version + 1
    _erase(row)
    row.save(update_fields=["state", "version"])
    audit.record(Act.CLOSE, "Booking", row.id, tenant=row.centre_id, detail=BookingState.CANCELLED)
    outbox.wake(row.worker_id)


@transaction.atomic
def record_outcome(*, booking: UUID, came: bool, by: Viewer, at: datetime) -> None:
    """Whether somebody came. Who did not stays with the worker until he says what he did about it.

    Raises:
        NotAllowed, AlreadyDone: as `_planned`.
        BadInput: it has not begun yet.
    """
    row = _planned(booking, None, by)
    if row.starts > at:
        raise BadInput("came", "not_begun")
    row.state, row.version = (BookingState.CAME if came else BookingState.MISSED), row.version + 1
    if came:
        _erase(row)
    row.save(update_fields=["state", "version"])
    audit.record(Act.CHANGE, "Booking", row.id, tenant=row.centre_id, detail=row.state)
    outbox.wake(row.worker_id)


@transaction.atomic
def settle(*, booking: UUID, follow_up: FollowUp, by: Viewer, at: datetime) -> None:
    """What was done about somebody who did not come; then name and number go.

    Raises:
        NotAllowed: unknown, or in the agenda of somebody elsewhere.
        AlreadyDone: it was said before, or he came.
    """
    row = agenda.of_booking(booking, by)
    if row.state != BookingState.MISSED or row.follow_up:
        raise AlreadyDone("booking_over")
    row.follow_up, row.version = follow_up, row.version + 1
    _erase(row)
    row.save(update_fields=["follow_up", "version"])
    audit.record(Act.CLOSE, "Booking", row.id, tenant=row.centre_id, detail=follow_up)


def _erase(row: Booking) -> None:
    """Remove the name and number for good. The database does it: the application itself may not delete."""
    doors.call("erase_visitor", row.id)


def hand_over_bookings(leaving: WorkerLeaves) -> None:
    """A worker leaves: his bookings go to his successor, or he cannot leave.

    Raises:
        StillHolds: somebody still comes for him and nobody was named, or the successor is not free then; says when.
    """
    held = [starts for (starts,) in doors.rows("agenda_hangs_on", leaving.worker)]
    if held and leaving.successor is None:
        raise StillHolds(name=leaving.name, matters=_moments(held))
    if held:
        try:
            with _one_at_a_time():
                doors.call("hand_over_bookings", leaving.worker, leaving.successor, leaving.at)
        except Taken as taken:
            raise StillHolds(name=leaving.name, matters=_moments(held)) from taken
    doors.call("end_agenda", leaving.worker, leaving.at)


def _moments(held: list[datetime]) -> tuple[str, ...]:
    return tuple(date_format(timezone.localtime(starts), "j b G.i") for starts in held)
