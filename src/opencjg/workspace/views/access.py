# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The authorisation matrix, for everybody to read, with its version and date (AUT-09)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts import services
from opencjg.accounts.labels import DISCIPLINES, ROLES
from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.rules import OWN_LAYER, digest, opens
from opencjg.accounts.selectors import last_ratification
from opencjg.accounts.types import Discipline, Layer, Role
from opencjg.core.types import BadInput
from opencjg.persons.labels import LAYERS
from opencjg.workspace.forms import RatifyForm


@worker_page()
@require_GET
def matrix(request: WorkerRequest) -> HttpResponse:
    """Which role opens which layer of dossiers, made from the same table as the rights themselves."""
    return _page(request, RatifyForm(initial={"decided_on": request.now.date()}))


@worker_page(Role.FUNCTIONAL_MANAGER)
@require_POST
def matrix_adopt(request: WorkerRequest) -> HttpResponse:
    """Record that the board of the region adopted the matrix as it stands."""
    form = RatifyForm(request.POST)
    if form.is_valid():
        try:
            services.ratify_matrix(
                decided_on=form.cleaned_data["decided_on"],
                decided_by=form.cleaned_data["decided_by"],
                by=request.viewer,
                at=request.now,
            )
        except BadInput:
            form.add_error("decided_on", _("This day has not come yet."))
        else:
            messages.success(request, _("The adoption is noted."))
            return HttpResponseRedirect(reverse("matrix"))
    return _page(request, form, status=422)


def _page(request: WorkerRequest, form: RatifyForm, status: int = 200) -> HttpResponse:
    last = last_ratification()
    context = {
        "layers": [LAYERS[layer] for layer in Layer],
        "rows": [_row(role) for role in Role],
        "adopted": last if last is not None and last.digest == digest() else None,
        "older": last if last is not None and last.digest != digest() else None,
        "form": form if request.viewer.has(Role.FUNCTIONAL_MANAGER) else None,
        "page_title": _("Who may read what"),
    }
    return render(request, "workspace/matrix.html", context, status=status)


def _row(role: Role) -> dict[str, Any]:
    """One role: what it opens of each layer, and of which profession where that decides."""
    cells = [_cell(role, layer) for layer in Layer]
    return {"role": ROLES[role], "cells": cells, "none": not any(how for how, _of in cells)}


def _cell(role: Role, layer: Layer) -> tuple[str, str]:
    every = opens(role, Discipline.OTHER, layer)
    if every:
        return every, ""
    of = [discipline for discipline, own in OWN_LAYER.items() if own == layer and opens(role, discipline, layer)]
    how = opens(role, of[0], layer) if of else ""
    return how, ", ".join(str(DISCIPLINES[one]) for one in of)
