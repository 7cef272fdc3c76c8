# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vandaag."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, open_page, worker_page
from opencjg.agenda.pages import lines_of_today
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.persons.selectors import emergencies_to_judge
from opencjg.socialmap.selectors import to_check_count
from opencjg.workspace import selectors


@open_page
@require_GET
def home(request: WorkerRequest) -> HttpResponse:
    """The front door of the system for workers."""
    return HttpResponseRedirect(reverse("today"))


@worker_page()
@gzip_page
@require_GET
def today(request: WorkerRequest) -> HttpResponse:
    """A worker's home: whom to call, what to do by when, what is new.

    The one page that is compressed: it repeats nothing that a request brought, which is what an attack on
    compression needs (ADR 0012).
    """
    shown = "all" if request.GET.get("toon") == "alle" else "week"
    page = selectors.today(request.viewer, now=request.now, shown=shown)
    audit.record(Act.LIST, "OpenStep", tenant=request.viewer.centre.id, detail=str(len(page.steps)))
    late = page.counters.late
    title = _("Today (%(late)s late)") % {"late": late} if late else _("Today")
    name = "workspace/today_live.html" if request.htmx else "workspace/today.html"
    context = {
        "today": page,
        "page_title": title,
        "emergencies": emergencies_to_judge(request.viewer),
        "to_check": to_check_count(request.viewer, today=request.now.date()),
        "appointments": lines_of_today(request.viewer, at=request.now),
    }
    return render(request, name, context)


@open_page
@require_GET
def live(request: WorkerRequest) -> HttpResponse:
    """Answered by opencjg.live before it comes here; any other server says so, and the page stops asking."""
    return HttpResponse(status=204)
