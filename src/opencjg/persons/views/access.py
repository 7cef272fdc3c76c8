# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a dossier, and opening one in an emergency."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, ask_second_factor, worker_page
from opencjg.accounts.selectors import layer_readers
from opencjg.accounts.types import Layer, Role, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, NotAllowed
from opencjg.persons import labels, selectors, services
from opencjg.persons.forms import EmergencyForm, InvolveForm, ReviewForm
from opencjg.persons.pages import forget_typed, head_context, name_of, open_head, typed
from opencjg.persons.policies import dossiers
from opencjg.persons.rules.consent import who_consents
from opencjg.persons.types import Involved, InvolvementKind


@worker_page()
@require_http_methods(["GET", "POST"])
def involved(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Everybody who may open this dossier, on what ground and how long; who leads lets others in."""
    head, people = open_head(request, dossier)
    workers = layer_readers(request.viewer, Layer.BASIS, at=request.now)
    given = [one for one in selectors.consents_of(head, request.viewer) if one.holds]
    names = {one: name_of(card) for one, card in selectors.people_of(head, request.viewer).cards.items()}
    form = InvolveForm(
        request.POST or None,
        workers=workers,
        held=_held(people, request.viewer),
        consents=[(one.id, f"{names.get(one.given_by, '')}: {one.receiver}, {one.what}") for one in given],
        initial=typed(request),
    )
    if request.method == "POST":
        if not head.leads:
            raise NotAllowed
        if not request.viewer.fresh:
            return ask_second_factor(request)
        if form.is_valid() and _let_in(request, dossier, form):
            forget_typed(request)
            messages.success(request, _("Your colleague may open the dossier from now on."))
            return HttpResponseRedirect(reverse("involved", args=[dossier]))
    context = {
        "form": form if head.leads else None,
        "running": [_row(one, request) for one in people if one.running],
        "before": [_row(one, request) for one in people if not one.running],
        "leads": head.leads,
        "needed": who_consents(head.child.birth, request.now.date()),
        "page_title": _("Who may open this dossier"),
        **head_context(head, request),
    }
    return render(request, "persons/involved.html", context, status=422 if request.method == "POST" else 200)


def _held(people: Iterable[Involved], viewer: Viewer) -> set[Layer]:
    """The layers somebody can share: those he was let in to himself, and not in an emergency."""
    mine = (one for one in people if one.running and one.worker in viewer.selves)
    return {layer for one in mine if one.kind is not InvolvementKind.EMERGENCY for layer in one.layers}


def _row(one: Involved, request: WorkerRequest) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "organisation": one.organisation,
        "kind": labels.word(labels.INVOLVEMENTS, one.kind),
        "layers": [labels.word(labels.LAYERS, layer) for layer in one.layers if layer is not Layer.BASIS],
        "all_layers": len(one.layers) == len(Layer),
        "purpose": "" if one.kind in {InvolvementKind.RESPONSIBLE, InvolvementKind.EMERGENCY} else one.purpose,
        "reason": one.reason,
        "agreed": one.agreed,
        "unasked": one.unasked,
        "starts": one.starts,
        "ends": one.ends,
        "emergency": one.kind is InvolvementKind.EMERGENCY,
        "may_end": one.kind is not InvolvementKind.RESPONSIBLE or one.worker in request.viewer.selves,
    }


def _let_in(request: WorkerRequest, dossier: UUID, form: InvolveForm) -> bool:
    data = form.cleaned_data
    until = _end_of(data["until"]) if data["until"] else None
    try:
        services.involve(
            dossier=dossier,
            worker=UUID(data["worker"]),
            kind=InvolvementKind(data["kind"]),
            layers=[Layer(one) for one in data["layers"]],
            purpose=data["purpose"],
            until=until,
            consent=UUID(data["consent"]) if data["consent"] else None,
            unasked=data["unasked"],
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.refuse(wrong)
        return False
    return True


def _end_of(last_day: Any) -> datetime:
    """The first moment after a day: until and including."""
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))


@worker_page()
@require_POST
def involved_end(request: WorkerRequest, dossier: UUID, involvement: UUID) -> HttpResponse:
    """End somebody's involvement now, or one's own."""
    services.end_involvement(dossier=dossier, involvement=involvement, by=request.viewer, at=request.now)
    messages.success(request, _("The involvement is ended. From now on the dossier is closed to this colleague."))
    return HttpResponseRedirect(reverse("search"))


@worker_page(step_up=".")
@require_http_methods(["GET", "POST"])
def emergency(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Open a dossier one is not involved in, because somebody must know now. Told to the privacy officer at once."""
    if not dossiers.may_break_glass(request.viewer):
        raise NotAllowed
    form = EmergencyForm(request.POST or None, initial=typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.break_glass(dossier=dossier, reason=form.cleaned_data["reason"], by=request.viewer)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.warning(request, _("The dossier is open for four hours. The privacy officer has been told."))
            return HttpResponseRedirect(reverse("dossier", args=[dossier]))
    context = {"form": form, "page_title": _("Emergency access")}
    return render(request, "persons/emergency.html", context, status=422 if request.method == "POST" else 200)


@worker_page(Role.PRIVACY_OFFICER)
@require_GET
def emergency_list(request: WorkerRequest) -> HttpResponse:
    """Emergencies to judge: who, when and why; not whose dossier."""
    return _review_page(request, ReviewForm())


@worker_page(Role.PRIVACY_OFFICER)
@require_POST
def emergency_review(request: WorkerRequest, involvement: UUID) -> HttpResponse:
    """Write what one thinks of it."""
    form = ReviewForm(request.POST)
    if form.is_valid():
        try:
            services.review_emergency(involvement=involvement, verdict=form.cleaned_data["verdict"], by=request.viewer)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Your judgement is kept."))
            return HttpResponseRedirect(reverse("emergency-list"))
    return _review_page(request, form, wrong=involvement, status=422)


def _review_page(
    request: WorkerRequest, form: ReviewForm, *, wrong: UUID | None = None, status: int = 200
) -> HttpResponse:
    rows = selectors.emergencies(request.viewer, open_only=False)
    audit.record(Act.LIST, "Involvement", tenant=request.viewer.centre.id, detail=str(len(rows)))
    context = {
        "open": [(one, form if one.id == wrong else ReviewForm()) for one in rows if not one.purpose],
        "judged": [one for one in rows if one.purpose],
        "page_title": _("Emergency access to judge"),
    }
    return render(request, "persons/emergencies.html", context, status=status)
