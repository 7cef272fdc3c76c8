# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is where and when, which rooms there are, and when a place is open."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import staff
from opencjg.accounts.types import Viewer, WorkerUnknown
from opencjg.agenda import rules, selectors
from opencjg.agenda.models import Room, RosterGap, RosterLine
from opencjg.agenda.policies import agenda
from opencjg.agenda.types import NewRosterLine, Pattern
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, reference
from opencjg.core.rules.calendar import AMSTERDAM
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed

SHORTEST, LONGEST = 5, 240
MOST_PLACES = 500


@transaction.atomic
def add_roster_line(*, line: NewRosterLine, by: Viewer, at: datetime) -> UUID:
    """Say where a worker is every week, and what for.

    Raises:
        NotAllowed: somebody else's roster, and not one of those who plan this centre.
        WorkerUnknown: nobody active of this centre.
        BadInput: it ends before it starts, is no place of this centre, or the worker is elsewhere then.

    Source: ORG-02, ORG-05, ORG-06.
    """
    centre = by.centre.id
    if line.worker != by.worker and not agenda.plans(by, centre):
        raise NotAllowed
    if line.worker not in {one.id for one in staff(centre, at=at)}:
        raise WorkerUnknown
    _check(line, centre, at)
    identity = uuid7()
    RosterLine.objects.create(
        id=identity,
        centre_id=centre,
        worker_id=line.worker,
        location_id=line.location,
        room_id=line.room,
        kind=line.kind,
        weekday=line.weekday,
        opens=line.opens,
        closes=line.closes,
        since=line.since,
        until=line.until,
        minutes=line.minutes,
    )
    audit.record(Act.CREATE, "RosterLine", identity, tenant=centre)
    return identity


def _check(line: NewRosterLine, centre: UUID, at: datetime) -> None:
    if selectors.location(centre, line.location) is None:
        raise BadInput("place", "place_missing")
    if line.opens >= line.closes:
        raise BadInput("closes", "ends_before_start")
    if line.until is not None and line.until < max(line.since, at.date()):
        raise BadInput("until", "ends_before_start")
    if not SHORTEST <= line.minutes <= LONGEST:
        raise BadInput("minutes", "minutes_wrong")
    wanted = Pattern(line.weekday, line.opens, line.closes, line.since, line.until)
    for other in selectors.roster(workers=[line.worker], since=line.since, until=line.until):
        if rules.patterns_meet(wanted, other.pattern):
            raise BadInput("opens", "elsewhere_then", {"place": other.location_name})
    for other in selectors.roster(centre=centre, since=line.since, until=line.until) if line.room else ():
        if other.room == line.room and rules.patterns_meet(wanted, other.pattern):
            raise BadInput("place", "room_then", {"name": other.worker_name})


def _line(line: UUID, by: Viewer) -> RosterLine:
    row = RosterLine.objects.filter(id=line).first()
    if row is None or (row.worker_id != by.worker and not agenda.plans(by, row.centre_id)):
        raise NotAllowed
    return row


@transaction.atomic
def end_roster_line(*, line: UUID, by: Viewer, at: datetime) -> None:
    """From today on a roster line no longer holds.

    Raises:
        NotAllowed: unknown, or somebody else's and not planned by him.
    """
    row = _line(line, by)
    RosterLine.objects.filter(id=row.id).update(until=at.astimezone(AMSTERDAM).date() - timedelta(days=1))
    audit.record(Act.DELETE, "RosterLine", row.id, tenant=row.centre_id)


@transaction.atomic
def leave_out(*, line: UUID, day: date, by: Viewer, at: datetime) -> None:
    """On one day a roster line does not hold.

    Raises:
        NotAllowed: unknown, or somebody else's and not planned by him.
        BadInput: it does not hold on that day anyhow.
    """
    row = _line(line, by)
    gaps = frozenset(row.gaps.values_list("day", flat=True))
    pattern = Pattern(row.weekday, row.opens, row.closes, row.since, row.until, gaps)
    if rules.on_day(pattern, day) is None:
        raise BadInput("day", "not_on_that_day")
    RosterGap.objects.create(line=row, centre_id=row.centre_id, worker_id=row.worker_id, day=day)
    audit.record(Act.CHANGE, "RosterLine", row.id, tenant=row.centre_id, detail=day.isoformat())


def _require_runs(by: Viewer) -> UUID:
    if not agenda.runs(by, by.centre.id):
        raise NotAllowed
    return by.centre.id


@transaction.atomic
def add_room(*, location: UUID, name: str, places: int, by: Viewer) -> UUID:
    """A room that can be booked.

    Raises:
        NotAllowed: not one of those who run this centre.
        BadInput: no place of this centre, no name, or a name that is there already.

    Source: ORG-04.
    """
    centre = _require_runs(by)
    if selectors.location(centre, location) is None:
        raise BadInput("location", "place_missing")
    if not name.strip() or not 1 <= places <= MOST_PLACES:
        raise BadInput("name" if not name.strip() else "places", "places_wrong")
    if Room.objects.filter(location=location, name__iexact=name.strip(), active=True).exists():
        raise BadInput("name", "room_there")
    identity = uuid7()
    Room.objects.create(id=identity, centre_id=centre, location_id=location, name=name.strip(), places=places)
    audit.record(Act.CREATE, "Room", identity, tenant=centre)
    reference.forget()
    return identity


@transaction.atomic
def close_room(*, room: UUID, by: Viewer) -> None:
    """A room is no longer booked; what was booked stays.

    Raises:
        NotAllowed: not one of those who run this centre, or no room of it.
        AlreadyDone: it was closed before.
    """
    centre = _require_runs(by)
    row = Room.objects.filter(id=room, centre=centre).first()
    if row is None:
        raise NotAllowed
    if not row.active:
        raise AlreadyDone
    Room.objects.filter(id=room).update(active=False)
    audit.record(Act.CLOSE, "Room", room, tenant=centre)
    reference.forget()


@transaction.atomic
def set_opening_hours(*, location: UUID, spans: Sequence[tuple[int, time, time]], by: Viewer) -> None:
    """The opening hours of a location in a week, evenings and weekends too.

    Raises:
        NotAllowed: not one of those who run this centre.
        BadInput: a span ends before it starts, or two of a day overlap; `params` carries the weekday.

    Source: ORG-17, WENS-02.
    """
    centre = _require_runs(by)
    if selectors.location(centre, location) is None:
        raise NotAllowed
    latest: dict[int, time] = {}
    for weekday, opens, closes in sorted(spans):
        if opens >= closes or opens < latest.get(weekday, time()):
            raise BadInput(f"day_{weekday}", "spans_wrong")
        latest[weekday] = closes
    rows = [[weekday, opens.isoformat(), closes.isoformat()] for weekday, opens, closes in sorted(spans)]
    doors.call("set_opening_hours", location, json.dumps(rows))
    audit.record(Act.CHANGE, "OpeningHours", location, tenant=centre)
    reference.forget()


@transaction.atomic
def add_closing_day(*, day: date, reason: str, by: Viewer, at: datetime) -> UUID:
    """A day on which the centres of this municipality stay shut.

    Raises:
        NotAllowed: not one of those who run this centre.
        BadInput: a day that is over.
    """
    centre = _require_runs(by)
    if day < at.astimezone(AMSTERDAM).date():
        raise BadInput("day", "moment_past")
    identity = uuid7()
    doors.call("add_closing_day", identity, centre, day, reason.strip())
    audit.record(Act.CREATE, "ClosingDay", identity, tenant=centre)
    reference.forget()
    return identity


@transaction.atomic
def remove_closing_day(*, closing: UUID, by: Viewer) -> bool:
    """Open on that day after all. False when it was not there.

    Raises:
        NotAllowed: not one of those who run this centre.
    """
    centre = _require_runs(by)
    if not doors.call("remove_closing_day", closing):
        return False
    audit.record(Act.DELETE, "ClosingDay", closing, tenant=centre)
    reference.forget()
    return True
