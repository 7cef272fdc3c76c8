# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weighing a worry with the instrument, and reading back how it was weighed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import TAKES_CASES
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.persons.pages import forget_typed, typed
from opencjg.processes.selectors import case_of
from opencjg.processes.types import AnswerMissing, AnswerUnknown
from opencjg.signalling import labels
from opencjg.signalling.drawing import Point, draw_course
from opencjg.signalling.forms import AssessForm
from opencjg.signalling.pages import Standing, decided, standing_at
from opencjg.signalling.selectors import active_version, assessment_of, assessments_of, concerns_of, version_of
from opencjg.signalling.services import assess
from opencjg.signalling.services.assessments import ASSESS
from opencjg.signalling.types import Assessed, InstrumentVersion, Section


@worker_page(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def assess_page(request: WorkerRequest, case: UUID) -> HttpResponse:
    """The instrument with the previous answers beside it, and the choice of a category with why (MS-4)."""
    at = standing_at(request, case, ASSESS)
    version = active_version(request.viewer)
    before = assessments_of(case, at.case.dossier_id, request.viewer)
    if version is None:
        return _page(request, at, None, before, 200)
    here = [one.id for one in before if one.case == case]
    fixed = {"after": here[-1] if here else None, "instrument": version.id}
    if request.method != "POST":
        audit.record(Act.READ, "Case", case, tenant=at.case.matter.centre_id)
        form = AssessForm(initial=typed(request) | fixed, version=version, questions=at.questions)
        return _page(request, at, form, before, 200)
    form = AssessForm(request.POST, version=version, questions=at.questions)
    if form.is_valid() and _assessed(request, at, form):
        return HttpResponseRedirect(reverse("case", args=[case]))
    sent = request.POST.copy()
    sent["after"], sent["instrument"] = str(fixed["after"] or ""), str(version.id)
    form.data = sent
    return _page(request, at, form, before, 422)


def _assessed(request: WorkerRequest, at: Standing, form: AssessForm) -> bool:
    """Whether it was kept; what was wrong stands at its field."""
    try:
        where = assess(step=at.step.id, new=form.assessment(), onward=form.ways(), by=request.viewer, at=request.now)
    except BadInput as wrong:
        form.refuse_input(wrong)
    except (AnswerMissing, AnswerUnknown) as asked:
        form.refuse(str(asked.params["variable"]), "answer_missing")
    except Conflict:
        form.add_error(
            None,
            _("A colleague assessed this case while you were typing. Read it beside your answers, and save again."),
        )
    except NotAllowed as gone:
        if gone.code != "step_gone":
            raise
        messages.info(request, _("This step was done in the meantime. This is where the case stands now."))
        return True
    else:
        forget_typed(request)
        done = _("Assessed. The next step must be done at once.") if form.assessment().crisis else ""
        messages.success(request, done or _("Assessed. The next step is %(code)s.") % {"code": where.code})
        return True
    return False


def _page(
    request: WorkerRequest, at: Standing, form: AssessForm | None, before: Sequence[Assessed], status: int
) -> HttpResponse:
    previous = before[-1] if before else None
    context = {
        "case": at.case,
        "step": at.step,
        "form": form,
        "sections": _sections(form, previous) if form else [],
        "previous": previous,
        "concerns": concerns_of(at.case.matter_id, request.viewer),
        "draft_saved": form.initial.get("") if form and not form.is_bound else None,
        "page_title": _("Assess the risks"),
    }
    return render(request, "signalling/assess.html", context, status=status)


def _sections(form: AssessForm, previous: Assessed | None) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Parts of the instrument with their questions, each with what was answered before."""
    scales = {one.code: dict(one.steps) for one in form.version.questionnaire.scales}
    given = previous.answers if previous else {}
    return [
        (
            labels.SECTIONS[section],
            [
                {
                    "field": field,
                    "kind": labels.KINDS[item.kind],
                    "before": scales[item.scale].get(given.get(item.code, ""), ""),
                }
                for item, field in form.rows(section)
            ],
        )
        for section in Section
    ]


@worker_page()
@require_GET
def assessment(request: WorkerRequest, case: UUID, assessment: UUID) -> HttpResponse:
    """One assessment, to read and to print."""
    row = case_of(case, request.viewer)
    one = assessment_of(assessment, case, request.viewer)
    audit.record(Act.READ, "RiskAssessment", one.id, tenant=row.matter.centre_id)
    context = {
        "case": row,
        "one": _told(one),
        "version": (version := version_of(one.instrument, request.viewer)),
        "sections": answers_in_words(version, one),
        "page_title": _("Risk assessment"),
    }
    return render(request, "signalling/assessment.html", context)


def answers_in_words(version: InstrumentVersion, one: Assessed) -> list[tuple[Any, list[tuple[str, Any, str]]]]:
    """What was answered, by part: question, kind and answer."""
    scales = {scale.code: dict(scale.steps) for scale in version.questionnaire.scales}
    return [
        (
            labels.SECTIONS[section],
            [
                (item.text, labels.KINDS[item.kind], scales[item.scale].get(one.answers.get(item.code, ""), ""))
                for item in version.questionnaire.items
                if item.section is section
            ],
        )
        for section in Section
    ]


def _told(one: Assessed) -> dict[str, Any]:
    """An assessment with its choices in words."""
    return {
        "row": one,
        "category": labels.CATEGORIES[one.category],
        "seriousness": labels.LEVELS[one.seriousness],
        "extent": labels.LEVELS[one.extent],
        "occasion": labels.OCCASIONS[one.occasion],
    }


@worker_page()
@require_GET
def course(request: WorkerRequest, case: UUID) -> HttpResponse:
    """How a child's risks were weighed over time: a picture, and the same as a table (MS-G5, RC-6)."""
    row = case_of(case, request.viewer)
    audit.record(Act.READ, "Case", case, tenant=row.matter.centre_id)
    rows = assessments_of(case, row.dossier_id, request.viewer)
    context = {
        "case": row,
        "rows": [_told(one) for one in reversed(rows)],
        "svg": _picture(rows),
        "page_title": _("Assessments over time"),
    }
    return render(request, "signalling/course.html", context)


def _picture(rows: Sequence[Assessed]) -> str:
    points = [
        Point(
            when=date_format(timezone.localtime(one.at), "j b Y"),
            category=one.category,
            seriousness=one.seriousness,
            extent=one.extent,
        )
        for one in rows
    ]
    names = (_("Category"), _("Seriousness"), _("Extent"))
    # Made of numbers and dates by signalling.drawing, never of somebody's input.
    return mark_safe(draw_course(points, names, title=_("Category, seriousness and extent over time")))  # noqa: S308 # nosec B308 B703


@worker_page()
@require_GET
def sheet(request: WorkerRequest, case: UUID) -> HttpResponse:
    """A sheet for a case conference: what is going on, how it was weighed, what was done (MS-5, MS-G15)."""
    row = case_of(case, request.viewer)
    audit.record(Act.PRINT, "Case", case, tenant=row.matter.centre_id, basis="MS-5")
    rows = assessments_of(case, row.dossier_id, request.viewer)
    context = {
        "case": row,
        "latest": _told(rows[-1]) if rows else None,
        "rows": [_told(one) for one in reversed(rows)],
        "svg": _picture(rows) if rows else "",
        "decisions": decided(case, request.viewer),
        "concerns": concerns_of(case, request.viewer),
        "page_title": _("Sheet for the case conference"),
    }
    return render(request, "signalling/sheet.html", context)
