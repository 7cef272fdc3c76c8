# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a child on one page, and opening one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Layer, Viewer
from opencjg.core.rules.moments import say_due
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons import labels, selectors
from opencjg.persons import services as persons
from opencjg.persons.forms import NewDossierForm
from opencjg.persons.pages import age_of, forget_typed, head_context, lines_of, name_of, open_head, typed
from opencjg.persons.rules.picture import FIGURE_HEIGHT, FIGURE_WIDTH, draw
from opencjg.persons.types import (
    ContactPointRow,
    DossierHead,
    FamilyRow,
    Figure,
    Found,
    Kin,
    Leaving,
    PersonCard,
    PersonId,
    RelationRow,
    WhomToCall,
)
from opencjg.processes import services as processes
from opencjg.processes.selectors import case_of, cases_of_dossiers
from opencjg.processes.types import CaseRow
from opencjg.workspace.lines import lines_of_timeline
from opencjg.workspace.timeline import timeline

MANY = 1


@worker_page()
@require_GET
def dossier(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Everything about one child that this worker may read: who, with whom, what happened, what now (ui.md 6)."""
    head, involved = open_head(request, dossier)
    whole = selectors.whole_of(head, request.viewer, before=_cursor(request.GET.get("na", "")))
    people, relations, families, facts = whole.people, whole.relations, whole.families, whole.facts
    cases = cases_of_dossiers(head.joined, request.viewer)
    happened = timeline(facts, involved, cases, whole=not whole.more)
    running = [one for one in involved if one.running]
    picture = _picture(head, people.cards, relations, families)
    context = {
        "people": _people(head, people.cards, relations, families, request),
        "picture": picture,
        "figures": [(one, lines_of(one.figure.name)) for one in picture.figures] if picture else [],
        "figure_width": FIGURE_WIDTH,
        "figure_height": FIGURE_HEIGHT,
        "family": next((one for one in families if head.child.id in one.members), None),
        "reach": _reach(whole.contact_points, people.cards),
        "cases": [_case(one, request) for one in cases],
        "involved": [(one, labels.word(labels.INVOLVEMENTS, one.kind)) for one in running],
        "helpers": [(one, labels.word(labels.HELPERS, one.kind)) for one in whole.helpers],
        "documents": whole.documents,
        "timeline": lines_of_timeline(happened, dossier=head.id, may_write=bool(head.writes)),
        "following": f"{facts[-1].said_on.isoformat()}~{facts[-1].id}" if whole.more else "",
        "paged": "na" in request.GET,
        "milieus": [labels.word(labels.MILIEUS, one) for one in whole.milieus] if len(whole.milieus) > MANY else [],
        "page_title": name_of(head.child),
        **head_context(head, request),
    }
    return render(request, "workspace/dossier.html", context)


def _cursor(typed_cursor: str) -> tuple[date, UUID] | None:
    day, _tilde, identity = typed_cursor.partition("~")
    try:
        return date.fromisoformat(day), UUID(identity)
    except ValueError:
        return None


def _case(case: CaseRow, request: WorkerRequest) -> dict[str, Any]:
    calendar = calendar_of(request.viewer.centre.id)
    return {"case": case, "due": say_due(case.due, request.now, calendar) if case.due else None}


def _reach(points: tuple[ContactPointRow, ...], people: Any) -> list[dict[str, Any]]:
    return [{"value": one.value, "own": one.own, "name": name_of(people[one.person])} for one in points]


def _people(
    head: DossierHead, people: Any, relations: tuple[RelationRow, ...], families: tuple[FamilyRow, ...], request: Any
) -> list[dict[str, Any]]:
    """The list beside the picture: everybody, what he is to the child, whether he lives with it."""
    home = {member for one in families if head.child.id in one.members for member in one.members}
    to_child = {one.other: one for one in relations if one.person == head.child.id}
    return [
        {
            "id": identity,
            "name": name_of(card),
            "age": age_of(card, request) if card.birth.born or card.birth.expected else "",
            "kind": _kind(identity, head, to_child.get(identity)),
            "authority": _authority(to_child.get(identity)),
            "home": identity in home and identity != head.child.id,
            "left": labels.word(labels.LEFT, card.left),
        }
        for identity, card in people.items()
    ]


def _kind(identity: PersonId, head: DossierHead, relation: RelationRow | None) -> str:
    if identity == head.child.id:
        return _("this child")
    return labels.word(labels.RELATIONS, relation.kind) if relation else ""


def _authority(relation: RelationRow | None) -> str:
    if relation is None or relation.kind not in labels.RAISING:
        return ""
    return labels.word(labels.AUTHORITY, relation.authority)


def _picture(
    head: DossierHead, people: Any, relations: tuple[RelationRow, ...], families: tuple[FamilyRow, ...]
) -> Any:
    """The family as it is drawn."""
    home = {member: one.id for one in reversed(families) for member in one.members}
    figures = [_figure(card, head, home.get(identity)) for identity, card in people.items()]
    kin = [Kin(one.person, one.other, one.kind, one.authority) for one in relations]
    return draw(figures, kin) if len(figures) > 1 else None


def _figure(card: PersonCard, head: DossierHead, household: Any) -> Figure:
    return Figure(
        id=card.id,
        name=name_of(card),
        birth=card.birth,
        sex=card.sex,
        died=card.left is Leaving.DIED,
        subject=card.id == head.child.id,
        household=household,
    )


@worker_page()
@require_http_methods(["GET", "POST"])
def dossier_new(request: WorkerRequest) -> HttpResponse:
    """Open the dossier of a child; one that may be known already is shown first (RES-07)."""
    if Layer.BASIS not in request.viewer.writes:
        raise NotAllowed
    case = _case_asked(request)
    if request.method != "POST":
        form = NewDossierForm(initial=typed(request), now=request.now)
        return _new_page(request, form, case)
    form = NewDossierForm(request.POST, now=request.now)
    if not form.is_valid():
        return _new_page(request, form, case, status=422)
    found, calls = _known(form, request.viewer)
    if (found or calls) and not form.cleaned_data["sure"]:
        return _new_page(request, form, case, status=422, found=found, calls=calls)
    try:
        opened = persons.open_dossier(
            child=form.person(),
            centre=request.viewer.centre.id,
            told=form.cleaned_data["told"],
            source=form.cleaned_data["source"],
            by=request.viewer,
            at=request.now,
        )
        if case is not None:
            processes.attach_dossier(case=case, dossier=opened, by=request.viewer, at=request.now)
    except BadInput as wrong:
        form.refuse(wrong)
        return _new_page(request, form, case, status=422)
    forget_typed(request)
    messages.success(request, _("The dossier is open. You are responsible for it."))
    return HttpResponseRedirect(reverse("dossier", args=[opened]))


def _case_asked(request: WorkerRequest) -> UUID | None:
    """The case the dossier is opened for, if the page was entered from one that is this worker's."""
    try:
        case = UUID(request.GET.get("zaak", ""))
    except ValueError:
        return None
    row = case_of(case, request.viewer)
    if row.dossier_id is not None or row.matter.responsible_id not in request.viewer.selves:
        return None
    return case


def _known(form: NewDossierForm, viewer: Viewer) -> tuple[tuple[Found, ...], tuple[WhomToCall, ...]]:
    """Who looks like this child already: among my own dossiers, and whom to call about others."""
    asked = selectors.asked_of(form.person())
    return selectors.alike(asked, viewer), selectors.whom_to_call(asked, viewer)


def _new_page(
    request: WorkerRequest,
    form: NewDossierForm,
    case: UUID | None,
    *,
    status: int = 200,
    found: tuple[Found, ...] = (),
    calls: tuple[WhomToCall, ...] = (),
) -> HttpResponse:
    context = {
        "form": form,
        "found": [
            {
                "name": one.name,
                "reasons": [labels.word(labels.REASONS, reason) for reason in one.reasons],
                "url": reverse("dossier", args=[one.dossier]) if one.dossier else "",
                "dossier": one.dossier if one.child else None,
            }
            for one in found
        ],
        "calls": calls,
        "case": case,
        "ask_sure": bool(found or calls),
        "draft_saved": form.initial.get("") if not form.is_bound else None,
        "page_title": _("Open a dossier"),
    }
    return render(request, "workspace/dossier_new.html", context, status=status)


@worker_page()
@require_POST
def case_dossier(request: WorkerRequest, case: UUID) -> HttpResponse:
    """Say that a case is about a child whose dossier is open to me."""
    try:
        dossier = UUID(request.POST.get("dossier", ""))
    except ValueError:
        messages.error(request, _("Choose a dossier."))
        return HttpResponseRedirect(reverse("case", args=[case]))
    try:
        processes.attach_dossier(case=case, dossier=dossier, by=request.viewer, at=request.now)
    except AlreadyDone:
        messages.info(request, _("This case has a dossier already."))
    else:
        messages.success(request, _("The case and the dossier belong together now."))
    return HttpResponseRedirect(reverse("dossier", args=[dossier]))
