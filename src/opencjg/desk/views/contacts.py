# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registering a question, and going on with one that is open."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, form_name, worker_page
from opencjg.accounts.selectors import calendar_of, organisation_names, organisations
from opencjg.accounts.types import Role
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.moments import say_due
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed, Refusal
from opencjg.desk import labels, selectors, services
from opencjg.desk.forms import NewContactForm, StepForm
from opencjg.desk.models import Contact
from opencjg.desk.selectors import office
from opencjg.desk.types import ContactId, ContactRow, Registered
from opencjg.desk.types.office import OptionList
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft
from opencjg.forms.types import AlreadySent
from opencjg.processes.pages import process_context, step_questions
from opencjg.processes.selectors import is_waiting, matter_of, may_finish, open_steps, questions_of, story_of
from opencjg.processes.types import AnswerMissing, AnswerUnknown

if TYPE_CHECKING:
    from opencjg.processes.models import OpenStep

AT_DESK = (Role.DESK, Role.EXPERT_DESK)


@worker_page(*AT_DESK)
@require_http_methods(["GET", "POST"])
def contact_new(request: WorkerRequest) -> HttpResponse:
    """One screen for one question (RTE-1.1): write it down, and close it when it is answered and checked."""
    if request.method == "POST":
        return _register(request)
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    form = _form(request, initial=_fresh(request) | _typed(draft.values if draft else {}))
    return _new_page(request, form, draft_saved=draft.saved_at if draft else None)


def _register(request: WorkerRequest) -> HttpResponse:
    do = request.POST.get("do", "open")
    form = _form(request, request.POST, close=do == "close")
    if not form.is_valid():
        return _new_page(request, form, status=422)
    try:
        registered = services.register_contact(
            contact=form.contact(),
            submission=form.cleaned_data["submission"],
            helped=form.was_helped,
            by=request.viewer,
            at=request.now,
        )
    except AlreadySent as sent:
        registered = registered_before(request, sent)
    except BadInput as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, say(wrong))
        return _new_page(request, form, status=422)
    drop_draft(worker=request.viewer.worker, form=form_name(request.path))
    if do == "worry":
        return HttpResponseRedirect(reverse("hand-over", args=[registered.contact]))
    if do == "pass" and not registered.closed:
        return HttpResponseRedirect(reverse("contact-pass", args=[registered.contact]))
    if do == "close" and registered.closed:
        messages.success(request, _("The question is answered, checked and closed."))
        return HttpResponseRedirect(reverse("today"))
    return HttpResponseRedirect(reverse("contact", args=[registered.contact]))


def registered_before(request: WorkerRequest, sent: AlreadySent) -> Registered:
    """The first time this form was sent, as it stands now."""
    assert sent.outcome is not None
    matter = matter_of(sent.outcome, request.viewer)
    return Registered(ContactId(matter.id), closed=matter.closed_at is not None)


def _form(request: WorkerRequest, data: Any = None, *, initial: Any = None, close: bool = False) -> NewContactForm:
    return NewContactForm(
        data,
        initial=initial,
        organisations=(*organisations(request.viewer), *_own_boxes(request)),
        now=request.now,
        soon=calendar_of(request.viewer.centre.id).end_of_working_day(request.now),
        close=close,
    )


def _own_boxes(request: WorkerRequest) -> tuple[tuple[UUID, str], ...]:
    """Whom else this municipality passes questions on to, beside the organisations (FO-form-10)."""
    boxes = office.options(request.viewer.centre.id)[OptionList.PASSED_TO]
    return tuple((UUID(box.code), box.label) for box in boxes)


def _fresh(request: WorkerRequest) -> dict[str, Any]:
    here = timezone.localtime(request.now)
    return {"date": here.date(), "time": here.time().replace(second=0, microsecond=0), "submission": uuid4()}


def _typed(values: Any) -> dict[str, Any]:
    """A draft's values as a form's initial values: lists only where several can be chosen."""
    several = {"handling", "passed_to"}
    return {name: value if name in several else value[0] for name, value in values.items() if value}


def _new_page(request: WorkerRequest, form: NewContactForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "topics": selectors.topics(), "page_title": _("New contact"), **more}
    return render(request, "desk/contact_new.html", context, status=status)


@worker_page()
@require_GET
def contact(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """One contact: what was asked, where it stands, what to do now."""
    return contact_page(request, contact)


def contact_page(
    request: WorkerRequest, contact: UUID, *, step_form: StepForm | None = None, status: int = 200
) -> HttpResponse:
    """The contact's page, with the form of its step as it was sent when that was refused."""
    row = selectors.contact(contact, request.viewer)
    steps = open_steps(row.matter_id, request.viewer)
    step = steps[0] if steps else None
    audit.record(Act.READ, "Contact", row.matter_id, tenant=row.centre_id)
    context = {
        "contact": row,
        "facts": _facts(row),
        "words": selectors.words_of(row.matter_id, request.viewer),
        "callback": selectors.callback_of_contact(row.matter_id, request.viewer),
        "step": step,
        "step_form": (step_form or form_of(step)) if step else None,
        "may_act": step is not None and may_finish(request.viewer, step) and not is_waiting(step),
        "case_url": _case_url(row, request),
        "crisis": getattr(row, "crisis", None),
        "office_form": getattr(row, "backofficeform", None),
        "waits": office.waits(row.matter_id, request.viewer),
        "advice": [(one, labels.ADVISORS[one.advisor]) for one in office.consultations(row.matter_id, request.viewer)],
        "attempts": [
            (one, labels.word(labels.CALLS, one.outcome)) for one in office.attempts(row.matter_id, request.viewer)
        ],
        "page_title": selectors.topic_name(row.topic),
        **process_context(story_of(row.matter_id, request.viewer), steps, request.now, row.centre_id),
    }
    return render(request, "desk/contact.html", context, status=status)


def _case_url(row: Contact, request: WorkerRequest) -> str:
    """Where the worry went on, for who may see it."""
    if row.case is None:
        return ""
    try:
        matter_of(row.case, request.viewer)
    except NotAllowed:
        return ""
    return reverse("case", args=[row.case])


def _facts(row: Contact) -> list[tuple[str, str]]:
    ticked = [labels.word(labels.HANDLING, one).rstrip(":") for one in row.handling]
    return [
        (_("Way of contact"), labels.word(labels.CHANNELS, row.channel)),
        (_("Who asks"), labels.word(labels.GROUPS, row.customer_group)),
        (_("What it is about"), selectors.topic_name(row.topic)),
        (_("Age of the child"), labels.word(labels.AGES, row.age)),
        (_("Handling front office"), ", ".join(ticked)),
        (_("Passed on to"), ", ".join(passed_to(row))),
        (_("In which way"), labels.word(labels.WAYS, row.by_way)),
        (_("Route"), row.route),
    ]


def passed_to(row: Contact) -> list[str]:
    """To whom the front office passed a question on: organisations, and boxes of the municipality's own."""
    names = organisation_names()
    own = office.option_labels(row.centre_id)
    return [names.get(one) or own.get((OptionList.PASSED_TO, one.hex), "") for one in row.passed_to]


def form_of(step: "OpenStep", data: Any = None) -> StepForm:
    """The form of a step: the decisions its model asks when it is finished."""
    return StepForm(data, questions=step_questions(*questions_of(step)), prefix="")


@worker_page()
@require_POST
def step_finish(request: WorkerRequest, contact: UUID, step: UUID) -> HttpResponse:
    """Finish the step a contact stands at."""
    answers = {variable: str(value) for variable, value in request.POST.items() if value}
    try:
        standing = services.finish_step(contact=contact, step=step, answers=answers, by=request.viewer, at=request.now)
    except (NotAllowed, AnswerMissing, AnswerUnknown, AlreadyDone) as refusal:
        return _not_finished(request, contact, step, refusal)
    if standing.ended:
        messages.success(request, _("The question is answered, checked and closed."))
    return HttpResponseRedirect(reverse("contact", args=[contact]))


def _not_finished(request: WorkerRequest, contact: UUID, step: UUID, refusal: Refusal) -> HttpResponse:
    """Why a step was not finished: it is gone, something else must be done first, or an answer is not right."""
    row = next((one for one in open_steps(contact, request.viewer) if one.id == step), None)
    if row is None or not may_finish(request.viewer, row):
        messages.info(request, _("This step was finished already. This is how it stands now."))
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    if isinstance(refusal, NotAllowed):
        if refusal.code != "hand_over_instead":
            raise refusal
        return HttpResponseRedirect(reverse("hand-over", args=[contact]))
    form = form_of(row, request.POST)
    form.is_valid()
    form.add_error(*_wrong_answer(refusal))
    return contact_page(request, contact, step_form=form, status=422)


def _wrong_answer(refusal: Refusal) -> tuple[str | None, str]:
    """The field of a step's form that is wrong, and what to do about it."""
    match refusal:
        case AnswerMissing():
            return refusal.question.variable, _("Choose an answer. It decides what happens next.")
        case AnswerUnknown():
            return refusal.question.variable, _("Choose one of the answers.")
        case AlreadyDone() if refusal.code == "crisis_runs":
            return None, _("A crisis runs. First write down how it ended.")
        case AlreadyDone() if refusal.code == "waits_open":
            return None, _("The customer still sits in the waiting room. First say how the waiting ended.")
        case _:
            return None, _("You promised to call back. Call first, or say that you spoke with them.")


@worker_page(*AT_DESK)
@require_GET
def contact_list(request: WorkerRequest) -> HttpResponse:
    """Contacts of my desk, newest first, twenty a page."""
    only_open = request.GET.get("toon", "open") != "alle"
    rows, more = selectors.contacts(request.viewer, only_open=only_open, before=_cursor(request.GET.get("na", "")))
    audit.record(Act.LIST, "Contact", tenant=request.viewer.centre.id, detail=str(len(rows)))
    following = f"{rows[-1].at.isoformat()}~{rows[-1].id}" if more else ""
    context = {
        "rows": [_line(row, request) for row in rows],
        "only_open": only_open,
        "following": following,
        "page_title": _("Contacts"),
    }
    return render(request, "desk/contact_list.html", context)


def _line(row: ContactRow, request: WorkerRequest) -> dict[str, Any]:
    """One row of the list, in words."""
    calendar = calendar_of(request.viewer.centre.id)
    return {
        "id": row.id,
        "at": row.at,
        "topic": row.topic,
        "channel": labels.word(labels.CHANNELS, row.channel),
        "group": labels.word(labels.GROUPS, row.group),
        "registered_by": row.registered_by,
        "step": row.step,
        "due": say_due(row.due, request.now, calendar) if row.due else None,
        "closed_at": row.closed_at,
    }


def _cursor(typed: str) -> tuple[datetime, UUID] | None:
    moment, _tilde, identity = typed.partition("~")
    try:
        return datetime.fromisoformat(moment), UUID(identity)
    except ValueError:
        return None


REFUSALS = {
    "question_missing": lambda: _("Type the question."),
    "phone_missing": lambda: _("Type the number to call back."),
    "story_missing": lambda: _("Type what the worry is."),
    "answer_missing": lambda: _("Type the answer."),
    "with_whom_missing": lambda: _("Type who you spoke with."),
    "advice_missing": lambda: _("Type what they said."),
    "consent_missing": lambda: _("Ask the customer first, and tick that they agree. Or discuss it without a name."),
    "tells_who": lambda: _("Leave out numbers and addresses: nobody may be recognised by this."),
    "note_missing": lambda: _("Type the note."),
    "line_missing": lambda: _("Choose who you called, or type it."),
    "nobody_called": lambda: _("First write down who was called, and what came of it."),
    "never_tried": lambda: _("Nobody tried to call yet. Call first, or choose another reason."),
    "label_missing": lambda: _("Type what the box says."),
    "label_taken": lambda: _("This box is in the list already."),
    "name_missing": lambda: _("Type a name."),
}
# Why nothing was done, for a page that goes elsewhere.
REFUSED = {
    "contact_closed": lambda: _("This question was closed in the meantime. Nothing was changed."),
    "waits_already": lambda: _("The customer sits in the waiting room already."),
    "crisis_ended": lambda: _("The crisis in this question has ended. Start a new contact when there is another."),
}


def say(wrong: BadInput) -> str:
    """What is wrong with a field, in words, once."""
    return REFUSALS[wrong.code]()
