# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worker's own settings: absence, shortcuts, language."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opencjg.accounts import services
from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import absences_of, colleagues
from opencjg.core.types import BadInput
from opencjg.workspace.forms import AbsenceForm, PreferencesForm

WRONG = {
    "absence_over": lambda: _("The end must be later than the start, and still to come."),
    "stands_in_for_himself": lambda: _("Choose a colleague; nobody stands in for himself."),
    "worker_unknown": lambda: _("Choose a colleague from the list."),
}


@worker_page()
@require_http_methods(["GET", "POST"])
def settings_own(request: WorkerRequest) -> HttpResponse:
    """Absence with a stand-in, keyboard shortcuts, language."""
    staff = colleagues(request.viewer)
    if request.method == "POST" and request.POST.get("do") == "preferences":
        return _preferences(request, staff)
    if request.method == "POST":
        return _absence(request, staff)
    return _page(request, AbsenceForm(colleagues=staff))


def _absence(request: WorkerRequest, staff: Any) -> HttpResponse:
    form = AbsenceForm(request.POST, colleagues=staff)
    if not form.is_valid():
        return _page(request, form, status=422)
    data = form.cleaned_data
    try:
        services.report_absence(
            worker=request.viewer.worker,
            starts=data["starts"],
            ends=data["ends"],
            stand_in=UUID(data["stand_in"]) if data["stand_in"] else None,
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.add_error(wrong.field, WRONG[wrong.code]())
        return _page(request, form, status=422)
    messages.success(request, _("Your absence is noted."))
    return HttpResponseRedirect(reverse("settings-own"))


def _preferences(request: WorkerRequest, staff: Any) -> HttpResponse:
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _page(request, AbsenceForm(colleagues=staff), preferences=form, status=422)
    services.set_preferences(
        shortcuts=form.cleaned_data["shortcuts"], language=form.cleaned_data["language"], by=request.viewer
    )
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("settings-own"))


def _page(
    request: WorkerRequest,
    form: AbsenceForm,
    *,
    preferences: PreferencesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    mine = {"shortcuts": request.viewer.shortcuts, "language": request.viewer.language}
    context = {
        "form": form,
        "preferences": preferences or PreferencesForm(initial=mine),
        "absences": absences_of(request.viewer, at=request.now),
        "page_title": _("Settings"),
    }
    return render(request, "workspace/settings.html", context, status=status)


@worker_page()
@require_POST
def absence_end(request: WorkerRequest, absence: UUID) -> HttpResponse:
    """I am there after all."""
    if services.end_absence(absence=absence, by=request.viewer):
        messages.success(request, _("The absence is taken back."))
    return HttpResponseRedirect(reverse("settings-own"))
