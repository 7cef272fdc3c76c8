# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading who is where and when, what is open, and what is free."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from opencjg.accounts.selectors import absences_between, locations_of
from opencjg.accounts.types import LocationRef, Viewer
from opencjg.agenda import rules
from opencjg.agenda.models import Booking, Feed, Room, RosterLine, Visitor
from opencjg.agenda.policies import agenda
from opencjg.agenda.types import (
    BookingKind,
    BookingRow,
    BookingState,
    FeedEvent,
    FeedState,
    Guest,
    LocationOpen,
    Pattern,
    Period,
    ReminderWay,
    RoomRow,
    RosterKind,
    RosterRow,
)
from opencjg.core import doors, reference, vault
from opencjg.core.rules.calendar import AMSTERDAM
from opencjg.core.types import NotAllowed

LOOK_AHEAD = timedelta(days=14)
LOOK_BACK = timedelta(days=60)
MOST = 100


def open_now(centre: UUID, *, at: datetime) -> tuple[LocationOpen, ...]:
    """Which locations of a centre are open at this moment, the main one first: for the desk and for the website.

    Source: ORG-17, WENS-02.
    """
    return tuple(LocationOpen(place, rules.open_now(place.calendar, at)) for place in locations_of(centre))


def location(centre: UUID, identity: UUID | None) -> LocationRef | None:
    """A location of a centre; without an identity its main one."""
    places = locations_of(centre)
    if identity is None:
        return next(iter(places), None)
    return next((place for place in places if place.id == identity), None)


def rooms(centre: UUID) -> tuple[RoomRow, ...]:
    """Rooms of a centre by location and name; reference data."""
    return reference.kept(("rooms", centre), lambda: _rooms(centre))


def _rooms(centre: UUID) -> tuple[RoomRow, ...]:
    rows = Room.objects.filter(centre=centre, active=True).select_related("location")
    return tuple(
        RoomRow(row.id, row.location_id, row.location.name, row.name, row.places)
        for row in rows.order_by("-location__main", "location__name", "name")
    )


# Rosters


def roster(
    *, centre: UUID | None = None, workers: Collection[UUID] = (), since: date, until: date | None = None
) -> tuple[RosterRow, ...]:
    """Roster lines that hold on some day from `since` up to and including `until`. Two queries."""
    wanted = Q(centre=centre) if centre else Q(worker__in=workers)
    lines = RosterLine.objects.filter(wanted, Q(until=None) | Q(until__gte=since)).select_related(
        "worker", "location", "room"
    )
    if until is not None:
        lines = lines.filter(since__lte=until)
    lines = lines.prefetch_related("gaps").order_by("weekday", "opens", "worker__name")
    return tuple(_roster_row(row) for row in lines)


def _roster_row(row: RosterLine) -> RosterRow:
    return RosterRow(
        id=row.id,
        worker=row.worker_id,
        worker_name=row.worker.name,
        location=row.location_id,
        location_name=row.location.name,
        room_name=row.room.name if row.room else "",
        kind=RosterKind(row.kind),
        pattern=Pattern(
            row.weekday, row.opens, row.closes, row.since, row.until, frozenset(gap.day for gap in row.gaps.all())
        ),
        minutes=row.minutes,
        room=row.room_id,
    )


# Bookings


def visitor_of(row: Booking) -> Guest | None:
    """Who comes, for who may know it."""
    try:
        found: Visitor = row.visitor
    except Visitor.DoesNotExist:
        return None
    return opened(found.booking_id, found.sealed)


def opened(booking: UUID, sealed: bytes | memoryview) -> Guest:
    """Who comes, unsealed."""
    return Guest(**json.loads(vault.unseal(sealed, place=f"agenda_visitor:{booking}")))


def _booking_row(row: Booking) -> BookingRow:
    place = row.location.name if row.location else ""
    return BookingRow(
        id=row.id,
        worker=row.worker_id,
        worker_name=row.worker.name,
        period=Period(row.starts, row.ends),
        kind=BookingKind(row.kind),
        state=BookingState(row.state),
        place=f"{place}, {row.room.name}" if row.room else place,
        version=row.version,
        location=row.location_id,
        room=row.room_id,
        guest=visitor_of(row),
        remind=ReminderWay(row.remind),
        reminded_at=row.reminded_at,
        follow_up=row.follow_up,
        booked_by_name=row.booked_by.name,
    )


def _bookings(viewer: Viewer) -> QuerySet[Booking]:
    return Booking.objects.filter(agenda.visible(viewer)).select_related(
        "worker", "location", "room", "booked_by", "visitor"
    )


def booking(identity: UUID, viewer: Viewer) -> BookingRow:
    """One booking.

    Raises:
        NotAllowed: unknown, or in the agenda of somebody elsewhere.
    """
    row = _bookings(viewer).filter(id=identity).first()
    if row is None:
        raise NotAllowed("booking_gone")
    return _booking_row(row)


def bookings_of(viewer: Viewer, *, since: datetime, until: datetime) -> tuple[BookingRow, ...]:
    """What stands in the viewer's own agenda, and of whom he stands in for. One query."""
    rows = _bookings(viewer).filter(worker__in=viewer.selves, starts__lt=until, ends__gt=since)
    return tuple(map(_booking_row, rows.exclude(state=BookingState.CANCELLED).order_by("starts")[: 4 * MOST]))


def bookings_at(viewer: Viewer, *, place: UUID, since: datetime, until: datetime) -> tuple[BookingRow, ...]:
    """What is booked at a location, and with the same colleagues by telephone or at somebody's home. One query."""
    here = Q(location=place) | Q(location=None, centre=viewer.centre.id)
    rows = _bookings(viewer).filter(here, starts__lt=until, ends__gt=since)
    return tuple(map(_booking_row, rows.exclude(state=BookingState.CANCELLED).order_by("starts")[: 4 * MOST]))


def to_settle(viewer: Viewer, *, at: datetime) -> tuple[BookingRow, ...]:
    """Of the viewer's own bookings: who did not come and is not followed up, and of whom nobody said it. One query."""
    late = Q(state=BookingState.PLANNED, ends__lte=at) | Q(state=BookingState.MISSED, follow_up="")
    return tuple(map(_booking_row, _bookings(viewer).filter(late, worker__in=viewer.selves).order_by("starts")[:MOST]))


def today_of(viewer: Viewer, *, since: datetime, until: datetime, at: datetime) -> tuple[BookingRow, ...]:
    """For Vandaag: the bookings of this day, and those of before that ask for something.

    One query when there is none, which is how most days are for who works at a desk; two otherwise.
    """
    if not _anything(viewer, since=since, until=until):
        return ()
    late = Q(state=BookingState.PLANNED, ends__lte=at) | Q(state=BookingState.MISSED, follow_up="")
    of_today = Q(starts__lt=until, ends__gt=since) & ~Q(state=BookingState.CANCELLED)
    rows = _bookings(viewer).filter(late | of_today, worker__in=viewer.selves).order_by("starts")
    return tuple(map(_booking_row, rows[:MOST]))


# A planned booking of before asks whether they came, a missed one what happened then: both stay until answered.
ANY_BOOKING = """
select exists (select from agenda_booking b where b.worker_id = any(%(mine)s::uuid[]) and b.starts < %(until)s
               and (b.ends > %(since)s or b.state = 'planned' or b.state = 'missed' and b.follow_up = ''))
"""


def _anything(viewer: Viewer, *, since: datetime, until: datetime) -> bool:
    """Whether a day or what came before it may have something to show; row security decides what it can find."""
    known: dict[str, Any] = {"mine": list(viewer.selves), "since": since, "until": until}
    with connection.cursor() as cursor:
        cursor.execute(ANY_BOOKING, known)
        (found,) = cursor.fetchone()
    return bool(found)


# What is free


def busy(*, workers: Collection[UUID], rooms: Collection[UUID] = (), since: datetime, until: datetime) -> list[Period]:
    """When colleagues or rooms are taken or colleagues away: nothing about why. Two queries."""
    booked = doors.rows("agenda_busy", list(workers), list(rooms), since, until)
    away = absences_between(workers, since=since, until=until)
    taken = [Period(starts, ends) for _worker, _room, starts, ends in booked]
    return taken + [Period(starts, ends) for _worker, starts, ends in away]


def is_away(worker: UUID, period: Period) -> bool:
    """Whether a colleague is absent during some of it. One query."""
    return bool(absences_between([worker], since=period.starts, until=period.ends))


def consulting_moments(
    viewer: Viewer, *, worker: UUID, at: datetime, minutes: int | None = None
) -> tuple[tuple[RosterRow, Period], ...]:
    """Free times of a worker's consulting hours in the next two weeks, with the line each belongs to. Four queries."""
    today = at.astimezone(AMSTERDAM).date()
    days = [today + timedelta(days=number) for number in range(LOOK_AHEAD.days + 1)]
    lines = [
        line
        for line in roster(workers=[worker], since=days[0], until=days[-1])
        if line.kind is RosterKind.CONSULTING and location(viewer.centre.id, line.location) is not None
    ]
    if not lines:
        return ()
    taken = busy(workers=[worker], since=at, until=rules.moment(days[-1] + timedelta(days=1), time()))
    found = []
    for line in lines:
        length = timedelta(minutes=minutes or line.minutes)
        spans = held(line, days, viewer.centre.id)
        found += [(line, slot) for slot in rules.free_slots(spans, taken, length=length, after=at)]
    return tuple(sorted(found, key=lambda one: one[1].starts)[:MOST])


def held(line: RosterRow, days: Iterable[date], centre: UUID) -> list[Period]:
    """When a roster line really holds on these days: not when its location is closed all day."""
    place = location(centre, line.location)
    open_days = (day for day in days if place is None or place.calendar.is_working_day(day) or not any(place.hours))
    return [period for day in open_days if (period := rules.on_day(line.pattern, day))]


def free_near(
    viewer: Viewer, *, worker: UUID, room: UUID | None, wanted: datetime, minutes: int, at: datetime
) -> Sequence[Period]:
    """The nearest free moments for a worker and a room while the centre is open. Two queries."""
    place = location(viewer.centre.id, None)
    if place is None:
        return ()
    length = timedelta(minutes=minutes)
    first = max(wanted, at).astimezone(AMSTERDAM).date()
    days = [first + timedelta(days=number) for number in range(8)]
    spans = [span for day in days for span in rules.opening(place.calendar, day)]
    until = rules.moment(days[-1] + timedelta(days=1), time())
    taken = busy(workers=[worker], rooms=[room] if room else [], since=rules.moment(first, time()), until=until)
    return rules.nearest(rules.free_slots(spans, taken, length=length, after=at), wanted)


def absent_on(workers: Collection[UUID], *, since: datetime, until: datetime) -> dict[UUID, list[Period]]:
    """When each of these colleagues is away. One query."""
    found: dict[UUID, list[Period]] = defaultdict(list)
    for worker, starts, ends in absences_between(workers, since=since, until=until):
        found[worker].append(Period(starts, ends))
    return found


# The worker's own calendar programme


def feed_of(viewer: Viewer) -> FeedState | None:
    """The viewer's feed, when he has one. One query."""
    row = Feed.objects.filter(worker=viewer.worker, revoked_at=None).first()
    return FeedState(row.id, row.made_at, row.fetched_at) if row else None


def feed_events(hashed: str) -> tuple[str, tuple[FeedEvent, ...]]:
    """How a feed answers (`none`, `often`, `open`) and what stands in it. One query."""
    answer = doors.call("agenda_feed", hashed)
    found = json.loads(answer) if isinstance(answer, str) else answer
    events = tuple(
        FeedEvent(
            id=UUID(identity),
            period=Period(datetime.fromisoformat(starts), datetime.fromisoformat(ends)),
            place=place,
            version=version,
        )
        for identity, starts, ends, place, version in found.get("events", ())
    )
    return found["state"], events
