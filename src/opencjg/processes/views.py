# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings of processes: a model on its own, and a matter's way through it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.processes.loaded import active
from opencjg.processes.rules.drawing import as_list, draw
from opencjg.processes.selectors import matter_of, story_of
from opencjg.processes.types import Model


@worker_page()
@require_GET
def matter_process(request: WorkerRequest, matter: UUID) -> HttpResponse:
    """Where a contact or case stands in its process: the drawing, and the same as a list."""
    row = matter_of(matter, request.viewer)
    audit.record(Act.READ, "Matter", matter, tenant=row.centre_id)
    story = story_of(matter, request.viewer)
    if story.model is None:
        raise Http404
    context = {"matter": row, "name": story.model_name, "version": story.version}
    return _diagram(request, story.model, story.passed, story.current, context)


@worker_page()
@require_GET
def model_list(request: WorkerRequest) -> HttpResponse:
    """The processes this centre works by."""
    context = {"models": sorted(active().values(), key=lambda one: one.key), "page_title": _("Processes")}
    return render(request, "processes/model_list.html", context)


@worker_page()
@require_GET
def model_page(request: WorkerRequest, key: str) -> HttpResponse:
    """One process, drawn and as a list."""
    loaded = active().get(key)
    if loaded is None:
        raise Http404
    context = {"name": loaded.name, "version": loaded.version}
    return _diagram(request, loaded.model, (), (), context)


def _diagram(
    request: WorkerRequest,
    model: Model,
    passed: tuple[str, ...],
    current: tuple[str, ...],
    context: dict[str, object],
) -> HttpResponse:
    titles = {"title": str(context["name"])}
    drawing = draw(model, passed=passed, current=current, titles=titles)
    # The drawing is made of escaped text by processes.rules.drawing, never of somebody's input.
    context["svg"] = mark_safe(drawing)  # noqa: S308 # nosec B308 B703
    context["rows"] = as_list(model, passed, current)
    context["page_title"] = context["name"]
    return render(request, "processes/diagram.html", context)
