# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of dossiers that may be destroyed, and destroying one by four eyes."""

from dataclasses import asdict
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
from opencjg.core.types import BadInput
from opencjg.persons import labels, selectors, services
from opencjg.persons.forms import TermForm
from opencjg.persons.rules.retention import TERMS
from opencjg.persons.types import Kept

ARCHIVE = (Role.FUNCTIONAL_MANAGER, Role.PRIVACY_OFFICER)


def _back() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("destruction-list"))


@worker_page(*ARCHIVE)
@require_GET
def destruction_list(request: WorkerRequest) -> HttpResponse:
    """What may be destroyed, by the end of its identity and its dates; no name stands here."""
    rows = selectors.to_destroy(request.viewer)
    audit.record(Act.LIST, "Destruction", tenant=request.viewer.centre.id, detail=str(len(rows)))
    told = [
        {
            "row": row,
            "ground": labels.word(labels.DESTRUCTION_GROUNDS, row.ground),
            "mine": row.proposed_by in request.viewer.selves,
        }
        for row in rows
    ]
    context = {
        "free": [one for one in told if not one["row"].held_because],  # type: ignore[attr-defined]  # a ToDestroy
        "held": [one for one in told if one["row"].held_because],  # type: ignore[attr-defined]
        "page_title": _("Dossiers to destroy"),
    }
    return render(request, "persons/destructions.html", context)


@worker_page(*ARCHIVE)
@require_http_methods(["GET", "POST"])
def retention_terms(request: WorkerRequest) -> HttpResponse:
    """How long each kind of record is kept here, beside what we ship; change one with its ground."""
    kind = next((one for one in Kept if one == request.POST.get("kind")), None)
    sent = TermForm(request.POST, prefix=kind) if kind else None
    if kind and sent and sent.is_valid():
        try:
            services.set_term(kind=kind, by=request.viewer, **sent.cleaned_data)
        except BadInput as wrong:
            sent.refuse(wrong)
        else:
            messages.success(request, _("The term is kept."))
            return HttpResponseRedirect(reverse("retention-terms"))
    rows = [
        {
            "kind": one,
            "name": labels.KEPT[one],
            "term": labels.say_term(term),
            "ground": term.ground,
            "shipped": "" if term == TERMS[one] else labels.say_term(TERMS[one]) + ", " + TERMS[one].ground,
            "form": sent if sent and one == kind else TermForm(prefix=one, initial=asdict(term)),
            "open": bool(sent) and one == kind,
        }
        for one, term in selectors.terms().items()
    ]
    return render(request, "persons/terms.html", {"rows": rows, "page_title": _("How long data are kept")})


@worker_page(*ARCHIVE)
@require_POST
def destruction_propose(request: WorkerRequest, kept: UUID) -> HttpResponse:
    """Propose it; another does it."""
    services.propose_destruction(dossier=kept, by=request.viewer)
    messages.success(request, _("Proposed. A colleague must confirm it; you cannot do that yourself."))
    return _back()


@worker_page(*ARCHIVE)
@require_POST
def destruction_withdraw(request: WorkerRequest, proposal: UUID) -> HttpResponse:
    """Take it back."""
    services.withdraw_destruction(proposal=proposal, by=request.viewer)
    messages.success(request, _("The proposal is withdrawn."))
    return _back()


@worker_page(*ARCHIVE, step_up="destruction-list")
@require_POST
def destruction_confirm(request: WorkerRequest, proposal: UUID) -> HttpResponse:
    """Destroy it for good."""
    services.confirm_destruction(proposal=proposal, by=request.viewer)
    messages.success(request, _("The dossier is destroyed. That it was is kept, without what was in it."))
    return _back()


@worker_page()
@require_POST
def destruction_hold(request: WorkerRequest, kept: UUID) -> HttpResponse:
    """Hold a dossier back from being destroyed, or let it go: who leads it, or keeps the archive."""
    lift = request.POST.get("do") == "lift"
    reason = request.POST.get("reason", "")[:400]
    act = services.lift_hold if lift else services.hold
    try:
        act(dossier=kept, reason=reason, by=request.viewer)
    except BadInput as wrong:
        messages.error(request, labels.say(wrong.code))
    else:
        messages.success(request, _("No longer held back.") if lift else _("Held back: it will not be destroyed."))
    if any(request.viewer.has(role) for role in ARCHIVE):
        return _back()
    return HttpResponseRedirect(reverse("rights", args=[kept]))
