# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the referral index: of a child in its dossier, of a match, and of who manages it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import calendar_of, organisation_names
from opencjg.accounts.types import Role
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.moments import say_due
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.index import forms, labels, selectors, services
from opencjg.index.types import MeetingKind, Registered, RegistrationRow, Reporter
from opencjg.persons.pages import forget_typed, head_context, open_head, typed
from opencjg.processes.selectors import open_steps

Page = Callable[..., HttpResponse]


def where_on(view: Page) -> Page:
    """A page of the index: where that is off, there is none."""

    @wraps(view)
    def looked_up(request: WorkerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not selectors.settings_of(request.viewer).enabled:
            raise Http404
        return view(request, *args, **kwargs)

    return looked_up


def _back(dossier: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("index-registrations", args=[dossier]))


@worker_page()
@where_on
@require_http_methods(["GET", "POST"])
def registrations(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Who reported this child, whom that meets, and reporting it oneself."""
    form = forms.RegisterForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _register(request, dossier, form):
        return _back(dossier)
    return _page(request, dossier, sent=form)


def _register(request: WorkerRequest, dossier: UUID, form: forms.RegisterForm) -> bool:
    try:
        found = services.register(
            dossier=dossier,
            reason=form.cleaned_data["reason"],
            told=form.told(),
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.refuse(wrong)
        return False
    except AlreadyDone as done:
        messages.info(request, labels.say(done.code))
        return True
    forget_typed(request)
    _say_found(request, found)
    return True


def _say_found(request: WorkerRequest, found: Registered) -> None:
    if found.match:
        messages.success(request, _("Reported. There is a match: see below whom to call."))
    else:
        messages.success(request, _("Reported. Nobody else reported this child now."))
    for name, organisation, phone in found.before:
        told = {"name": name, "organisation": organisation, "phone": phone or _("no number known")}
        messages.info(request, _("Reported this child before: %(name)s, %(organisation)s (%(phone)s).") % told)


def _page(
    request: WorkerRequest,
    dossier: UUID,
    *,
    sent: forms.RegisterForm | None = None,
    refused: tuple[UUID, forms.Refusing] | None = None,
) -> HttpResponse:
    """The page of a dossier's reports; a form that was refused stands there as it was typed."""
    head, _involved = open_head(request, dossier)
    may = bool(head.writes) and selectors.connected(request.viewer, at=request.now)
    if sent is not None and not may:
        raise NotAllowed
    rows = selectors.registrations_of(head, request.viewer)
    met = selectors.met_by(rows, request.viewer)
    context = {
        "form": (sent or forms.RegisterForm(initial=typed(request))) if may else None,
        "rows": [_row(one, met[one.id], request, refused) for one in rows],
        "reported": any(one.by == request.viewer.worker and _active(one, request) for one in rows),
        "ground": selectors.settings_of(request.viewer).ground,
        "page_title": _("Referral index"),
        **head_context(head, request),
    }
    status = 422 if sent is not None or refused else 200
    return render(request, "index/registrations.html", context, status=status)


def _active(row: RegistrationRow, request: WorkerRequest) -> bool:
    return row.withdrawn_on is None and row.until >= timezone.localdate(request.now)


def _row(
    row: RegistrationRow, met: list[Reporter], request: WorkerRequest, refused: tuple[UUID, forms.Refusing] | None
) -> dict[str, Any]:
    form = refused[1] if refused and refused[0] == row.id else None
    return {
        "row": row,
        "active": _active(row, request),
        "mine": row.by in request.viewer.selves or row.organisation == request.viewer.organisation_name,
        "met": [(one, labels.MEETINGS[one.kind]) for one in met],
        "withdraw": form if isinstance(form, forms.WithdrawForm) else forms.WithdrawForm(),
        "tell": form if isinstance(form, forms.TellForm) else forms.TellForm(),
    }


@worker_page()
@where_on
@require_POST
def registration_withdraw(request: WorkerRequest, dossier: UUID, registration: UUID) -> HttpResponse:
    """Take a report back."""
    form = forms.WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, dossier, refused=(registration, form))
    try:
        services.withdraw(
            dossier=dossier,
            registration=registration,
            because=form.cleaned_data["because"],
            unjustified=form.cleaned_data["unjustified"] == "yes",
            by=request.viewer,
            at=request.now,
        )
    except AlreadyDone:
        messages.info(request, _("It was taken back already."))
    else:
        messages.success(request, _("Taken back."))
    return _back(dossier)


@worker_page()
@where_on
@require_POST
def registration_tell(request: WorkerRequest, dossier: UUID, registration: UUID) -> HttpResponse:
    """The child or its parents know now."""
    form = forms.TellForm(request.POST)
    if form.is_valid():
        try:
            services.tell(
                dossier=dossier, registration=registration, told=form.told(), by=request.viewer, at=request.now
            )
        except AlreadyDone:
            messages.info(request, _("That was written down already."))
            return _back(dossier)
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Written down."))
            return _back(dossier)
    return _page(request, dossier, refused=(registration, form))


@worker_page(Role.CARE_DIRECTOR)
@where_on
@require_GET
def match_list(request: WorkerRequest) -> HttpResponse:
    """Matches to follow up, the first due first. Without a name: who is in it stands on its own page."""
    rows = selectors.matches(request.viewer)
    calendar = calendar_of(request.viewer.centre.id)
    audit.record(Act.LIST, "Match", tenant=request.viewer.centre.id, detail=str(len(rows)))
    context = {
        "rows": [(one, say_due(one.due, request.now, calendar)) for one in rows],
        "page_title": _("Matches in the referral index"),
    }
    return render(request, "index/matches.html", context)


@worker_page()
@where_on
@require_http_methods(["GET", "POST"])
def match(request: WorkerRequest, match: UUID) -> HttpResponse:
    """Who is in a match and how to reach him; for the care director also the next step."""
    reporters, stands = selectors.match_of(match, request.viewer)
    directs = selectors.directs(match)
    steps = open_steps(match, request.viewer) if directs else ()
    step = steps[0] if steps else None
    sent = request.POST if request.method == "POST" else None
    if sent is not None and not directs:
        raise NotAllowed
    holds = sent is not None and "reluctant" in sent
    code = step.code if step else ""
    form = forms.StepForm(sent if not holds else None, code=code, reporters=reporters)
    reluctance = forms.ReluctanceForm(sent if holds else None, reporters=reporters)
    if sent is not None and _followed(request, match, step, reluctance if holds else form):
        return HttpResponseRedirect(reverse("index-match", args=[match]))
    audit.record(Act.READ, "Match", match, tenant=request.viewer.centre.id)
    names = {one.worker: f"{one.name}, {one.organisation}" for one in reporters}
    context = {
        "reporters": [(one, labels.MEETINGS[one.kind]) for one in reporters],
        "possible": any(one.kind is MeetingKind.POSSIBLE for one in reporters),
        "stands": stands,
        "coordinator": names.get(stands.coordinator, "") if stands.coordinator else "",
        "reluctant": names.get(stands.reluctant, "") if stands.reluctant else "",
        "reluctance": labels.RELUCTANCES[stands.reluctance] if stands.reluctance else "",
        "step": step,
        "due": say_due(step.due, request.now, calendar_of(request.viewer.centre.id)) if step else None,
        "form": form if step else None,
        "reluctance_form": reluctance if directs and reporters else None,
        "directs": directs,
        "match": match,
        "page_title": _("Match in the referral index"),
    }
    return render(request, "index/match.html", context, status=422 if sent is not None else 200)


def _followed(request: WorkerRequest, match: UUID, step: Any, form: forms.StepForm | forms.ReluctanceForm) -> bool:
    if not form.is_valid():
        return False
    try:
        if isinstance(form, forms.ReluctanceForm):
            services.note_reluctance(match=match, found=form.found(), by=request.viewer, at=request.now)
        elif step is None:
            raise NotAllowed("step_gone")
        else:
            services.follow_up(
                match=match,
                step=step.id,
                same=form.same_child(),
                found=form.found(),
                by=request.viewer,
                at=request.now,
            )
    except BadInput as wrong:
        form.refuse(wrong)
        return False
    except NotAllowed as gone:
        if gone.code != "step_gone":
            raise
        messages.info(request, _("A colleague was ahead of you."))
        return True
    messages.success(request, _("Written down."))
    return True


@worker_page(Role.INDEX_MANAGER)
@require_http_methods(["GET", "POST"])
def manage(request: WorkerRequest) -> HttpResponse:
    """On or off, who is connected, which addresses are no family, and the index in numbers."""
    names = organisation_names()
    here = selectors.connections()
    joined = {organisation for _id, organisation, _name in here}
    free = sorted(((one, name) for one, name in names.items() if one not in joined), key=lambda one: one[1])
    do = request.POST.get("do", "")
    settings = selectors.settings_of(request.viewer)
    initial = {"enabled": settings.enabled, "ground": settings.ground, "within_one": settings.within_one}
    made: dict[str, forms.Refusing] = {
        "settings": forms.SettingsForm(request.POST if do == "settings" else None, initial=initial),
        "connect": forms.ConnectForm(request.POST if do == "connect" else None, organisations=free),
        "exclude": forms.ExcludeForm(request.POST if do == "exclude" else None),
    }
    sent = request.method == "POST"
    if sent and _managed(request, do, made):
        return HttpResponseRedirect(reverse("index-settings"))
    context = {
        **{f"{name}_form": one for name, one in made.items()},
        "connections": here,
        "excluded": selectors.excluded(),
        "numbers": selectors.numbers(request.viewer, at=request.now),
        "page_title": _("Referral index"),
    }
    return render(request, "index/manage.html", context, status=422 if sent else 200)


def _managed(request: WorkerRequest, do: str, made: dict[str, forms.Refusing]) -> bool:
    form = made.get(do)
    if form is not None and not form.is_valid():
        return False
    by, at = request.viewer, request.now
    try:
        if isinstance(form, forms.SettingsForm):
            services.set_index(to=form.settings(), by=by, at=at)
        elif isinstance(form, forms.ConnectForm):
            services.connect(organisation=UUID(form.cleaned_data["organisation"]), by=by, at=at)
        elif isinstance(form, forms.ExcludeForm):
            services.exclude(**form.cleaned_data, by=by, at=at)
        elif do == "disconnect":
            services.disconnect(organisation=_identity(request), by=by, at=at)
        elif do == "include":
            services.include(address=_identity(request), by=by, at=at)
        else:
            return False
    except BadInput as wrong:
        assert form is not None
        form.refuse(wrong)
        return False
    except AlreadyDone as done:
        messages.info(request, labels.say(done.code))
        return True
    messages.success(request, _("Saved."))
    return True


def _identity(request: WorkerRequest) -> UUID:
    try:
        return UUID(request.POST.get("which", ""))
    except ValueError as wrong:
        raise NotAllowed from wrong
