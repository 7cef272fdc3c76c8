# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Booking, moving, cancelling, and what became of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import locations_of, staff
from opencjg.accounts.types import WorkerUnknown
from opencjg.agenda import labels, pages, selectors, services
from opencjg.agenda.forms import BookingForm, MomentForm, MoveForm, OutcomeForm, SettleForm
from opencjg.agenda.types import Away, BookingRow, BookingState, Closed, Period, Taken
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, Conflict, Refusal
from opencjg.forms.types import AlreadySent

KNOWN = {"wie": "worker", "dag": "day", "tijd": "time", "duur": "minutes", "plek": "place", "contact": "contact"}
REFUSALS: dict[str, Callable[[], str]] = {
    "place_missing": lambda: _("Choose where."),
    "phone_for_reminder": lambda: _("Type the number for the text message, or choose no reminder."),
    "mail_for_reminder": lambda: _("Type the e-mail address for the reminder, or choose no reminder."),
    "moment_past": lambda: _("This moment is over. Choose a later one."),
    "minutes_wrong": lambda: _("Type a number of minutes between 5 and 480."),
    "worker_absent": lambda: _("This colleague is absent then. Choose another moment or another colleague."),
    "worker_taken": lambda: _("This colleague is not free then. Choose one of the free moments, or another colleague."),
    "room_taken": lambda: _("This room is not free then. Choose another room, or one of the free moments."),
    "place_closed": lambda: _("The location is closed then. If you mean it, tick the box and save again."),
    "worker_unknown": lambda: _("Choose a colleague from the list."),
    "changed_meanwhile": lambda: _("A colleague changed this appointment. Below you see how it stands now."),
}
FIELDS = {"worker_absent": "worker", "worker_taken": "time", "room_taken": "place", "place_closed": "outside"}


def _choices(request: WorkerRequest) -> dict[str, Any]:
    """Whom and where: for the desk everybody of the centre, for others themselves."""
    centre = request.viewer.centre.id
    everybody = staff(centre, at=request.now)
    mine = [one for one in everybody if centre in request.viewer.desk_centres or one.id in request.viewer.selves]
    return {"workers": mine, "locations": locations_of(centre), "rooms": selectors.rooms(centre)}


@worker_page()
@require_http_methods(["GET", "POST"])
def booking_new(request: WorkerRequest) -> HttpResponse:
    """Book: choose one of the free times, or type another."""
    choices = _choices(request)
    if request.method == "GET":
        known = {field: request.GET[name] for name, field in KNOWN.items() if name in request.GET}
        today = timezone.localdate(request.now).isoformat()
        mine = {"worker": str(request.viewer.worker), "day": today, "submission": uuid4(), "minutes": 30}
        place = next((str(one.id) for one in choices["locations"]), "")
        return _new_page(request, BookingForm(initial={"place": place} | mine | known, **choices))
    if request.POST.get("pick") is not None or request.POST.get("do") == "look":
        return _picked(request, choices)
    return _book(request, BookingForm(request.POST, **choices))


def _picked(request: WorkerRequest, choices: dict[str, Any]) -> HttpResponse:
    """A free time was chosen, or free times asked: what was typed stays."""
    typed = {name: request.POST.get(name, "") for name in BookingForm.base_fields}
    day, _between, clock = request.POST.get("pick", "").partition("T")
    picked = {"day": day, "time": clock} if clock else {}
    return _new_page(request, BookingForm(initial=typed | picked, **choices))


def _book(request: WorkerRequest, form: BookingForm) -> HttpResponse:
    if not form.is_valid():
        return _new_page(request, form, status=422)
    booking = form.booking()
    try:
        identity = services.book(
            booking=booking, submission=form.cleaned_data["submission"], by=request.viewer, at=request.now
        )
    except AlreadySent as sent:
        return HttpResponseRedirect(reverse("booking", args=[sent.outcome]))
    except (BadInput, Away, Closed, Taken, WorkerUnknown) as refusal:
        refuse(form, refusal)
        return _new_page(
            request, form, near=_near(request, form) if isinstance(refusal, Taken | Away) else (), status=422
        )
    messages.success(request, _("The appointment is made."))
    return HttpResponseRedirect(reverse("booking", args=[identity]))


def refuse(form: forms.Form, refusal: Refusal) -> None:
    """Say at the field what is wrong, in words, once."""
    field = refusal.field if isinstance(refusal, BadInput) else FIELDS.get(refusal.code, "worker")
    form.add_error(field if field in form.fields else None, REFUSALS[refusal.code]())


def _near(request: WorkerRequest, form: MomentForm) -> tuple[Period, ...]:
    """The nearest free moments for what was asked."""
    asked = form.cleaned_data
    wanted = form.starts if "time" in asked else None
    if wanted is None:
        starts = f"{form.data.get('day', '')}T{form.data.get('time', '')}"
        wanted = timezone.make_aware(datetime.fromisoformat(starts))
    place = form.data.get("place", "").partition("/")[2]
    worker = UUID(form.data["worker"])
    return tuple(
        selectors.free_near(
            request.viewer,
            worker=worker,
            room=UUID(place) if place else None,
            wanted=wanted,
            minutes=asked.get("minutes", 30),
            at=request.now,
        )
    )


def _offer(slots: tuple[Period, ...]) -> list[tuple[str, str]]:
    """Moments that can be picked: what the button sends, and what it says."""
    local = [timezone.localtime(slot.starts) for slot in slots]
    return [(f"{one:%Y-%m-%dT%H:%M}", date_format(one, "D j b G.i")) for one in local]


def _new_page(
    request: WorkerRequest, form: BookingForm, *, near: tuple[Period, ...] = (), status: int = 200
) -> HttpResponse:
    chosen = str(form["worker"].value() or "")
    known = {str(one.id) for one in form.workers}
    free = selectors.consulting_moments(request.viewer, worker=UUID(chosen), at=request.now) if chosen in known else ()
    context = {
        "form": form,
        "near": _offer(near),
        "free": _offer(tuple(slot for _line, slot in free[:24])),
        "page_title": _("New appointment"),
    }
    return render(request, "agenda/booking_new.html", context, status=status)


@worker_page()
@require_GET
def booking(request: WorkerRequest, booking: UUID) -> HttpResponse:
    """One booking: when, where, and what can be done with it."""
    return _page(request, selectors.booking(booking, request.viewer))


def _move_form(request: WorkerRequest, row: BookingRow, data: Any = None) -> MoveForm:
    starts = timezone.localtime(row.period.starts)
    place = f"{row.location}/{row.room}" if row.room else str(row.location or "")
    return MoveForm(
        data,
        initial={
            "worker": str(row.worker),
            "day": starts.date(),
            "time": starts.time(),
            "minutes": row.minutes,
            "place": place,
            "version": row.version,
        },
        **_choices(request),
    )


def _page(
    request: WorkerRequest,
    row: BookingRow,
    *,
    form: MoveForm | None = None,
    settle: SettleForm | None = None,
    near: tuple[Period, ...] = (),
    status: int = 200,
) -> HttpResponse:
    audit.record(Act.READ, "Booking", row.id, tenant=request.viewer.centre.id)
    planned = row.state is BookingState.PLANNED
    context = {
        "booking": row,
        "when": date_format(timezone.localtime(row.period.starts), "l j F"),
        "clock": pages.said(row.period),
        "kind": labels.KINDS[row.kind],
        "state": labels.STATES[row.state],
        "reminder": labels.REMINDERS[row.remind],
        "followed_up": next((word for key, word in labels.FOLLOW_UPS.items() if key.value == row.follow_up), ""),
        "title": pages.booking_title(row),
        "form": (form or _move_form(request, row)) if planned else None,
        "began": planned and row.period.starts <= request.now,
        "settle_form": (settle or SettleForm()) if row.state is BookingState.MISSED and not row.follow_up else None,
        "again": pages.book_url(wie=row.worker, plek=row.location or ""),
        "near": _offer(near),
        "page_title": _("Appointment"),
    }
    return render(request, "agenda/booking.html", context, status=status)


def _over(request: WorkerRequest, booking: UUID) -> HttpResponse:
    messages.info(request, _("A colleague did this already. This is how it stands now."))
    return HttpResponseRedirect(reverse("booking", args=[booking]))


@worker_page()
@require_POST
def booking_move(request: WorkerRequest, booking: UUID) -> HttpResponse:
    """Another moment, place or colleague."""
    row = selectors.booking(booking, request.viewer)
    form = _move_form(request, row, request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    try:
        services.move(
            booking=booking,
            version=form.cleaned_data["version"],
            **form.values(),
            by=request.viewer,
            at=request.now,
        )
    except AlreadyDone:
        return _over(request, booking)
    except Conflict as conflict:
        typed = request.POST.copy()
        typed["version"] = str(row.version)
        fresh = MoveForm(typed, **_choices(request))
        fresh.is_valid()
        refuse(fresh, conflict)
        return _page(request, row, form=fresh, status=409)
    except (BadInput, Away, Closed, Taken, WorkerUnknown) as refusal:
        refuse(form, refusal)
        near = _near(request, form) if isinstance(refusal, Taken | Away) else ()
        return _page(request, row, form=form, near=near, status=422)
    messages.success(request, _("The appointment is moved. Tell who comes."))
    if UUID(form.cleaned_data["worker"]) not in request.viewer.selves and not request.viewer.desk_centres:
        return HttpResponseRedirect(reverse("agenda"))
    return HttpResponseRedirect(reverse("booking", args=[booking]))


@worker_page()
@require_POST
def booking_cancel(request: WorkerRequest, booking: UUID) -> HttpResponse:
    """Nobody comes."""
    row = selectors.booking(booking, request.viewer)
    typed = request.POST.get("version", "")
    if not typed.isdecimal():
        return _page(request, row, status=422)
    try:
        services.cancel(booking=booking, version=int(typed), by=request.viewer, at=request.now)
    except (AlreadyDone, Conflict):
        return _over(request, booking)
    messages.success(request, _("The appointment is cancelled. The name and number are deleted."))
    return HttpResponseRedirect(reverse("agenda"))


@worker_page()
@require_POST
def booking_outcome(request: WorkerRequest, booking: UUID) -> HttpResponse:
    """Whether somebody came."""
    row = selectors.booking(booking, request.viewer)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, row, status=422)
    came = form.cleaned_data["outcome"] == "came"
    try:
        services.record_outcome(booking=booking, came=came, by=request.viewer, at=request.now)
    except BadInput:
        messages.error(request, _("The appointment has not begun yet."))
        return HttpResponseRedirect(reverse("booking", args=[booking]))
    except AlreadyDone:
        return _over(request, booking)
    if came:
        messages.success(request, _("Noted. The name and number are deleted."))
        return HttpResponseRedirect(reverse("agenda"))
    messages.info(request, _("Noted. It stays with the worker until somebody says what was done about it."))
    return HttpResponseRedirect(reverse("booking", args=[booking]))


@worker_page()
@require_POST
def booking_settle(request: WorkerRequest, booking: UUID) -> HttpResponse:
    """What was done about somebody who did not come."""
    row = selectors.booking(booking, request.viewer)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _page(request, row, settle=form, status=422)
    try:
        services.settle(booking=booking, follow_up=form.chosen, by=request.viewer, at=request.now)
    except AlreadyDone:
        return _over(request, booking)
    messages.success(request, _("Noted. The name and number are deleted."))
    return HttpResponseRedirect(reverse("agenda"))
