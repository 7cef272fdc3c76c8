# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The knowledge base: answers, and for its editors the words that wait and what is asked about most (INS-08)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.desk import selectors, services
from opencjg.desk.answer_forms import AnswerForm, typed_answer
from opencjg.desk.policies import answers_kept
from opencjg.desk.types import AnswerRow, NewAnswer, QuestionRow
from opencjg.desk.views.contacts import AT_DESK
from opencjg.socialmap.pages import SAVED, forget_typed, keepers, typed
from opencjg.socialmap.policies import EDITORS

HOLDS = timedelta(days=365)


@worker_page(*AT_DESK, *EDITORS)
@require_GET
def question_list(request: WorkerRequest) -> HttpResponse:
    """The answers that hold, by topic; and for editors what waits and what is asked about most."""
    topic = request.GET.get("onderwerp", "")[:40]
    rows, more = selectors.answers(
        request.viewer, today=request.now.date(), topic=topic, after=_cursor(request.GET.get("na", ""))
    )
    edits = answers_kept.may_add(request.viewer)
    if edits:
        audit.record(Act.LIST, "Question", tenant=request.viewer.centre.id)
    context = {
        "rows": rows,
        "topics": selectors.topics(),
        "topic": topic,
        "following": f"{rows[-1].id}~{rows[-1].told.question}" if more else "",
        "next_url": f"{reverse('question-list')}?onderwerp={topic}&na=",
        "edits": edits,
        "waiting": selectors.waiting_questions(request.viewer, topic=topic),
        "patterns": selectors.patterns(request.viewer, at=request.now) if edits else (),
        "page_title": _("Knowledge base"),
    }
    return render(request, "desk/questions.html", context)


def _cursor(typed: str) -> tuple[str, UUID] | None:
    identity, _tilde, question = typed.partition("~")
    try:
        return question, UUID(identity)
    except ValueError:
        return None


@worker_page(*EDITORS)
@require_http_methods(["GET", "POST"])
def question_settle(request: WorkerRequest, question: UUID) -> HttpResponse:
    """Make an answer of words that wait, or throw them away."""
    try:
        if request.POST.get("do") == "drop":
            services.drop_question(question=question, by=request.viewer, at=request.now)
            messages.success(request, _("The words are thrown away."))
            return HttpResponseRedirect(reverse("question-list"))
        asked = selectors.waiting_questions(request.viewer, only=question)
        if not asked:
            raise NotAllowed("question_gone")
        return _settle(request, asked[0])
    except NotAllowed as gone:
        if gone.code != "question_gone":
            raise
        messages.info(request, _("A colleague was ahead of you: this question is settled."))
    return HttpResponseRedirect(reverse("question-list"))


def _settle(request: WorkerRequest, asked: QuestionRow) -> HttpResponse:
    title = _("Make an answer of this question")
    if request.method != "POST":
        initial = _fresh(request) | {"question": asked.question, "topic": asked.topic} | typed(request)
        return _answer_page(request, _form(request, initial=initial), title, asked=asked)
    form = _form(request, request.POST)
    if form.is_valid():
        try:
            answer = services.publish_question(question=asked.id, told=form.told(), by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("Published in the knowledge base."))
            return HttpResponseRedirect(reverse("answer", args=[answer]))
    return _answer_page(request, form, title, asked=asked, status=422)


@worker_page(*EDITORS)
@require_http_methods(["GET", "POST"])
def answer_new(request: WorkerRequest) -> HttpResponse:
    """Write an answer to what nobody asked yet."""
    title = _("Write an answer")
    if request.method != "POST":
        return _answer_page(request, _form(request, initial=_fresh(request) | typed(request)), title)
    form = _form(request, request.POST)
    if form.is_valid():
        try:
            answer = services.write_answer(told=form.told(), by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("Published in the knowledge base."))
            return HttpResponseRedirect(reverse("answer", args=[answer]))
    return _answer_page(request, form, title, status=422)


@worker_page()
@require_GET
def answer(request: WorkerRequest, answer: UUID) -> HttpResponse:
    """One answer, where it comes from, until when it holds, and how it read before."""
    row = selectors.answer(answer, request.viewer, today=request.now.date())
    versions = selectors.versions_of(answer, request.viewer)
    context = {"answer": row, "versions": versions, "page_title": row.told.question}
    return render(request, "desk/answer.html", context)


@worker_page()
@require_http_methods(["GET", "POST"])
def answer_change(request: WorkerRequest, answer: UUID) -> HttpResponse:
    """Change an answer, or let it hold longer; who was ahead of me is not overwritten unseen (ui.md 12)."""
    row = selectors.answer(answer, request.viewer, today=request.now.date())
    answers_kept.require_change(row.told.owner, request.viewer)
    title = _("Change the answer")
    if request.method != "POST":
        initial = typed_answer(row.told, row.version) | typed(request)
        return _answer_page(request, _form(request, initial=initial, owner=row.told.owner), title, row=row)
    form = _form(request, request.POST, owner=row.told.owner)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            services.change_answer(answer=answer, version=version, told=form.told(), by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.refuse(wrong)
        except Conflict as conflict:
            theirs: tuple[NewAnswer, int] = conflict.theirs  # type: ignore[assignment]  # what change_answer puts in it
            form.show_theirs(*theirs)
        else:
            forget_typed(request)
            messages.success(request, _("Changed. What stood there can still be read."))
            return HttpResponseRedirect(reverse("answer", args=[answer]))
    return _answer_page(request, form, title, row=row, status=422)


def _fresh(request: WorkerRequest) -> dict[str, Any]:
    return {"owner": str(request.viewer.worker), "valid_until": (request.now + HOLDS).date()}


def _form(request: WorkerRequest, data: Any = None, *, initial: Any = None, owner: UUID | None = None) -> AnswerForm:
    return AnswerForm(data, initial=initial, owners=keepers(request, owner))


def _answer_page(
    request: WorkerRequest,
    form: AnswerForm,
    title: str,
    *,
    asked: QuestionRow | None = None,
    row: AnswerRow | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "asked": asked,
        "answer": row,
        "draft_saved": None if form.is_bound else form.initial.get(SAVED),
        "page_title": title,
    }
    return render(request, "desk/answer_form.html", context, status=status)
