# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing in a dossier: facts, corrections, professionals around the child, consent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.core.types import BadInput, Conflict
from opencjg.persons import selectors, services
from opencjg.persons.forms import ConsentForm, CorrectFactForm, FactForm, HelperForm
from opencjg.persons.pages import forget_typed, form_page, head_context, name_of, open_head, typed
from opencjg.persons.rules.consent import who_consents
from opencjg.persons.types import DossierHead, FactRow


def _back(dossier: UUID, anchor: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("dossier", args=[dossier]) + anchor)


@worker_page()
@require_http_methods(["GET", "POST"])
def fact_new(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Write something down: what, from whom, when, and who reads it."""
    head, _involved = open_head(request, dossier)
    if request.method == "POST":
        form = FactForm(request.POST, writes=head.writes)
        if form.is_valid():
            try:
                services.write_fact(dossier=dossier, fact=form.fact(), by=request.viewer, at=request.now)
            except BadInput as wrong:
                form.refuse(wrong)
            else:
                forget_typed(request)
                messages.success(request, _("Written down."))
                return _back(dossier, "#timeline")
        return form_page(request, head, form=form, title=_("Write something down"), button=_("Save"), status=422)
    initial = {"said_on": request.now.date()} | typed(request)
    form = FactForm(initial=initial, writes=head.writes)
    return form_page(request, head, form=form, title=_("Write something down"), button=_("Save"))


@worker_page()
@require_http_methods(["GET", "POST"])
def fact_correct(request: WorkerRequest, dossier: UUID, fact: UUID) -> HttpResponse:
    """Put a correction above what was written; the old words stay beneath it."""
    head, _involved = open_head(request, dossier)
    row = selectors.fact_of(fact, head, request.viewer)
    if request.method != "POST":
        form = CorrectFactForm(initial=_typed_fact(row) | typed(request), writes=[row.layer])
        return _correct_page(request, head, form, row)
    form = CorrectFactForm(request.POST, writes=[row.layer])
    if form.is_valid():
        try:
            services.correct_fact(
                fact=fact, to=form.fact(), retract=form.cleaned_data["retract"], by=request.viewer, at=request.now
            )
        except BadInput as wrong:
            form.refuse(wrong)
        except Conflict as conflict:
            newer = getattr(conflict.theirs, "text", "")
            form.add_error("text", _("A colleague corrected this while you were typing. It says now: %s") % newer)
        else:
            forget_typed(request)
            messages.success(request, _("Corrected. What stood there can still be read."))
            return _back(dossier, "#timeline")
    return _correct_page(request, head, form, row, status=422)


def _typed_fact(row: FactRow) -> dict[str, object]:
    return {
        "text": row.text,
        "source": row.source,
        "said_on": row.said_on,
        "layer": row.layer.value,
        "nature": row.nature.value,
        "weight": row.weight.value,
        "milieus": [one.value for one in row.milieus],
    }


def _correct_page(
    request: WorkerRequest, head: DossierHead, form: CorrectFactForm, row: FactRow, status: int = 200
) -> HttpResponse:
    return form_page(
        request,
        head,
        form=form,
        title=_("Correct what was written"),
        button=_("Save"),
        status=status,
        shared=True,
        was=row.text,
    )


@worker_page()
@require_http_methods(["GET", "POST"])
def helper_new(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """A school, a family doctor, somebody else around the child."""
    head, _involved = open_head(request, dossier)
    title = _("School, family doctor or another professional")
    if request.method != "POST":
        form = HelperForm(initial={"since": request.now.date()} | typed(request))
        return form_page(request, head, form=form, title=title, button=_("Add"))
    form = HelperForm(request.POST)
    if not form.is_valid():
        return form_page(request, head, form=form, title=title, button=_("Add"), status=422)
    data = form.cleaned_data
    services.add_helper(
        dossier=dossier,
        kind=form.helper_kind,
        organisation=data["organisation"],
        name=data["name"],
        phone=data["phone"],
        since=data["since"],
        by=request.viewer,
        at=request.now,
    )
    forget_typed(request)
    messages.success(request, _("Added."))
    return _back(dossier)


@worker_page()
@require_POST
def helper_end(request: WorkerRequest, dossier: UUID, helper: UUID) -> HttpResponse:
    """He is not involved any more."""
    services.end_helper(dossier=dossier, helper=helper, by=request.viewer, at=request.now)
    messages.success(request, _("No longer involved. That it was so stays in the dossier."))
    return _back(dossier)


@worker_page()
@require_http_methods(["GET", "POST"])
def consent(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Who must agree to sharing, by age, and who did (Jeugdwet 7.3.4, 7.3.5, 7.3.15)."""
    head, _involved = open_head(request, dossier)
    people = [(one, name_of(card)) for one, card in selectors.people_of(head, request.viewer).cards.items()]
    form = ConsentForm(request.POST or None, people=people, initial={"given_on": request.now.date()} | typed(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.give_consent(
                dossier=dossier,
                given_by=UUID(data["given_by"]),
                receiver=data["receiver"],
                what=data["what"],
                given_on=data["given_on"],
                by=request.viewer,
                at=request.now,
            )
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("The consent is written down."))
            return HttpResponseRedirect(reverse("consent", args=[dossier]))
    needed = who_consents(head.child.birth, request.now.date())
    context = {
        "form": form,
        "needed": needed,
        "rows": selectors.consents_of(head, request.viewer),
        "names": dict(people),
        "page_title": _("Consent to sharing"),
        **head_context(head, request),
    }
    return render(request, "persons/consent.html", context, status=422 if request.method == "POST" else 200)


@worker_page()
@require_POST
def consent_end(request: WorkerRequest, dossier: UUID, consent: UUID) -> HttpResponse:
    """Who agreed changed his mind."""
    services.withdraw_consent(dossier=dossier, consent=consent, by=request.viewer, at=request.now)
    messages.success(request, _("The consent is withdrawn. From now on it does not hold."))
    return HttpResponseRedirect(reverse("consent", args=[dossier]))
