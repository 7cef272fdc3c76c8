# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calling back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import calendar_of
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.moments import say_due
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk import labels, selectors, services
from opencjg.desk.forms import CallForm
from opencjg.desk.forms.passing import CallEndForm
from opencjg.desk.selectors import office
from opencjg.desk.types import CallbackRow, CallEnd, CallOutcome
from opencjg.desk.types.office import AttemptRow
from opencjg.desk.views.contacts import say


@worker_page()
@require_GET
def callback(request: WorkerRequest, callback: UUID) -> HttpResponse:
    """One promise to call: whom, about what, before when."""
    row = selectors.callback(callback, request.viewer)
    if row is None:
        messages.info(request, _("This promise was kept already. The name and number are gone."))
        return HttpResponseRedirect(reverse("today"))
    audit.record(Act.READ, "CallbackRequest", row.id, tenant=request.viewer.centre.id)
    return _page(request, row, CallEndForm())


def _page(request: WorkerRequest, row: CallbackRow, form: CallEndForm) -> HttpResponse:
    context = {
        "callback": row,
        "due": say_due(row.due, request.now, calendar_of(request.viewer.centre.id)),
        "attempts": tried(row.contact, request),
        "form": form,
        "page_title": _("Call back"),
    }
    return render(request, "desk/callback.html", context, status=422 if form.is_bound else 200)


def tried(contact: UUID, request: WorkerRequest) -> list[tuple[AttemptRow, str]]:
    """The tries to call back about a contact, with what came of each."""
    return [(row, labels.word(labels.CALLS, row.outcome)) for row in office.attempts(contact, request.viewer)]


@worker_page()
@require_POST
def callback_end(request: WorkerRequest, callback: UUID) -> HttpResponse:
    """A promise ends without a call, with the reason."""
    row = selectors.callback(callback, request.viewer)
    form = CallEndForm(request.POST)
    if row is None:
        messages.info(request, _("This promise was kept already. The name and number are gone."))
        return HttpResponseRedirect(reverse("today"))
    if not form.is_valid():
        return _page(request, row, form)
    why = CallEnd(form.cleaned_data["why"])
    try:
        contact = services.end_callback(request=callback, why=why, by=request.viewer, at=request.now)
    except BadInput as wrong:
        form.add_error(wrong.field, say(wrong))
        return _page(request, row, form)
    messages.success(request, _("The promise has ended. The name and number are deleted."))
    return HttpResponseRedirect(reverse("contact", args=[contact]))


@worker_page()
@require_POST
def call_outcome(request: WorkerRequest, callback: UUID) -> HttpResponse:
    """Say how the call went; sent twice, the second time tells how it stands."""
    form = CallForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose whether you spoke with them."))
        return HttpResponseRedirect(reverse("callback", args=[callback]))
    outcome = CallOutcome(form.cleaned_data["outcome"])
    try:
        contact = services.call_back(request=callback, outcome=outcome, by=request.viewer, at=request.now)
    except NotAllowed as gone:
        if gone.code != "callback_gone":
            raise
        messages.info(request, _("This promise was kept already. The name and number are gone."))
        return HttpResponseRedirect(reverse("today"))
    if outcome is CallOutcome.SPOKEN:
        messages.success(request, _("Well done. The name and number are deleted. Finish the question here."))
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    messages.info(request, _("Not reached. The promise stays on your list."))
    return HttpResponseRedirect(reverse("today"))
