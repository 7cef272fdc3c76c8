# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of a case."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import takers
from opencjg.accounts.types import CentreId, WorkerAway
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import NotAllowed
from opencjg.persons.selectors import dossier_open
from opencjg.processes import services as processes
from opencjg.processes.pages import process_context
from opencjg.processes.selectors import case_of, may_finish, open_steps, story_of
from opencjg.signalling.forms import GiveForm
from opencjg.signalling.selectors import concerns_of
from opencjg.signalling.services import assign

if TYPE_CHECKING:
    from opencjg.processes.models import Case

ASSIGN = "MS-3"


@worker_page()
@require_GET
def case(request: WorkerRequest, case: UUID) -> HttpResponse:
    """One case: who takes care, where it stands, what to do now, what was told."""
    return case_page(request, case)


def case_page(request: WorkerRequest, case: UUID, *, form: GiveForm | None = None, status: int = 200) -> HttpResponse:
    """The page of a case, with the form to give it to somebody as it was sent when that was refused."""
    row = case_of(case, request.viewer)
    centre = CentreId(row.matter.centre_id)
    steps = open_steps(row.matter_id, request.viewer)
    step = steps[0] if steps else None
    told = concerns_of(row.matter_id, request.viewer)
    audit.record(Act.READ, "Case", row.matter_id, tenant=centre)
    mine = step is not None and may_finish(request.viewer, step)
    staff = takers(request.viewer, centre=centre, at=request.now)
    context = {
        "case": row,
        "matter": row.matter,
        "concerns": told,
        "step": step,
        "mine": mine,
        "assigning": mine and step is not None and step.code == ASSIGN,
        "give_form": (form or GiveForm(takers=staff)) if mine else None,
        "takers": staff,
        "dossier_url": _dossier_url(row, request),
        "may_open_dossier": row.dossier_id is None and row.matter.responsible_id in request.viewer.selves,
        "page_title": _("Case %(number)s") % {"number": row.number},
        **process_context(story_of(row.matter_id, request.viewer), steps, request.now, centre),
    }
    return render(request, "processes/case.html", context, status=status)


def _dossier_url(row: "Case", request: WorkerRequest) -> str:
    """Where the child's dossier is, for who may open it."""
    if row.dossier_id is None or not dossier_open(row.dossier_id, request.viewer):
        return ""
    return reverse("dossier", args=[row.dossier_id])


@worker_page()
@require_POST
def case_give(request: WorkerRequest, case: UUID) -> HttpResponse:
    """Give a case its responsible worker (MS-3), or pass it on to a colleague."""
    row = case_of(case, request.viewer)
    form = GiveForm(request.POST, takers=takers(request.viewer, centre=CentreId(row.matter.centre_id), at=request.now))
    if not form.is_valid():
        return case_page(request, case, form=form, status=422)
    to = UUID(form.cleaned_data["to"])
    waiting = next((step for step in open_steps(case, request.viewer) if step.code == ASSIGN), None)
    try:
        if waiting is not None:
            assign(step=waiting.id, to=to, by=request.viewer, at=request.now)
        else:
            processes.reassign(matter=case, to=to, by=request.viewer, at=request.now)
    except WorkerAway as away:
        form.add_error("to", _("%(name)s is away and nobody stands in. Choose somebody else.") % away.params)
        return case_page(request, case, form=form, status=422)
    except NotAllowed as gone:
        if gone.code not in {"step_gone", "matter_gone"}:
            raise
        messages.info(request, _("A colleague was ahead of you: the case has a responsible worker already."))
        return HttpResponseRedirect(reverse("today"))
    messages.success(request, _("The case is handed over. Your colleague sees it now."))
    return HttpResponseRedirect(reverse("today"))
