# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing an entry of the social map."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.core.types import BadInput, Conflict
from opencjg.socialmap import labels, selectors, services
from opencjg.socialmap.forms import ServiceForm, fresh, typed_of
from opencjg.socialmap.pages import SAVED, forget_typed, keepers, typed
from opencjg.socialmap.policies import EDITORS, keeping
from opencjg.socialmap.types import NewService

SEVERAL = ("topics", "languages", "municipalities")


@worker_page(*EDITORS)
@require_http_methods(["GET", "POST"])
def service_new(request: WorkerRequest) -> HttpResponse:
    """Add a service."""
    title = _("Add to the social map")
    if request.method != "POST":
        initial = fresh(request.viewer.worker, request.now.date()) | typed(request, SEVERAL)
        return _page(request, _form(request, initial=initial), title)
    form = _form(request, request.POST)
    if form.is_valid():
        try:
            added = services.write_service(told=form.told(), by=request.viewer, at=request.now)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("Added. Everybody can find it from now on."))
            return HttpResponseRedirect(reverse("service", args=[added]))
    return _page(request, form, title, status=422)


@worker_page()
@require_http_methods(["GET", "POST"])
def service_change(request: WorkerRequest, service: UUID) -> HttpResponse:
    """Change a service; who was ahead of me is not overwritten unseen (ui.md 12)."""
    card = selectors.service(service, request.viewer, today=request.now.date())
    keeping.require_change(card.told.owner, request.viewer)
    if request.method != "POST":
        initial = typed_of(card.told, card.version) | typed(request, SEVERAL)
        return _page(request, _form(request, initial=initial, owner=card.told.owner), card.told.name, service=service)
    form = _form(request, request.POST, owner=card.told.owner)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            services.change_service(
                service=service, version=version, told=form.told(), by=request.viewer, at=request.now
            )
        except BadInput as wrong:
            form.refuse(wrong)
        except Conflict as conflict:
            _tell_theirs(form, conflict)
        else:
            forget_typed(request)
            messages.success(request, _("Changed. What stood there can still be read."))
            return HttpResponseRedirect(reverse("service", args=[service]))
    return _page(request, form, card.told.name, service=service, status=422)


def _tell_theirs(form: ServiceForm, conflict: Conflict) -> None:
    """What a colleague wrote meanwhile, at each field that differs; saving again then writes over it, knowingly."""
    theirs: tuple[NewService, int] = conflict.theirs  # type: ignore[assignment]  # what change_service puts in it
    now, before = typed_of(theirs[0], theirs[1]), typed_of(form.told(), 0)
    form.add_error(
        None,
        _(
            "A colleague changed this while you were typing. "
            "Look at what is marked, and save again when yours is right."
        ),
    )
    for field, value in now.items():
        if field in labels.FIELDS and value != before[field]:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            form.add_error(field, _("It says now: %s") % (shown or _("nothing")))
    form.base_on(theirs[1])


def _form(request: WorkerRequest, data: Any = None, *, initial: Any = None, owner: UUID | None = None) -> ServiceForm:
    return ServiceForm(data, initial=initial, owners=keepers(request, owner), places=selectors.municipalities())


def _page(
    request: WorkerRequest, form: ServiceForm, title: str, *, service: UUID | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "providers": selectors.provider_names(),
        "draft_saved": None if form.is_bound else form.initial.get(SAVED),
        "service": service,
        "page_title": title,
    }
    return render(request, "socialmap/service_form.html", context, status=status)


@worker_page()
@require_POST
def service_check(request: WorkerRequest, service: UUID) -> HttpResponse:
    """One click: I looked, and everything still holds."""
    services.check_service(service=service, by=request.viewer, at=request.now)
    messages.success(request, _("Noted: checked today."))
    back = "check-list" if request.POST.get("back") == "check-list" else "service"
    return HttpResponseRedirect(reverse(back, args=[] if back == "check-list" else [service]))
