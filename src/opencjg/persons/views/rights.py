# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rights of the people a dossier is about: what they asked, what was decided, and the copy they get."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.core.sheets import attached
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons import labels, selectors, services
from opencjg.persons.copies import as_zip, parts_of
from opencjg.persons.forms import DecideForm, RightsForm
from opencjg.persons.pages import forget_typed, head_context, name_of, open_head, typed
from opencjg.persons.rules.consent import who_consents
from opencjg.persons.rules.rights import ANSWER_TERMS
from opencjg.persons.types import RightsKind


def _back(dossier: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("rights", args=[dossier]))


@worker_page()
@require_http_methods(["GET", "POST"])
def rights(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """What was asked about the data in this dossier, and until when it waits."""
    return _page(request, dossier)


def _page(
    request: WorkerRequest, dossier: UUID, *, deciding: DecideForm | None = None, asked: UUID | None = None
) -> HttpResponse:
    head, _involved = open_head(request, dossier)
    people = [(one, name_of(card)) for one, card in selectors.people_of(head, request.viewer).cards.items()]
    sent = request.POST if request.method == "POST" and deciding is None else None
    form = RightsForm(sent, people=people, initial={"received_on": request.now.date()} | typed(request))
    if sent is not None and form.is_valid() and _ask(request, dossier, form):
        return _back(dossier)
    names = dict(people)
    context = {
        "form": form,
        "rows": [
            {
                "row": row,
                "kind": labels.word(labels.RIGHTS, row.kind),
                "name": names.get(row.asked_by, ""),
                "ground": ANSWER_TERMS[row.kind].ground,
                "late": row.granted is None and row.due_on < request.now.date(),
                "form": deciding if row.id == asked else DecideForm(),
                "copy": row.kind is RightsKind.ACCESS and row.granted is True,
            }
            for row in selectors.requests_of(head, request.viewer)
        ],
        "held": selectors.held_because(head.id, request.viewer),
        "needed": who_consents(head.child.birth, request.now.date()),
        "page_title": _("Rights of the client"),
        **head_context(head, request),
    }
    return render(request, "persons/rights.html", context, status=422 if request.method == "POST" else 200)


def _ask(request: WorkerRequest, dossier: UUID, form: RightsForm) -> bool:
    data = form.cleaned_data
    try:
        services.ask(
            dossier=dossier,
            kind=RightsKind(data["kind"]),
            asked_by=UUID(data["asked_by"]),
            words=data["words"],
            received_on=data["received_on"],
            due_on=data["due_on"],
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.refuse(wrong)
        return False
    forget_typed(request)
    messages.success(request, _("The request is written down."))
    return True


@worker_page()
@require_POST
def rights_decide(request: WorkerRequest, dossier: UUID, asked: UUID) -> HttpResponse:
    """Grant or refuse, with why."""
    form = DecideForm(request.POST)
    if form.is_valid():
        try:
            services.decide(
                dossier=dossier,
                asked=asked,
                granted=form.cleaned_data["granted"] == "yes",
                motivation=form.cleaned_data["motivation"],
                by=request.viewer,
                at=request.now,
            )
        except AlreadyDone:
            messages.info(request, _("This was decided already."))
            return _back(dossier)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The decision is kept. Tell who asked."))
            return _back(dossier)
    return _page(request, dossier, deciding=form, asked=asked)


@worker_page()
@require_POST
def rights_end(request: WorkerRequest, dossier: UUID, asked: UUID) -> HttpResponse:
    """The dossier may be used again."""
    try:
        services.lift_restriction(dossier=dossier, asked=asked, by=request.viewer, at=request.now)
    except AlreadyDone:
        messages.info(request, _("The restriction was lifted already."))
    else:
        messages.success(request, _("The restriction is lifted."))
    return _back(dossier)


@worker_page(step_up=".")
@require_http_methods(["GET", "POST"])
def rights_copy(request: WorkerRequest, dossier: UUID, asked: UUID) -> HttpResponse:
    """What the copy will hold, to look through first; sent, the copy itself."""
    take = request.method == "POST"
    head, _involved = open_head(request, dossier)
    if not head.leads:
        raise NotAllowed
    if take and request.POST.get("looked") != "yes":
        messages.error(request, _("Look through the copy first, and say that you did."))
        return HttpResponseRedirect(reverse("rights-copy", args=[dossier, asked]))
    without = {one for one in map(_identity, request.POST.getlist("without")) if one} if take else set()
    head, found = services.copy_of(dossier=dossier, asked=asked, without=without, by=request.viewer, take=take)
    if take:
        return attached(as_zip(head, found, at=request.now), name="dossier.zip", kind="application/zip")
    if found["asked_by"] is None:
        raise NotAllowed
    context = {
        "parts": parts_of(head, found),
        "asked_by": name_of(found["asked_by"]),
        "own": found["asked_by"].id == head.child.id,
        "closed": [labels.LAYERS[one] for one in found["closed_layers"]],
        "page_title": _("Look through the copy first"),
        **head_context(head, request),
    }
    return render(request, "persons/copy_review.html", context)


def _identity(typed_identity: str) -> UUID | None:
    try:
        return UUID(typed_identity)
    except ValueError:
        return None
