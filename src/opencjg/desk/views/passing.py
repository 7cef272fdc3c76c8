# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passing a question on, the waiting room, and the list for whoever comes next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import TAKES_CASES, calendar_of, takers
from opencjg.accounts.types import CentreId, OnDuty, Role, WorkerAway, WorkerUnknown
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.moments import say_due
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import selectors, services
from opencjg.desk.forms.passing import NoteForm, PassForm, WaitingForm
from opencjg.desk.models import Contact
from opencjg.desk.selectors import office
from opencjg.desk.types.office import Connection, WaitingEnd
from opencjg.desk.views.contacts import AT_DESK, REFUSED, say
from opencjg.desk.views.worries import say_away


@worker_page()
@require_http_methods(["GET", "POST"])
def contact_pass(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """Let a colleague or the expert desk go on with a question: connect, call back, or the waiting room."""
    row = selectors.contact(contact, request.viewer)
    staff = tuple(
        one
        for one in takers(
            request.viewer,
            centre=CentreId(row.centre_id),
            at=request.now,
            roles=(Role.EXPERT_DESK, *TAKES_CASES),
        )
        if one.worker.id != row.matter.responsible_id
    )
    promised = selectors.callback_of_contact(contact, request.viewer) is not None
    typed = request.POST if request.method == "POST" else None
    form = PassForm(typed, staff=staff, now=request.now, promised=promised)
    if request.method == "GET" or not form.is_valid():
        return _pass_page(request, row, form, staff)
    try:
        services.pass_on(contact=contact, passing=form.passing(), by=request.viewer, at=request.now)
    except WorkerAway as away:
        form.add_error("to", say_away(away))
    except WorkerUnknown:
        form.add_error("to", _("Choose a colleague from the list."))
    except BadInput as wrong:
        form.add_error({"phone": "client_phone"}.get(wrong.field, wrong.field), say(wrong))
    except AlreadyDone as done:
        messages.info(request, REFUSED[done.code]())
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    else:
        return _passed(request, contact, Connection(form.cleaned_data["how"]))
    return _pass_page(request, row, form, staff)


def _passed(request: WorkerRequest, contact: UUID, how: Connection) -> HttpResponse:
    if how is Connection.WAITING_ROOM:
        messages.success(request, _("Your colleague knows that the customer is in."))
        return HttpResponseRedirect(reverse("waiting-room"))
    messages.success(request, _("Your colleague has the whole question now. Nothing has to be asked again."))
    if request.viewer.desk_centres:
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    return HttpResponseRedirect(reverse("today"))


def _pass_page(request: WorkerRequest, row: Contact, form: PassForm, staff: tuple[OnDuty, ...]) -> HttpResponse:
    context = {"form": form, "contact": row, "staff": staff, "page_title": _("Pass the question on")}
    return render(request, "desk/pass_on.html", context, status=422 if form.is_bound else 200)


@worker_page()
@require_GET
def waiting_room(request: WorkerRequest) -> HttpResponse:
    """Who waits for whom since when, without names; and how long people waited today."""
    rows = office.waiting_room(request.viewer)
    audit.record(Act.LIST, "Waiting", tenant=request.viewer.centre.id, detail=str(len(rows)))
    minutes = {row.id: int((request.now - row.since).total_seconds() // 60) for row in rows}
    context = {
        "rows": [(row, minutes[row.id]) for row in rows],
        "day": office.waiting_today(request.viewer, now=request.now) if request.viewer.desk_centres else None,
        "page_title": _("Waiting room"),
    }
    return render(request, "desk/waiting_room.html", context)


@worker_page()
@require_POST
def waiting_end(request: WorkerRequest, waiting: UUID) -> HttpResponse:
    """Somebody was fetched, walked away, or was sent home; sent twice, the second time tells how it stands."""
    form = WaitingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose how the waiting ended."))
        return HttpResponseRedirect(reverse("waiting-room"))
    outcome = WaitingEnd(form.cleaned_data["outcome"])
    try:
        contact = services.end_waiting(waiting=waiting, outcome=outcome, by=request.viewer, at=request.now)
    except NotAllowed as gone:
        if gone.code != "waiting_gone":
            raise
        messages.info(request, _("This customer does not wait any more."))
        return HttpResponseRedirect(reverse("waiting-room"))
    if outcome is WaitingEnd.TAKEN_UP:
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    messages.info(request, _("Noted. The question stays open with your colleague."))
    return HttpResponseRedirect(reverse("waiting-room"))


@worker_page(*AT_DESK)
@require_http_methods(["GET", "POST"])
def shift(request: WorkerRequest) -> HttpResponse:
    """What is still open at this desk, for whoever comes next, and a note that expires."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.leave_note(text=form.cleaned_data["text"], by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.add_error(wrong.field, say(wrong))
        else:
            messages.success(request, _("The note is left for whoever comes next."))
            return HttpResponseRedirect(reverse("shift"))
    rows, total = office.open_at_desk(request.viewer, now=request.now)
    calendar = calendar_of(request.viewer.centre.id)
    audit.record(Act.LIST, "Contact", tenant=request.viewer.centre.id, detail=str(len(rows)))
    context = {
        "form": form,
        "rows": [(row, say_due(row.due, request.now, calendar)) for row in rows],
        "total": total,
        "notes": office.notes(request.viewer, now=request.now),
        "page_title": _("Shift hand-over"),
    }
    return render(request, "desk/shift.html", context, status=422 if form.is_bound else 200)


@worker_page(*AT_DESK)
@require_POST
def note_away(request: WorkerRequest, note: UUID) -> HttpResponse:
    """My note is no longer needed."""
    try:
        services.take_note_away(note=note, by=request.viewer, at=request.now)
    except NotAllowed as gone:
        if gone.code != "note_gone":
            raise
        messages.info(request, _("This note is gone already, or it is a colleague's."))
    else:
        messages.success(request, _("The note is taken away."))
    return HttpResponseRedirect(reverse("shift"))
