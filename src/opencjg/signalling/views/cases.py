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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import TAKES_CASES, takers
from opencjg.accounts.types import CentreId, WorkerAway
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, NotAllowed
from opencjg.forms.types import AlreadySent
from opencjg.persons.pages import forget_typed, typed
from opencjg.persons.selectors import dossier_open
from opencjg.processes import services as processes
from opencjg.processes.pages import process_context
from opencjg.processes.selectors import case_of, may_finish, open_steps, story_of
from opencjg.signalling.forms import ConcernForm, GiveForm
from opencjg.signalling.pages import STEP_PAGES, decided
from opencjg.signalling.selectors import assessments_of, concerns_of
from opencjg.signalling.services import assign, take_in

if TYPE_CHECKING:
    from opencjg.processes.models import Case, OpenStep

ASSIGN, ASSESS = "MS-3", "MS-4"


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
        "step_url": _step_url(row, step) if mine and step is not None else "",
        "weighing": step is not None and step.code == ASSESS,
        "assessments": assessments_of(row.matter_id, row.dossier_id, request.viewer),
        "decisions": decided(row.matter_id, request.viewer),
        "dossier_url": _dossier_url(row, request),
        "may_open_dossier": row.dossier_id is None and row.matter.responsible_id in request.viewer.selves,
        "page_title": _("Case %(number)s") % {"number": row.number},
        **process_context(story_of(row.matter_id, request.viewer), steps, request.now, centre),
    }
    return render(request, "processes/case.html", context, status=status)


def _step_url(row: "Case", step: "OpenStep") -> str:
    """The page on which this step is done, for the steps that have one."""
    page = STEP_PAGES.get(processes.handler_of(step))
    return reverse(page, args=[row.matter_id]) if page else ""


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


@worker_page(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def case_new(request: WorkerRequest) -> HttpResponse:
    """A worry that came by the worker himself, a partner, a school, a citizen or the index (MS-2)."""
    staff = takers(request.viewer, centre=request.viewer.centre.id, at=request.now)
    if request.method != "POST":
        return _new_page(
            request, ConcernForm(takers=staff, initial={"to": str(request.viewer.worker)} | typed(request))
        )
    form = ConcernForm(request.POST, takers=staff)
    if not form.is_valid():
        return _new_page(request, form, status=422)
    try:
        opened = take_in(
            concern=form.concern(),
            responsible=UUID(form.cleaned_data["to"]),
            submission=form.cleaned_data["submission"],
            by=request.viewer,
            at=request.now,
        )
    except WorkerAway as away:
        form.add_error("to", _("%(name)s is away and nobody stands in. Choose somebody else.") % away.params)
        return _new_page(request, form, status=422)
    except BadInput as wrong:
        form.refuse_input(wrong)
        return _new_page(request, form, status=422)
    except AlreadySent:
        return HttpResponseRedirect(reverse("today"))
    forget_typed(request)
    messages.success(request, _("The worry has a case and one responsible worker."))
    mine = form.cleaned_data["to"] == str(request.viewer.worker)
    return HttpResponseRedirect(reverse("case", args=[opened]) if mine else reverse("today"))


def _new_page(request: WorkerRequest, form: ConcernForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "page_title": _("A new worry")}
    return render(request, "signalling/case_new.html", context, status=status)
