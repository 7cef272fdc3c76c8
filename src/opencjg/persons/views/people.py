# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages about the people in a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, ask_second_factor, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed
from opencjg.persons import labels, selectors, services
from opencjg.persons.forms import (
    ChangePersonForm,
    ContactPointForm,
    KinForm,
    LeftForm,
    MergeForm,
    typed_birth,
    typed_person,
)
from opencjg.persons.pages import age_of, forget_typed, form_page, head_context, name_of, open_head, typed
from opencjg.persons.rules.birth import age_words
from opencjg.persons.selectors.people import card
from opencjg.persons.types import ContactWay, DossierHead, Found, ImpossibleFamily, PersonCard, PersonId, RelationKind


def _to_dossier(dossier: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("dossier", args=[dossier]))


def _to_person(dossier: UUID, person: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("person", args=[dossier, person]))


def say_family(wrong: ImpossibleFamily, people: dict[UUID, str]) -> str:
    """What cannot be true about a family, with who it is about."""
    params = dict(wrong.params)
    if circle := params.pop("people", ()):
        params["person"] = circle[0]  # type: ignore[index]  # a tuple of people, as the rule says
    names = {key: people.get(value, _("this person")) for key, value in params.items() if isinstance(value, UUID)}
    return str(labels.FAMILY_REFUSALS[wrong.code]) % names


def _names(head: DossierHead, request: WorkerRequest) -> dict[UUID, str]:
    return {identity: name_of(one) for identity, one in selectors.people_of(head, request.viewer).cards.items()}


@worker_page()
@require_http_methods(["GET", "POST"])
def person_new(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Somebody who belongs to the child: a parent, a sister, a neighbour."""
    head, _involved = open_head(request, dossier)
    if request.method == "POST":
        form = KinForm(request.POST, now=request.now)
        if form.is_valid() and _add(request, head, form):
            forget_typed(request)
            messages.success(request, _("The person is added."))
            return _to_dossier(dossier)
        return _new_page(request, head, form, status=422)
    return _new_page(request, head, KinForm(initial=typed(request), now=request.now))


def _new_page(request: WorkerRequest, head: DossierHead, form: KinForm, status: int = 200) -> HttpResponse:
    return form_page(
        request, head, form=form, title=_("Somebody who belongs to the child"), button=_("Add"), status=status
    )


def _add(request: WorkerRequest, head: DossierHead, form: KinForm) -> bool:
    """Add the person, the relation, and where he lives; False when the domain refused."""
    kind, authority = form.relation
    source = form.cleaned_data["source"]
    try:
        services.add_kin(
            dossier=head.id,
            child=head.child.id,
            person=form.person(),
            kind=kind,
            authority=authority,
            lives_here=form.cleaned_data["lives_here"],
            phone=form.cleaned_data["phone"],
            source=source,
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.refuse(wrong)
    except ImpossibleFamily as wrong:
        form.add_error("birth", say_family(wrong, _names(head, request) | {head.child.id: name_of(head.child)}))
    else:
        return True
    return False


@worker_page()
@require_GET
def person(request: WorkerRequest, dossier: UUID, person: UUID) -> HttpResponse:
    """One person: his data, how he is reached, what was written before."""
    return person_page(request, dossier, person)


def person_page(
    request: WorkerRequest,
    dossier: UUID,
    person: UUID,
    *,
    contact_form: ContactPointForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a person, with the form for a number as it was sent when that was refused."""
    head, _involved = open_head(request, dossier)
    whole = selectors.whole_of(head, request.viewer, most=0)
    people = whole.people
    shown = people.cards.get(PersonId(person))
    if shown is None:
        raise NotAllowed
    show_bsn = request.method == "GET" and request.GET.get("bsn") == "1" and shown.has_bsn
    if show_bsn and not request.viewer.fresh:
        return ask_second_factor(request)
    if show_bsn:
        audit.record(Act.READ, "Bsn", person, tenant=head.centre, subject=head.child.id)
    relations = [one for one in whole.relations if person in {one.person, one.other}]
    context = {
        "person": shown,
        "name": name_of(shown),
        "age": age_of(shown, request),
        "sex": labels.word(labels.SEXES, shown.sex),
        "birth": typed_birth(shown.birth),
        "left": labels.word(labels.LEFT, shown.left),
        "bsn": selectors.bsn_of(person, request.viewer) if show_bsn else "",
        "contact_points": [
            (one, labels.word(labels.WAYS, one.way)) for one in whole.contact_points if one.person == shown.id
        ],
        "contact_form": contact_form or ContactPointForm(),
        "relations": [
            {
                "id": one.id,
                "sentence": _sentence(one.kind, name_of(people.cards[one.other]), name_of(people.cards[one.person])),
                "authority": labels.word(labels.AUTHORITY, one.authority) if one.kind in labels.RAISING else "",
                "source": one.source,
                "since": one.since,
            }
            for one in relations
        ],
        "versions": selectors.versions_of(person, request.viewer)[1:],
        "page_title": name_of(shown),
        **head_context(head, request),
    }
    return render(request, "persons/person.html", context, status=status)


def _sentence(kind: RelationKind, other: str, person: str) -> str:
    values = {"other": other, "kind": labels.word(labels.RELATIONS, kind), "person": person}
    return _("%(other)s: %(kind)s of %(person)s") % values


@worker_page()
@require_http_methods(["GET", "POST"])
def person_change(request: WorkerRequest, dossier: UUID, person: UUID) -> HttpResponse:
    """Correct somebody's data; what stood there stays in the history."""
    head, _involved = open_head(request, dossier)
    shown = selectors.card_of(person, request.viewer)
    if request.method != "POST":
        initial = typed_person(shown) | {"version": shown.version} | typed(request)
        form = ChangePersonForm(initial=initial, now=request.now, keeps_bsn=shown.has_bsn)
        return _change_page(request, head, shown, form)
    form = ChangePersonForm(request.POST, now=request.now, keeps_bsn=shown.has_bsn)
    if form.is_valid() and _change(request, head, shown, form):
        forget_typed(request)
        messages.success(request, _("The data are changed. What stood there stays in the history."))
        return _to_person(dossier, person)
    return _change_page(request, head, shown, form, status=422)


def _change(request: WorkerRequest, head: DossierHead, shown: PersonCard, form: ChangePersonForm) -> bool:
    to = form.person()
    try:
        services.change_person(
            dossier=head.id,
            person=shown.id,
            version=form.cleaned_data["version"],
            to=to,
            keep_bsn=not to.bsn,
            source=form.cleaned_data["source"],
            by=request.viewer,
            at=request.now,
        )
    except Conflict as conflict:
        _show_theirs(form, card(conflict.theirs))  # type: ignore[arg-type]  # a Person, as the service says
    except BadInput as wrong:
        form.refuse(wrong)
    except ImpossibleFamily as wrong:
        form.add_error("birth", say_family(wrong, _names(head, request)))
    else:
        return True
    return False


def _show_theirs(form: ChangePersonForm, theirs: PersonCard) -> None:
    """Somebody else changed it: what stands there now is said at each field, and saving again is allowed."""
    form.data = {**form.data.dict(), "version": str(theirs.version)}  # type: ignore[attr-defined]  # a QueryDict
    form.add_error(
        "version",
        _("A colleague changed this while you were typing. Compare, and save again if yours is right."),
    )
    for field, value in typed_person(theirs).items():
        if str(form.cleaned_data.get(field, form.data.get(field, ""))) != str(value):
            form.add_error(field, _("Your colleague wrote: %s") % (value or _("nothing")))


def _change_page(
    request: WorkerRequest, head: DossierHead, shown: PersonCard, form: ChangePersonForm, status: int = 200
) -> HttpResponse:
    title = _("Change the data of %(name)s") % {"name": name_of(shown)}
    return form_page(request, head, form=form, title=title, button=_("Save"), status=status, shared=True)


@worker_page()
@require_http_methods(["GET", "POST"])
def person_left(request: WorkerRequest, dossier: UUID, person: UUID) -> HttpResponse:
    """Somebody died, moved away, or became 23 (ALG-02); an open case stays somebody's."""
    head, _involved = open_head(request, dossier)
    shown = selectors.card_of(person, request.viewer)
    form = LeftForm(request.POST or None, initial=typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.let_person_go(
                dossier=dossier,
                person=PersonId(person),
                why=form.leaving,
                on=form.cleaned_data["left_on"],
                by=request.viewer,
                at=request.now,
            )
        except BadInput as wrong:
            form.refuse(wrong)
        else:
            forget_typed(request)
            messages.success(request, _("Written down. Open cases stay with who takes care of them."))
            return _to_person(dossier, person)
    title = _("%(name)s is no longer here") % {"name": name_of(shown)}
    status = 422 if request.method == "POST" else 200
    return form_page(request, head, form=form, title=title, button=_("Save"), status=status)


@worker_page()
@require_POST
def contact_point_new(request: WorkerRequest, dossier: UUID, person: UUID) -> HttpResponse:
    """How somebody is reached."""
    form = ContactPointForm(request.POST)
    if not form.is_valid():
        return person_page(request, dossier, person, contact_form=form, status=422)
    way = ContactWay(form.cleaned_data["way"])
    try:
        services.add_contact_point(
            dossier=dossier,
            person=PersonId(person),
            way=way,
            value=form.cleaned_data["value"],
            own=form.cleaned_data["own"],
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.refuse(wrong)
        return person_page(request, dossier, person, contact_form=form, status=422)
    return _to_person(dossier, person)


@worker_page()
@require_POST
def contact_point_end(request: WorkerRequest, dossier: UUID, point: UUID) -> HttpResponse:
    """A number that is no longer used."""
    services.end_contact_point(dossier=dossier, point=point, by=request.viewer, at=request.now)
    messages.success(request, _("The number is no longer used. It stays in the history."))
    return _to_dossier(dossier)


@worker_page()
@require_POST
def relation_end(request: WorkerRequest, dossier: UUID, relation: UUID) -> HttpResponse:
    """A relation that ended or was written down wrongly."""
    services.end_relation(dossier=dossier, relation=relation, by=request.viewer, at=request.now)
    messages.success(request, _("The relation is ended. It stays in the history."))
    return _to_dossier(dossier)


@worker_page()
@require_http_methods(["GET", "POST"])
def person_merge(request: WorkerRequest, dossier: UUID, person: UUID) -> HttpResponse:
    """Two records that are one person: what happens to each is said before it happens, and it can be undone."""
    head, _involved = open_head(request, dossier)
    kept = selectors.card_of(person, request.viewer)
    doubles = selectors.doubles_of(kept, request.viewer)
    choices = [(one.id, _double(one, request)) for one in doubles]
    form = MergeForm(request.POST or None, doubles=choices, initial=typed(request))
    if request.method == "POST" and form.is_valid() and _merge(request, kept, form):
        forget_typed(request)
        messages.success(request, _("They are one person from now on. You can undo it on this page."))
        return HttpResponseRedirect(reverse("person-merge", args=[dossier, person]))
    context = {
        "form": form if choices else None,
        "merges": selectors.merges_of(kept.id, request.viewer),
        "page_title": _("Is %(name)s written down twice?") % {"name": name_of(kept)},
        "person": kept,
        **head_context(head, request),
    }
    return render(request, "persons/merge.html", context, status=422 if request.method == "POST" else 200)


def _double(one: Found, request: WorkerRequest) -> str:
    why = ", ".join(labels.word(labels.REASONS, reason) for reason in one.reasons)
    age = labels.say_age(age_words(one.birth, request.now.date()))
    return _("%(name)s, %(age)s (%(why)s)") % {"name": one.name, "age": age, "why": why}


def _merge(request: WorkerRequest, kept: PersonCard, form: MergeForm) -> bool:
    try:
        services.merge_people(
            keep=kept.id,
            double=PersonId(UUID(form.cleaned_data["double"])),
            reason=form.cleaned_data["reason"],
            by=request.viewer,
            at=request.now,
        )
    except BadInput as wrong:
        form.refuse(wrong)
    except AlreadyDone:
        form.add_error("double", _("One of both was merged with somebody already. Undo that first."))
    else:
        return True
    return False


@worker_page()
@require_POST
def person_unmerge(request: WorkerRequest, dossier: UUID, person: UUID, merge: UUID) -> HttpResponse:
    """They were two people after all: both stand as they were."""
    open_head(request, dossier)
    try:
        services.unmerge_people(merge=merge, by=request.viewer, at=request.now)
    except AlreadyDone:
        messages.info(request, _("This was undone already."))
    else:
        messages.success(request, _("They are two people again. Both stand as they were."))
    return HttpResponseRedirect(reverse("person-merge", args=[dossier, person]))
