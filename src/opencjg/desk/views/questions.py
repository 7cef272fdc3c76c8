# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The knowledge base: answers to questions, without who asked (INS-08)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk import selectors, services
from opencjg.desk.forms import PublishForm
from opencjg.desk.types import QuestionRow, QuestionState
from opencjg.desk.views.contacts import AT_DESK, say


@worker_page(*AT_DESK)
@require_GET
def question_list(request: WorkerRequest) -> HttpResponse:
    """What waits for an editor, and what was published, found by a word."""
    return _page(request)


def _page(request: WorkerRequest, refused: tuple[UUID, PublishForm] | None = None, status: int = 200) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:100]
    waiting = selectors.questions(request.viewer, state=QuestionState.WAITING)
    forms = [
        (
            row,
            refused[1] if refused and refused[0] == row.id else PublishForm(initial={"wording": row.question}),
        )
        for row in waiting
    ]
    audit.record(Act.SEARCH if typed else Act.LIST, "Question", tenant=request.viewer.centre.id)
    context = {
        "waiting": forms,
        "published": selectors.questions(request.viewer, state=QuestionState.PUBLISHED, typed=typed),
        "typed": typed,
        "page_title": _("Knowledge base"),
    }
    return render(request, "desk/questions.html", context, status=status)


def _empty(row: QuestionRow) -> PublishForm:
    return PublishForm(initial={"wording": row.question}, auto_id=f"q{row.id}_%s")


@worker_page(*AT_DESK)
@require_POST
def question_settle(request: WorkerRequest, question: UUID) -> HttpResponse:
    """Publish an answer, or drop the words."""
    try:
        if request.POST.get("do") == "drop":
            services.drop_question(question=question, by=request.viewer, at=request.now)
            messages.success(request, _("The words are thrown away."))
            return HttpResponseRedirect(reverse("question-list"))
        form = PublishForm(request.POST, auto_id=f"q{question}_%s")
        if not form.is_valid():
            return _page(request, (question, form), status=422)
        services.publish_question(question=question, by=request.viewer, at=request.now, **form.cleaned_data)
    except NotAllowed as gone:
        if gone.code != "question_gone":
            raise
        messages.info(request, _("A colleague was ahead of you: this question is settled."))
    except BadInput as wrong:
        form.add_error(wrong.field, say(wrong))
        return _page(request, (question, form), status=422)
    else:
        messages.success(request, _("Published in the knowledge base."))
    return HttpResponseRedirect(reverse("question-list"))
