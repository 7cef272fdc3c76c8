# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of the back office, a customer who came straight to a partner, advice of others, and the paper forms."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from opencjg.accounts.pages import WorkerRequest, form_name, worker_page
from opencjg.accounts.selectors import TAKES_CASES
from opencjg.accounts.types import Role
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput
from opencjg.desk import labels, selectors, services
from opencjg.desk.forms.office import OfficeSheet, StraightSheet, known
from opencjg.desk.forms.passing import ConsultForm
from opencjg.desk.models import BackOfficeForm, Contact
from opencjg.desk.rules import PRINTED_AGES
from opencjg.desk.selectors import office
from opencjg.desk.types import AgeClass
from opencjg.desk.types.office import OptionList
from opencjg.desk.views.contacts import REFUSED, passed_to, registered_before, say
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft
from opencjg.forms.types import AlreadySent

SEVERAL = frozenset({"handling", "kinds", "passed_on"})


@worker_page()
@require_http_methods(["GET", "POST"])
def contact_office(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """Continue a contact with the form of the back office: what is known is filled in (RES-07)."""
    row = selectors.contact(contact, request.viewer)
    if row.matter.closed_at is not None:
        messages.info(request, REFUSED["contact_closed"]())
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    boxes = office.options(row.centre_id)
    if request.method == "POST":
        return _save(request, row, OfficeSheet(request.POST, boxes=boxes))
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    initial = known(row, office.office_form(contact, request.viewer)) | _typed(draft.values if draft else {})
    return _sheet(request, row, OfficeSheet(initial=initial, boxes=boxes), draft=draft.saved_at if draft else None)


def _save(request: WorkerRequest, row: Contact, form: OfficeSheet) -> HttpResponse:
    if not form.is_valid():
        return _sheet(request, row, form, status=422)
    sheet = form.sheet()
    try:
        services.save_office_form(contact=row.matter_id, form=sheet, by=request.viewer, at=request.now)
    except AlreadyDone as done:
        if done.code == "crisis_ended":
            form.add_error("crisis", REFUSED["crisis_ended"]())
            return _sheet(request, row, form, status=422)
        messages.info(request, REFUSED[done.code]())
        return HttpResponseRedirect(reverse("contact", args=[row.matter_id]))
    drop_draft(worker=request.viewer.worker, form=form_name(request.path))
    if sheet.crisis:
        return HttpResponseRedirect(reverse("contact-crisis", args=[row.matter_id]))
    messages.success(request, _("The form is saved with the question."))
    return HttpResponseRedirect(reverse("contact", args=[row.matter_id]))


def _sheet(
    request: WorkerRequest, row: Contact, form: OfficeSheet, *, status: int = 200, draft: Any = None
) -> HttpResponse:
    context = {
        "form": form,
        "contact": row,
        "words": selectors.words_of(row.matter_id, request.viewer),
        "page_title": _("Back-office form"),
        "draft_saved": draft,
    }
    return render(request, "desk/office.html", context, status=status)


@worker_page(*TAKES_CASES, Role.EXPERT_DESK)
@require_http_methods(["GET", "POST"])
def contact_straight(request: WorkerRequest) -> HttpResponse:
    """A customer came straight to me: the sheet on its own, and a contact that counts (RTE-4)."""
    boxes = office.options(request.viewer.centre.id)
    if request.method == "POST":
        return _register(request, StraightSheet(request.POST, boxes=boxes))
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    initial = {"submission": uuid4()} | _typed(draft.values if draft else {})
    return _straight(request, StraightSheet(initial=initial, boxes=boxes), draft=draft.saved_at if draft else None)


def _register(request: WorkerRequest, form: StraightSheet) -> HttpResponse:
    if not form.is_valid():
        return _straight(request, form, status=422)
    sheet = form.sheet()
    try:
        registered = services.register_straight(
            contact=form.contact(request.now),
            form=sheet,
            submission=form.cleaned_data["submission"],
            helped=form.was_helped,
            by=request.viewer,
            at=request.now,
        )
    except AlreadySent as sent:
        registered = registered_before(request, sent)
    except BadInput as wrong:
        form.add_error(wrong.field, say(wrong))
        return _straight(request, form, status=422)
    drop_draft(worker=request.viewer.worker, form=form_name(request.path))
    if registered.closed:
        messages.success(request, _("The question is answered, checked and closed."))
        return HttpResponseRedirect(reverse("today"))
    page = "contact-crisis" if sheet.crisis else "contact"
    return HttpResponseRedirect(reverse(page, args=[registered.contact]))


def _straight(request: WorkerRequest, form: StraightSheet, *, status: int = 200, draft: Any = None) -> HttpResponse:
    context = {
        "form": form,
        "topics": selectors.topics(),
        "page_title": _("Question straight to me"),
        "draft_saved": draft,
    }
    return render(request, "desk/straight.html", context, status=status)


def _typed(values: Any) -> dict[str, Any]:
    return {name: value if name in SEVERAL else value[0] for name, value in values.items() if value}


@worker_page()
@require_http_methods(["GET", "POST"])
def contact_consult(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """With whom a question was discussed, and what they said."""
    row = selectors.contact(contact, request.viewer)
    form = ConsultForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.consult(contact=contact, consultation=form.consultation(), by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.add_error(wrong.field, say(wrong))
        except AlreadyDone as done:
            messages.info(request, REFUSED[done.code]())
            return HttpResponseRedirect(reverse("contact", args=[contact]))
        else:
            messages.success(request, _("The advice is written down."))
            return HttpResponseRedirect(reverse("contact", args=[contact]))
    context = {"form": form, "contact": row, "page_title": _("Discuss the question")}
    return render(request, "desk/consult.html", context, status=422 if form.is_bound else 200)


@worker_page()
@require_GET
def contact_print(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """Both forms as they are on paper, to print."""
    row = selectors.contact(contact, request.viewer)
    form = office.office_form(contact, request.viewer)
    audit.record(Act.PRINT, "Contact", row.matter_id, tenant=row.centre_id)
    context = {
        "contact": row,
        "words": selectors.words_of(contact, request.viewer),
        "callback": selectors.callback_of_contact(contact, request.viewer),
        "front": _front(row),
        "form": form,
        "back": _back(row, form),
        "page_title": _("Registration form"),
    }
    return render(request, "desk/print.html", context)


Ticked = list[tuple[Any, bool]]


def _ticked(names: Any, chosen: Any) -> Ticked:
    wanted = {chosen} if isinstance(chosen, str) else set(chosen)
    return [(name, key.value in wanted) for key, name in names.items()]


def _front(row: Contact) -> dict[str, Any]:
    return {
        "channel": _ticked(labels.CHANNELS, row.channel),
        "handling": _ticked(labels.HANDLING, row.handling),
        "passed_to": passed_to(row),
        "by_way": _ticked(labels.WAYS, row.by_way),
    }


def _back(row: Contact, form: BackOfficeForm | None) -> dict[str, Any]:
    """Every box of the sheet, ticked or not; what was ticked and is off the form now stands there too."""
    shown = office.options(row.centre_id)
    said = office.option_labels(row.centre_id)

    def boxes(of: OptionList, chosen: Any) -> Ticked:
        wanted = {chosen} if isinstance(chosen, str) else set(chosen)
        offered = {box.code: box.label for box in shown[of]}
        gone = {code: said.get((of, code), code) for code in wanted - {""} - set(offered)}
        return [(label, code in wanted) for code, label in (offered | gone).items()]

    sheet = form or BackOfficeForm(kinds=[], handling=[], passed_on=[])
    handled = {key: name for key, name in labels.HANDLING.items() if key.value in {"direct", "website", "passed_on"}}
    age = PRINTED_AGES.get(AgeClass(row.age)) if row.age else None
    return {
        "sex": boxes(OptionList.SEX, sheet.sex),
        "relation": boxes(OptionList.RELATION, sheet.relation),
        "professional": boxes(OptionList.PROFESSIONAL, sheet.professional),
        "known_through": boxes(OptionList.KNOWN_THROUGH, sheet.known_through),
        "ages": [(printed, printed == age) for printed in PRINTED_AGES.values()],
        "kinds": boxes(OptionList.QUESTION_KIND, sheet.kinds),
        "handling": _ticked(handled, sheet.handling),
        "passed_on": boxes(OptionList.PASSED_ON, sheet.passed_on),
        "by_way": _ticked(labels.WAYS, sheet.by_way),
        "remarks": [
            (_("Information question"), sheet.information),
            (_("Crisis"), sheet.crisis),
            (_("Back office could be reached"), sheet.reachable),
            (_("Question came to the right organisation inside"), sheet.right_place),
        ],
    }
