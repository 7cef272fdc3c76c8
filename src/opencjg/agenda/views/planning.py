# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rosters, opening hours, closing days, rooms."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import closing_days, locations_of, staff
from opencjg.accounts.types import WorkerUnknown
from opencjg.agenda import labels, pages, selectors, services
from opencjg.agenda.forms import ClosingDayForm, DayForm, HoursForm, RoomForm, RosterForm
from opencjg.agenda.policies import agenda
from opencjg.agenda.types import RUNS, RosterRow
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput

REFUSALS: dict[str, Callable[[BadInput], str]] = {
    "place_missing": lambda wrong: _("Choose a location from the list."),
    "ends_before_start": lambda wrong: _("The end must be later than the start, and still to come."),
    "minutes_wrong": lambda wrong: _("Type a number of minutes between 5 and 240."),
    "elsewhere_then": lambda wrong: _("This colleague is at %(place)s then.") % wrong.params,
    "room_then": lambda wrong: _("%(name)s has this room then.") % wrong.params,
    "not_on_that_day": lambda wrong: _("On that day this does not stand in the roster. Choose another day."),
    "places_wrong": lambda wrong: _("Type a name, and for how many people the room is."),
    "room_there": lambda wrong: _("There is a room of that name here already."),
    "spans_wrong": lambda wrong: _("The times must follow each other: 9.00-12.30, 13.30-17.00."),
    "moment_past": lambda wrong: _("This day is over. Choose a later one."),
}


def _refuse(form: Any, wrong: BadInput) -> None:
    form.add_error(wrong.field if wrong.field in form.fields else None, REFUSALS[wrong.code](wrong))


def _roster_form(request: WorkerRequest, data: Any = None) -> RosterForm:
    centre = request.viewer.centre.id
    everybody = staff(centre, at=request.now)
    plans = agenda.plans(request.viewer, centre)
    return RosterForm(
        data,
        initial={"worker": str(request.viewer.worker), "since": timezone.localdate(request.now)},
        workers=[one for one in everybody if plans or one.id == request.viewer.worker],
        locations=locations_of(centre),
        rooms=selectors.rooms(centre),
    )


@worker_page()
@require_http_methods(["GET", "POST"])
def roster(request: WorkerRequest) -> HttpResponse:
    """Who is where and when at this centre; my own lines I make myself."""
    form = _roster_form(request, request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _roster_page(request, form)
    if not form.is_valid():
        return _roster_page(request, form, status=422)
    try:
        services.add_roster_line(line=form.line(), by=request.viewer, at=request.now)
    except BadInput as wrong:
        _refuse(form, wrong)
        return _roster_page(request, form, status=422)
    except WorkerUnknown:
        form.add_error("worker", _("Choose a colleague from the list."))
        return _roster_page(request, form, status=422)
    messages.success(request, _("It stands in the roster."))
    return HttpResponseRedirect(reverse("roster"))


def _roster_page(
    request: WorkerRequest,
    form: RosterForm,
    *,
    skip: DayForm | None = None,
    line: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    viewer, today = request.viewer, timezone.localdate(request.now)
    rows = selectors.roster(centre=viewer.centre.id, since=today)
    plans = agenda.plans(viewer, viewer.centre.id)
    audit.record(Act.LIST, "RosterLine", tenant=viewer.centre.id, detail=str(len(rows)))
    days = [
        (name, [_row(row, plans or row.worker == viewer.worker) for row in rows if row.pattern.weekday == weekday])
        for weekday, name in enumerate(labels.WEEKDAYS)
    ]
    context = {
        "days": [(name, lines) for name, lines in days if lines],
        "form": form,
        "skip": skip or DayForm(prefix="skip"),
        "skipped_line": line,
        "may_see_day": plans,
        "page_title": _("Roster"),
    }
    return render(request, "agenda/roster.html", context, status=status)


def _row(row: RosterRow, may_change: bool) -> dict[str, Any]:
    pattern = row.pattern
    return {
        "id": row.id,
        "clock": f"{pages.clock(pattern.opens)}-{pages.clock(pattern.closes)}",
        "worker": row.worker_name,
        "kind": labels.ROSTER[row.kind],
        "place": f"{row.location_name}, {row.room_name}" if row.room_name else row.location_name,
        "since": pattern.since,
        "until": pattern.until,
        "gaps": sorted(pattern.gaps),
        "may_change": may_change,
    }


@worker_page()
@require_POST
def roster_end(request: WorkerRequest, line: UUID) -> HttpResponse:
    """From today on this no longer holds."""
    services.end_roster_line(line=line, by=request.viewer, at=request.now)
    messages.success(request, _("It no longer stands in the roster. Appointments that were made stay."))
    return HttpResponseRedirect(reverse("roster"))


@worker_page()
@require_POST
def roster_skip(request: WorkerRequest, line: UUID) -> HttpResponse:
    """Not on one day."""
    skip = DayForm(request.POST, prefix="skip")
    if not skip.is_valid():
        return _roster_page(request, _roster_form(request), skip=skip, line=line, status=422)
    try:
        services.leave_out(line=line, day=skip.cleaned_data["day"], by=request.viewer, at=request.now)
    except BadInput as wrong:
        _refuse(skip, wrong)
        return _roster_page(request, _roster_form(request), skip=skip, line=line, status=422)
    messages.success(request, _("On that day it does not stand in the roster."))
    return HttpResponseRedirect(reverse("roster"))


@worker_page()
@require_GET
def opening(request: WorkerRequest) -> HttpResponse:
    """When each location is open, with evenings, weekends and closing days."""
    return _opening_page(request)


def _opening_page(
    request: WorkerRequest,
    *,
    hours: HoursForm | None = None,
    closing: ClosingDayForm | None = None,
    location: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    viewer, today = request.viewer, timezone.localdate(request.now)
    places = [_place(one, request, hours if one.location.id == location else None) for one in _open(request)]
    holidays = [day for year in (today.year, today.year + 1) for day in _holidays(request, year) if day >= today]
    context = {
        "places": places,
        "closing_days": closing_days(viewer.centre.id, since=today),
        "holidays": sorted(holidays)[:10],
        "closing_form": closing or ClosingDayForm(),
        "may_change": agenda.runs(viewer, viewer.centre.id),
        "form": hours or closing,
        "may_see_day": agenda.plans(viewer, viewer.centre.id),
        "page_title": _("Opening hours"),
    }
    return render(request, "agenda/opening.html", context, status=status)


def _open(request: WorkerRequest) -> Any:
    return selectors.open_now(request.viewer.centre.id, at=request.now)


def _holidays(request: WorkerRequest, year: int) -> Any:
    place = selectors.location(request.viewer.centre.id, None)
    return place.calendar.holidays.of_year(year) if place else ()


def _place(one: Any, request: WorkerRequest, refused: HoursForm | None) -> dict[str, Any]:
    place = one.location
    week = [
        (name, ", ".join(f"{pages.clock(opens)}-{pages.clock(closes)}" for opens, closes in place.hours[weekday]))
        for weekday, name in enumerate(labels.WEEKDAYS)
    ]
    form = refused or HoursForm(initial=HoursForm.written(place), auto_id=f"id_{place.id.hex[-8:]}_%s")
    return {
        "id": place.id,
        "name": place.name,
        "address": place.address,
        "main": place.main,
        "open": one.now.open,
        "open_words": pages.opening_words(one.now),
        "week": week,
        "form": form,
        "refused": refused is not None,
    }


@worker_page(*RUNS)
@require_POST
def opening_set(request: WorkerRequest, location: UUID) -> HttpResponse:
    """The hours of one location."""
    form = HoursForm(request.POST, auto_id=f"id_{location.hex[-8:]}_%s")
    if not form.is_valid():
        return _opening_page(request, hours=form, location=location, status=422)
    try:
        services.set_opening_hours(location=location, spans=form.spans(), by=request.viewer)
    except BadInput as wrong:
        _refuse(form, wrong)
        return _opening_page(request, hours=form, location=location, status=422)
    messages.success(request, _("The opening hours are saved."))
    return HttpResponseRedirect(reverse("opening"))


@worker_page(*RUNS)
@require_POST
def closing_add(request: WorkerRequest) -> HttpResponse:
    """A day on which the doors stay shut."""
    form = ClosingDayForm(request.POST)
    if not form.is_valid():
        return _opening_page(request, closing=form, status=422)
    try:
        services.add_closing_day(**form.cleaned_data, by=request.viewer, at=request.now)
    except BadInput as wrong:
        _refuse(form, wrong)
        return _opening_page(request, closing=form, status=422)
    messages.success(request, _("The closing day is noted."))
    return HttpResponseRedirect(reverse("opening"))


@worker_page(*RUNS)
@require_POST
def closing_end(request: WorkerRequest, closing: UUID) -> HttpResponse:
    """Open on that day after all."""
    if services.remove_closing_day(closing=closing, by=request.viewer):
        messages.success(request, _("The closing day is taken back."))
    return HttpResponseRedirect(reverse("opening"))


@worker_page()
@require_http_methods(["GET", "POST"])
def room_list(request: WorkerRequest) -> HttpResponse:
    """The rooms of the locations; who runs the centre adds one."""
    form = RoomForm(
        request.POST if request.method == "POST" else None, locations=locations_of(request.viewer.centre.id)
    )
    if request.method == "GET":
        return _room_page(request, form)
    if not form.is_valid():
        return _room_page(request, form, status=422)
    data = form.cleaned_data
    try:
        services.add_room(location=UUID(data["location"]), name=data["name"], places=data["places"], by=request.viewer)
    except BadInput as wrong:
        _refuse(form, wrong)
        return _room_page(request, form, status=422)
    messages.success(request, _("The room can be booked."))
    return HttpResponseRedirect(reverse("room-list"))


def _room_page(request: WorkerRequest, form: RoomForm, *, status: int = 200) -> HttpResponse:
    centre = request.viewer.centre.id
    context = {
        "rooms": selectors.rooms(centre),
        "form": form,
        "may_change": agenda.runs(request.viewer, centre),
        "may_see_day": agenda.plans(request.viewer, centre),
        "page_title": _("Rooms"),
    }
    return render(request, "agenda/rooms.html", context, status=status)


@worker_page(*RUNS)
@require_POST
def room_close(request: WorkerRequest, room: UUID) -> HttpResponse:
    """This room is no longer booked."""
    try:
        services.close_room(room=room, by=request.viewer)
    except AlreadyDone:
        messages.info(request, _("A colleague did this already. This is how it stands now."))
    else:
        messages.success(request, _("The room is no longer booked. Appointments that were made stay."))
    return HttpResponseRedirect(reverse("room-list"))
