# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Doing a step of a case and deciding how it goes on; and closing a case that turned out to need nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import TAKES_CASES
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, NotAllowed
from opencjg.persons.pages import forget_typed, typed
from opencjg.processes.types import AnswerMissing, AnswerUnknown
from opencjg.signalling.forms import CloseForm, DecideForm
from opencjg.signalling.pages import Standing, standing_at
from opencjg.signalling.services import decide
from opencjg.signalling.services.assessments import ASSESS
from opencjg.signalling.services.decisions import DECIDE


@worker_page()
@require_http_methods(["GET", "POST"])
def step(request: WorkerRequest, case: UUID) -> HttpResponse:
    """The step at which a case stands: what was done, by whom, what is decided and why."""
    at = standing_at(request, case, DECIDE)
    form = DecideForm(
        request.POST if request.method == "POST" else None, initial=_initial(request, at), questions=at.questions
    )
    return _answer(request, at, form, title=at.step.name)


@worker_page(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def close(request: WorkerRequest, case: UUID) -> HttpResponse:
    """Close a case at MS-4 without an assessment, with a reason."""
    at = standing_at(request, case, ASSESS)
    form = CloseForm(request.POST if request.method == "POST" else None, initial=_initial(request, at))
    return _answer(request, at, form, title=_("Close without an assessment"))


def _initial(request: WorkerRequest, at: Standing) -> dict[str, Any]:
    return {"done_by": request.viewer.name} | typed(request) | {"step": at.step.id}


def _answer(request: WorkerRequest, at: Standing, form: DecideForm, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            where = decide(step=form.cleaned_data["step"], new=form.decision(), by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.refuse_input(wrong)
        except (AnswerMissing, AnswerUnknown) as asked:
            form.refuse(str(asked.params["variable"]), "answer_missing")
        except NotAllowed as gone:
            if gone.code != "step_gone":
                raise
            messages.info(request, _("This step was done in the meantime. This is where the case stands now."))
            return HttpResponseRedirect(reverse("case", args=[at.case.matter_id]))
        else:
            forget_typed(request)
            messages.success(request, _("The case is closed.") if where.ended else _("Done. This is the next step."))
            return HttpResponseRedirect(reverse("case", args=[at.case.matter_id]))
    if request.method == "GET":
        audit.record(Act.READ, "Case", at.case.matter_id, tenant=at.case.matter.centre_id)
    context = {
        "form": form,
        "case": at.case,
        "step": at.step,
        "page_title": title,
        "draft_saved": form.initial.get("") if not form.is_bound else None,
    }
    return render(request, "signalling/step.html", context, status=422 if form.is_bound else 200)
