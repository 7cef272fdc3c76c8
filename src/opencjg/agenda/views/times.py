# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""My week, and the day of a location."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import locations_of
from opencjg.accounts.types import LocationRef, Viewer
from opencjg.agenda import pages, rules, selectors
from opencjg.agenda.policies import agenda
from opencjg.agenda.types import PLANS, BookingRow, Period, RosterKind, RosterRow
from opencjg.audit import services as audit
from opencjg.audit.types import Act

DAY = timedelta(days=1)
WALKS = {RosterKind.WALK_IN}


def day_of(typed: str, today: date) -> date:
    """The day an address names; this day when it names none."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return today


@worker_page()
@require_GET
def week(request: WorkerRequest) -> HttpResponse:
    """Who comes to me this week, where I am, and who did not come."""
    today = timezone.localdate(request.now)
    chosen = day_of(request.GET.get("dag", ""), today)
    monday = chosen - timedelta(days=chosen.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]
    since, until = rules.moment(monday, time()), rules.moment(monday + 7 * DAY, time())
    booked = selectors.bookings_of(request.viewer, since=since, until=until)
    lines = selectors.roster(workers=request.viewer.selves, since=days[0], until=days[-1])
    away = [
        one for every in selectors.absent_on(request.viewer.selves, since=since, until=until).values() for one in every
    ]
    present = [(line, period) for line in lines for period in selectors.held(line, days, request.viewer.centre.id)]
    first, last = pages.frame([*(row.period for row in booked), *(period for _line, period in present)])
    audit.record(Act.LIST, "Booking", tenant=request.viewer.centre.id, detail=str(len(booked)))
    context = {
        "columns": [_day_column(day, booked, present, away, first, today, request.now) for day in days],
        "hours": pages.hours(first, last),
        "settle": [
            pages.booking_line(row, at=request.now) for row in selectors.to_settle(request.viewer, at=request.now)
        ],
        "before": monday - 7 * DAY,
        "after": monday + 7 * DAY,
        "this_week": monday <= today < monday + 7 * DAY,
        "monday": monday,
        "feed": selectors.feed_of(request.viewer),
        "may_see_day": agenda.plans(request.viewer, request.viewer.centre.id),
        "page_title": _("Agenda"),
    }
    return render(request, "agenda/week.html", context)


def _on(day: date, moment: datetime) -> bool:
    return timezone.localdate(moment) == day


def _day_column(
    day: date,
    booked: tuple[BookingRow, ...],
    present: list[tuple[RosterRow, Period]],
    away: list[Period],
    first: int,
    today: date,
    at: datetime,
) -> pages.Column:
    mine = [row for row in booked if _on(day, row.period.starts)]
    here = [(line, period) for line, period in present if _on(day, period.starts)]
    whole = Period(rules.moment(day, time()), rules.moment(day + DAY, time()))
    lines = [pages.booking_line(row, at=at) for row in mine] + [pages.roster_line(*one) for one in here]
    return pages.Column(
        title=pages.day_words(day),
        blocks=pages.blocks(mine, here, first),
        lines=tuple(sorted(lines, key=lambda one: (one.starts, bool(one.url)))),
        current=day == today,
        note=_("absent") if any(rules.overlap(whole, one) for one in away) else "",
    )


@worker_page(*PLANS)
@require_GET
def day(request: WorkerRequest) -> HttpResponse:
    """A day of one location: is it open, who is here, who is free, who comes."""
    viewer = request.viewer
    place = selectors.location(viewer.centre.id, _identity(request.GET.get("locatie", "")))
    place = place or selectors.location(viewer.centre.id, None)
    shown = day_of(request.GET.get("dag", ""), timezone.localdate(request.now))
    context: dict[str, Any] = {
        "places": locations_of(viewer.centre.id),
        "place": place,
        "day": shown,
        "day_words": pages.day_words(shown),
        "before": shown - DAY,
        "after": shown + DAY,
        "today": timezone.localdate(request.now),
        "page_title": _("Day at the location"),
    }
    if place is not None:
        context |= _day_at(viewer, place, shown, request.now)
    audit.record(Act.LIST, "Booking", tenant=viewer.centre.id)
    return render(request, "agenda/day.html", context)


def _identity(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _day_at(viewer: Viewer, place: LocationRef, shown: date, now: datetime) -> dict[str, Any]:
    since, until = rules.moment(shown, time()), rules.moment(shown + DAY, time())
    lines = [
        line
        for line in selectors.roster(centre=viewer.centre.id, since=shown, until=shown)
        if line.location == place.id
    ]
    present = [(line, period) for line in lines for period in selectors.held(line, [shown], viewer.centre.id)]
    booked = selectors.bookings_at(viewer, place=place.id, since=since, until=until)
    names = {line.worker: line.worker_name for line, _period in present}
    names |= {row.worker: row.worker_name for row in booked if row.location == place.id or row.worker in names}
    away = selectors.absent_on(names, since=since, until=until)
    first, last = pages.frame([*(row.period for row in booked), *(period for _line, period in present)])
    return {
        "open_words": pages.opening_words(rules.open_now(place.calendar, now)),
        "hours_words": ", ".join(pages.said(one) for one in rules.opening(place.calendar, shown)),
        "hours": pages.hours(first, last),
        "columns": [
            _worker_column(worker, names[worker], booked, present, away.get(worker, []), first, now)
            for worker in sorted(names, key=lambda one: names[one])
        ],
        "here_now": [
            pages.roster_line(line, period, with_worker=True)
            for line, period in present
            if period.starts <= now < period.ends and not _is_away(away.get(line.worker, []), now)
        ],
        "walk_in": [
            pages.roster_line(line, period, with_worker=True) for line, period in present if line.kind in WALKS
        ],
        "free": _free(present, booked, away, now),
    }


def _is_away(away: list[Period], at: datetime) -> bool:
    return any(one.starts <= at < one.ends for one in away)


def _worker_column(
    worker: UUID,
    name: str,
    booked: tuple[BookingRow, ...],
    present: list[tuple[RosterRow, Period]],
    away: list[Period],
    first: int,
    at: datetime,
) -> pages.Column:
    his = [row for row in booked if row.worker == worker]
    here = [(line, period) for line, period in present if line.worker == worker]
    lines = [pages.booking_line(row, at=at) for row in his] + [pages.roster_line(*one) for one in here]
    return pages.Column(
        title=name,
        blocks=pages.blocks(his, here, first),
        lines=tuple(sorted(lines, key=lambda one: (one.starts, bool(one.url)))),
        note=_("absent") if away else "",
    )


def _free(
    present: list[tuple[RosterRow, Period]],
    booked: tuple[BookingRow, ...],
    away: dict[UUID, list[Period]],
    now: datetime,
) -> list[dict[str, Any]]:
    """Free times of the consulting hours of this day, each with the way to book it."""
    found = []
    for line, period in present:
        if line.kind is not RosterKind.CONSULTING:
            continue
        taken = [row.period for row in booked if row.worker == line.worker] + away.get(line.worker, [])
        slots = rules.free_slots([period], taken, length=timedelta(minutes=line.minutes), after=now)
        found.append({"worker": line.worker_name, "times": [(pages.said(slot), _book(line, slot)) for slot in slots]})
    return found


def _book(line: RosterRow, slot: Period) -> str:
    starts = timezone.localtime(slot.starts)
    return pages.book_url(
        wie=line.worker, dag=starts.date(), tijd=f"{starts:%H:%M}", duur=line.minutes, plek=line.location
    )
