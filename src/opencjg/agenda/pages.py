# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on a page of the agenda, ready to print: no template formats a date or asks the database anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from opencjg.accounts.types import Viewer
from opencjg.agenda import labels, rules, selectors
from opencjg.agenda.types import BookingRow, BookingState, OpenNow, Period, RosterRow

EARLIEST, LATEST = 8, 18  # hours that are always shown
QUARTERS = 96


@dataclass(frozen=True, slots=True)
class Block:
    """Something in the grid: the row it starts at, how many quarters it takes, and what it is."""

    row: int
    rows: int
    kind: str
    clock: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something in the list beside the grid."""

    clock: str
    starts: datetime
    title: str
    detail: str
    url: str = ""
    tag: str = ""
    warn: bool = False
    practical: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A day of a worker, or a worker of a day."""

    title: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    current: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hour:
    """A line of hours beside the grid."""

    row: int
    clock: str


def hours(first: int, last: int) -> tuple[Hour, ...]:
    return tuple(Hour((hour - first) * 4 + 1, f"{hour}.00") for hour in range(first, last))


def frame(periods: Iterable[Period]) -> tuple[int, int]:
    """The first and the last hour of the grid: office hours, and what lies outside them."""
    first, last = EARLIEST, LATEST
    for period in periods:
        starts, ends = timezone.localtime(period.starts), timezone.localtime(period.ends)
        first = min(first, starts.hour)
        last = 24 if ends.date() > starts.date() else max(last, ends.hour + (ends.minute > 0))
    return first, last


def block(period: Period, *, first: int, kind: str, title: str) -> Block:
    starts, ends = timezone.localtime(period.starts), timezone.localtime(period.ends)
    row = rules.quarter(starts.time(), first=first)
    end = QUARTERS if ends.date() > starts.date() else rules.quarter(ends.time(), first=first) + (ends.minute % 15 > 0)
    return Block(row + 1, max(1, end - row), kind, said(period), title)


def clock(moment: datetime | time) -> str:
    """A time of day as Dutch writes it."""
    return f"{moment.hour}.{moment.minute:02}"


def said(period: Period) -> str:
    """From when until when."""
    return f"{clock(timezone.localtime(period.starts))}-{clock(timezone.localtime(period.ends))}"


def booking_title(row: BookingRow) -> str:
    """Who comes, for who may know it; else that the time is taken."""
    if row.guest is None and row.state is BookingState.PLANNED:
        return _("Taken")
    return (row.guest.name if row.guest else "") or _("Appointment")


def booking_line(row: BookingRow, *, at: datetime, with_worker: bool = False) -> Line:
    """A booking in a list."""
    detail = row.place or str(labels.KINDS[row.kind])
    asks = row.state is BookingState.PLANNED and row.period.ends <= at
    tag = _("Did they come?") if asks else "" if row.state is BookingState.PLANNED else str(labels.STATES[row.state])
    return Line(
        clock=said(row.period),
        starts=row.period.starts,
        title=booking_title(row),
        detail=f"{row.worker_name}, {detail}" if with_worker else detail,
        url=reverse("booking", args=[row.id]),
        tag=tag,
        warn=asks or (row.state is BookingState.MISSED and not row.follow_up),
        practical=row.guest.practical if row.guest else "",
    )


def roster_line(row: RosterRow, period: Period, *, with_worker: bool = False) -> Line:
    """Somebody who is somewhere."""
    place = f"{row.location_name}, {row.room_name}" if row.room_name else row.location_name
    kind = str(labels.ROSTER[row.kind])
    return Line(
        clock=said(period),
        starts=period.starts,
        title=row.worker_name if with_worker else kind[0].upper() + kind[1:],
        detail=f"{kind}, {place}" if with_worker else place,
    )


def blocks(
    bookings: Sequence[BookingRow], present: Sequence[tuple[RosterRow, Period]], first: int
) -> tuple[Block, ...]:
    """What stands in one column of the grid: presence behind, bookings before it."""
    behind = [block(period, first=first, kind=row.kind, title=str(labels.ROSTER[row.kind])) for row, period in present]
    before = [
        block(
            row.period,
            first=first,
            kind="missed" if row.state is BookingState.MISSED else "booked",
            title=booking_title(row),
        )
        for row in bookings
    ]
    return (*behind, *before)


def opening_words(now: OpenNow) -> str:
    """Whether a place is open, in words."""
    if now.open and now.until is not None:
        return _("Open now, until %(at)s") % {"at": clock(timezone.localtime(now.until))}
    if now.opens is not None:
        return _("Closed now. Opens %(at)s") % {"at": date_format(timezone.localtime(now.opens), "l j F G.i")}
    return _("Closed. No opening hours are known.")


def book_url(**known: Any) -> str:
    """Where to book, with what is known filled in."""
    return f"{reverse('booking-new')}?{urlencode(known)}"


def day_words(day: date) -> str:
    return date_format(day, "l j F")


def lines_of_today(viewer: Viewer, *, at: datetime) -> list[Line]:
    """For Vandaag: who comes today, and what earlier bookings still ask. One query."""
    day = timezone.localdate(at)
    since, until = rules.moment(day, time()), rules.moment(day + timedelta(days=1), time())
    return [booking_line(row, at=at) for row in selectors.today_of(viewer, since=since, until=until, at=at)]
