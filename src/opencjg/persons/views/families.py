# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages about who live together, where, and who is the family's trusted face."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import takers
from opencjg.accounts.types import CentreId, WorkerAway, WorkerUnknown
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons import selectors, services
from opencjg.persons.forms import AddressForm, ContactPersonForm, FamilyForm, typed_address
from opencjg.persons.pages import forget_typed, form_page, head_context, name_of, open_head, typed
from opencjg.persons.rules.addresses import show_postcode
from opencjg.persons.types import DossierHead, FamilyId, FamilyRow, PersonId


def _to_family(dossier: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("family", args=[dossier]))


@worker_page()
@require_http_methods(["GET", "POST"])
def family(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Who live together, now and before; and the one trusted face (ALG-31, GAP-67)."""
    head, _involved = open_head(request, dossier)
    whole = selectors.whole_of(head, request.viewer, most=0)
    people, families = whole.people, whole.families
    staff = takers(request.viewer, centre=CentreId(head.centre), at=request.now)
    form = ContactPersonForm(
        request.POST or None, takers=staff, families=_family_choices(families, people.cards), youth=_youth(head)
    )
    if request.method == "POST" and form.is_valid() and _appoint(request, head, form):
        return _to_family(dossier)
    context = {
        "form": form,
        "families": [_row(one, people.cards) for one in families],
        "own_face": selectors.contact_people(families=(), youth=(head.child.id,), viewer=request.viewer).get(
            head.child.id, ""
        ),
        "page_title": _("Family and address"),
        **head_context(head, request),
    }
    return render(request, "persons/family.html", context, status=422 if request.method == "POST" else 200)


def _family_choices(families: Any, people: Any) -> list[tuple[str, str]]:
    names = [(str(one.id), ", ".join(name_of(people[member]) for member in one.members)) for one in families]
    return [(identity, _("the family of %s") % name) for identity, name in names]


def _youth(head: DossierHead) -> tuple[str, str]:
    return f"youth:{head.child.id}", _("%s alone, beside the family's own") % name_of(head.child)


def _appoint(request: WorkerRequest, head: DossierHead, form: ContactPersonForm) -> bool:
    whose = form.cleaned_data["whose"]
    youth = PersonId(head.child.id) if whose.startswith("youth:") else None
    try:
        services.appoint_contact_person(
            dossier=head.id,
            worker=UUID(form.cleaned_data["worker"]),
            family=None if youth else FamilyId(UUID(whose)),
            youth=youth,
            by=request.viewer,
            at=request.now,
        )
    except WorkerAway as away:
        form.add_error("worker", _("%(name)s is away and nobody stands in. Choose somebody else.") % away.params)
        return False
    except WorkerUnknown:
        form.add_error("worker", _("Choose somebody from the list."))
        return False
    messages.success(request, _("The contact person is noted."))
    return True


def _row(one: FamilyRow, people: Any) -> dict[str, Any]:
    return {
        "id": one.id,
        "address": one.address,
        "postcode": show_postcode(one.address.postcode) if one.address else "",
        "since": one.since,
        "members": [(member, name_of(people[member])) for member in one.members if member in people],
        "others": [(identity, name_of(card)) for identity, card in people.items() if identity not in one.members],
        "contact_person": one.contact_person,
        "earlier": one.earlier,
    }


@worker_page()
@require_http_methods(["GET", "POST"])
def family_new(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """People who live together at an address."""
    head, _involved = open_head(request, dossier)
    people = [(one, name_of(card)) for one, card in selectors.people_of(head, request.viewer).cards.items()]
    initial = {"since": request.now.date(), "members": [str(head.child.id)]} | typed(request)
    form = FamilyForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.found_family(
                dossier=dossier,
                members=[PersonId(UUID(one)) for one in data["members"]],
                address=data["address"],
                since=data["since"],
                source=data["source"],
                by=request.viewer,
                at=request.now,
            )
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("The family is added."))
            return _to_family(dossier)
    status = 422 if request.method == "POST" else 200
    return form_page(request, head, form=form, title=_("Who live together?"), button=_("Save"), status=status)


@worker_page()
@require_http_methods(["GET", "POST"])
def family_move(request: WorkerRequest, dossier: UUID, family: UUID) -> HttpResponse:
    """A family moved: the old address stays in the history."""
    head, _involved = open_head(request, dossier)
    now = _one(head, family, request)
    initial = (typed_address(now.address) if now.address else {}) | {"since": request.now.date()} | typed(request)
    form = AddressForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.move_family(
                dossier=dossier,
                family=FamilyId(family),
                address=data["address"],
                since=data["since"],
                source=data["source"],
                by=request.viewer,
                at=request.now,
            )
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("The new address is noted. The old one stays in the history."))
            return _to_family(dossier)
    status = 422 if request.method == "POST" else 200
    return form_page(
        request, head, form=form, title=_("The family moved"), button=_("Save"), status=status, shared=True
    )


def _one(head: DossierHead, family: UUID, request: WorkerRequest) -> FamilyRow:
    families = selectors.whole_of(head, request.viewer, most=0).families
    found = next((one for one in families if one.id == family), None)
    if found is None:
        raise NotAllowed
    return found


@worker_page()
@require_POST
def family_join(request: WorkerRequest, dossier: UUID, family: UUID) -> HttpResponse:
    """Somebody came to live in a family."""
    head, _involved = open_head(request, dossier)
    _one(head, family, request)
    try:
        member = PersonId(UUID(request.POST.get("person", "")))
    except ValueError:
        messages.error(request, _("Choose who came to live here."))
        return _to_family(dossier)
    try:
        services.join_family(
            dossier=dossier,
            family=FamilyId(family),
            member=member,
            since=request.now.date(),
            by=request.viewer,
            at=request.now,
        )
    except AlreadyDone:
        messages.info(request, _("This person lives here already."))
    return _to_family(dossier)


@worker_page()
@require_POST
def family_leave(request: WorkerRequest, dossier: UUID, family: UUID, person: UUID) -> HttpResponse:
    """Somebody does not live here any more."""
    services.leave_family(
        dossier=dossier, family=FamilyId(family), member=PersonId(person), by=request.viewer, at=request.now
    )
    messages.success(request, _("No longer lives here. That it was so stays in the dossier."))
    return _to_family(dossier)
