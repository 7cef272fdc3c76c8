# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and looking at versions of the one instrument."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.types import Role
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed
from opencjg.signalling import labels, services
from opencjg.signalling.forms import ImportForm, ItemForm, Refusing, ScaleForm, VersionForm
from opencjg.signalling.rules import LARGEST, missing, with_item, with_scale, without_item, write
from opencjg.signalling.selectors import version_of, versions
from opencjg.signalling.types import InstrumentRefused, InstrumentVersion, Questionnaire, Section

MANAGER = Role.FUNCTIONAL_MANAGER


@worker_page(MANAGER)
@require_http_methods(["GET", "POST"])
def version_list(request: WorkerRequest) -> HttpResponse:
    """Every version of the instrument, and a draft of the next."""
    rows = versions(request.viewer)
    form = VersionForm(request.POST if request.method == "POST" else None, versions=rows)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.begin_version(
                name=form.cleaned_data["name"], like=form.source(), by=request.viewer, at=request.now
            )
        except BadInput as wrong:
            form.refuse_input(wrong)
        except Conflict:
            form.add_error(None, _("A colleague made a version at the same moment. Save again."))
        else:
            return _to(made)
    return _list_page(request, rows, form, ImportForm())


@worker_page(MANAGER)
@require_POST
def import_(request: WorkerRequest) -> HttpResponse:
    """A draft from a file."""
    rows = versions(request.viewer)
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            text = form.cleaned_data["file"].read(LARGEST * 4).decode()
            made = services.import_version(name=form.cleaned_data["name"], text=text, by=request.viewer, at=request.now)
        except UnicodeDecodeError:
            form.refuse("file", "unreadable")
        except InstrumentRefused as refused:
            for name, code in refused.problems:
                form.add_error("file", f"{labels.place(name)}: {labels.say(code)}")
        except BadInput as wrong:
            form.refuse_input(wrong)
        except Conflict:
            form.add_error(None, _("A colleague made a version at the same moment. Save again."))
        else:
            return _to(made)
    return _list_page(request, rows, VersionForm(versions=rows), form)


def _to(version: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("instrument", args=[version]))


def _list_page(
    request: WorkerRequest, rows: tuple[InstrumentVersion, ...], form: VersionForm, importing: ImportForm
) -> HttpResponse:
    wrong = form.is_bound or importing.is_bound
    context = {"rows": rows, "form": form, "importing": importing, "page_title": _("Risk assessment instrument")}
    return render(request, "signalling/instrument_list.html", context, status=422 if wrong else 200)


@worker_page(MANAGER)
@require_GET
def version(request: WorkerRequest, version: UUID) -> HttpResponse:
    """One version as workers will see it; a draft with what can be changed."""
    return _version_page(request, version_of(version, request.viewer))


def _version_page(
    request: WorkerRequest, row: InstrumentVersion, wrong: tuple[tuple[str, str], ...] = ()
) -> HttpResponse:
    scales = {one.code: one for one in row.questionnaire.scales}
    context = {
        "version": row,
        "draft": row.activated_at is None,
        "sections": [
            (
                labels.SECTIONS[section],
                [
                    (item, labels.KINDS[item.kind], scales[item.scale])
                    for item in row.questionnaire.items
                    if item.section is section
                ],
            )
            for section in Section
        ],
        "lacks": _in_words(missing(row.questionnaire)),
        "wrong": _in_words(wrong),
        "page_title": row.name,
    }
    return render(request, "signalling/instrument.html", context, status=422 if wrong else 200)


def _in_words(problems: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{labels.place(name)}: {labels.say(code)}" for name, code in problems]


@worker_page(MANAGER)
@require_GET
def export(request: WorkerRequest, version: UUID) -> HttpResponse:
    """The version as JSON, for another region or to keep."""
    row = version_of(version, request.viewer)
    audit.record(Act.EXPORT, "RiskInstrument", row.id, tenant=request.viewer.centre.id)
    response = HttpResponse(write(row.questionnaire), content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="instrument-{row.number}.json"'
    return response


@worker_page(MANAGER)
@require_POST
def activate(request: WorkerRequest, version: UUID) -> HttpResponse:
    """Bring a draft into use for the whole region."""
    row = version_of(version, request.viewer)
    try:
        services.activate(version=version, by=request.viewer, at=request.now)
    except InstrumentRefused as refused:
        return _version_page(request, row, refused.problems)
    except AlreadyDone:
        messages.info(request, _("This version was in use before. Make a new version like it."))
    else:
        messages.success(request, _("In use. Everybody assesses with this version from now on."))
    return _to(version)


@worker_page(MANAGER)
@require_POST
def drop(request: WorkerRequest, version: UUID) -> HttpResponse:
    """Throw a draft away."""
    services.drop_version(version=version, by=request.viewer, at=request.now)
    messages.success(request, _("The draft is gone."))
    return HttpResponseRedirect(reverse("instrument-list"))


@worker_page(MANAGER)
@require_http_methods(["GET", "POST"])
def item(request: WorkerRequest, version: UUID, code: str = "") -> HttpResponse:
    """Add, change or remove one question of a draft."""
    row = _draft(version, request)
    held = next((one for one in row.questionnaire.items if one.code == code), None)
    if code and held is None:
        raise NotAllowed
    initial: dict[str, Any] = {"revision": row.revision}
    if held is not None:
        initial |= {
            "code": held.code,
            "section": held.section.value,
            "kind": held.kind.value,
            "text": held.text,
            "help": held.help,
            "scale": held.scale,
        }
    form = ItemForm(
        request.POST if request.method == "POST" else None, initial=initial, scales=row.questionnaire.scales
    )
    if request.method == "POST" and request.POST.get("do") == "remove" and held is not None:
        revision = int(request.POST.get("revision", "0")) if request.POST.get("revision", "").isdigit() else 0
        if _changed(request, row, form, revision, without_item(row.questionnaire, code)):
            return _to(version)
    elif request.method == "POST" and form.is_valid():
        try:
            made = with_item(row.questionnaire, form.item(), instead_of=code)
        except InstrumentRefused as refused:
            form.refuse("code", refused.problems[0][1])
        else:
            if _changed(request, row, form, form.cleaned_data["revision"], made):
                return _to(version)
    title = _("Change a question") if code else _("Add a question")
    return _part_page(request, row, form, title, removable=held is not None)


@worker_page(MANAGER)
@require_http_methods(["GET", "POST"])
def scale(request: WorkerRequest, version: UUID, code: str = "") -> HttpResponse:
    """Add or change one scale of a draft."""
    row = _draft(version, request)
    held = next((one for one in row.questionnaire.scales if one.code == code), None)
    if code and held is None:
        raise NotAllowed
    initial: dict[str, Any] = {"revision": row.revision}
    if held is not None:
        lines = "\n".join(f"{value} = {words}" for value, words in held.steps)
        initial |= {"code": held.code, "name": held.name, "steps": lines}
    form = ScaleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = with_scale(row.questionnaire, form.scale())
        except InstrumentRefused as refused:
            form.refuse("steps", refused.problems[0][1])
        else:
            if _changed(request, row, form, form.cleaned_data["revision"], made):
                return _to(version)
    title = _("Change a scale") if code else _("Add a scale")
    return _part_page(request, row, form, title, removable=False)


def _draft(version: UUID, request: WorkerRequest) -> InstrumentVersion:
    """A version that may still be changed.

    Raises:
        NotAllowed: it is or was in use.
    """
    row = version_of(version, request.viewer)
    if row.activated_at is not None:
        raise NotAllowed
    return row


def _changed(
    request: WorkerRequest, row: InstrumentVersion, form: Refusing, revision: int, made: Questionnaire
) -> bool:
    try:
        services.change_questionnaire(version=row.id, revision=revision, to=made, by=request.viewer, at=request.now)
    except Conflict:
        form.add_error(None, _("A colleague changed this version while you were typing. Look at it, and save again."))
        return False
    messages.success(request, _("Saved in the draft."))
    return True


def _part_page(
    request: WorkerRequest, row: InstrumentVersion, form: Refusing, title: str, *, removable: bool
) -> HttpResponse:
    if form.is_bound:
        sent = request.POST.copy()
        sent["revision"] = str(row.revision)
        form.data = sent
    context = {"version": row, "form": form, "removable": removable, "page_title": title}
    return render(request, "signalling/instrument_part.html", context, status=422 if form.is_bound else 200)
