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
from opencjg.core.types import NotAllowed
from opencjg.desk import selectors, services
from opencjg.desk.forms import CallForm
from opencjg.desk.types import CallOutcome


@worker_page()
@require_GET
def callback(request: WorkerRequest, callback: UUID) -> HttpResponse:
    """One promise to call: whom, about what, before when."""
    row = selectors.callback(callback, request.viewer)
    if row is None:
        messages.info(request, _("This promise was kept already. The name and number are gone."))
        return HttpResponseRedirect(reverse("today"))
    audit.record(Act.READ, "CallbackRequest", row.id, tenant=request.viewer.centre.id)
    due = say_due(row.due, request.now, calendar_of(request.viewer.centre.id))
    return render(request, "desk/callback.html", {"callback": row, "due": due, "page_title": _("Call back")})


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
