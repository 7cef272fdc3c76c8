# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what hangs on a contact, what runs in a centre, and the lists of the forms."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Avg, Count, Exists, F, OuterRef, Q
from django.utils import timezone

from opencjg.accounts.selectors import municipality_of
from opencjg.accounts.types import Viewer
from opencjg.core import reference, vault
from opencjg.desk.models import (
    BackOfficeForm,
    CallAttempt,
    CallbackRequest,
    Consultation,
    Contact,
    Crisis,
    CrisisCall,
    CrisisLine,
    FormOption,
    ShiftNote,
    Waiting,
)
from opencjg.desk.policies import desk
from opencjg.desk.selectors import topic_name
from opencjg.desk.types.office import (
    Advisor,
    AttemptRow,
    ConsultationRow,
    CrisisCallRow,
    CrisisLineRow,
    CrisisOutcome,
    CrisisResult,
    CrisisRow,
    CrisisState,
    NoteRow,
    OpenRow,
    Option,
    OptionList,
    OptionRow,
    WaitingDay,
    WaitingEnd,
    WaitingRow,
)
from opencjg.processes.selectors import steps_of_desk

MOST_OPEN = 60


def options(centre: UUID) -> Mapping[OptionList, tuple[Option, ...]]:
    """The boxes of the forms at a centre: its municipality's own list, or else the one that ships; reference data."""
    kept = reference.kept(("form_options", centre), lambda: _lists(municipality_of(centre)))
    return {
        name: tuple(Option(row.code, row.label, row.asks) for row in rows if row.active) for name, rows in kept.items()
    }


def option_rows(viewer: Viewer) -> Mapping[OptionList, tuple[OptionRow, ...]]:
    """The lists as who keeps them sees them, with what is switched off. One query."""
    return _lists(viewer.centre.municipality)


def option_labels(centre: UUID) -> Mapping[tuple[OptionList, str], str]:
    """What each box says, also one that is switched off now; reference data."""
    kept = reference.kept(("form_options", centre), lambda: _lists(municipality_of(centre)))
    return {(name, row.code): row.label for name, rows in kept.items() for row in rows}


def _lists(municipality: UUID) -> dict[OptionList, tuple[OptionRow, ...]]:
    rows = list(
        FormOption.objects.filter(Q(municipality=municipality) | Q(municipality=None)).order_by("list", "place", "code")
    )
    own = {row.list for row in rows if row.municipality_id}
    codes = {(row.list, row.code) for row in rows if row.municipality_id is None}
    return {
        name: tuple(
            OptionRow(row.code, row.label, row.asks, row.active, (row.list, row.code) in codes)
            for row in rows
            if row.list == name and (row.list not in own or row.municipality_id)
        )
        for name in OptionList
    }


def office_form(contact: UUID, viewer: Viewer) -> BackOfficeForm | None:
    """The back-office form of a contact that was checked to be the viewer's, if one was filled in. One query."""
    return BackOfficeForm.objects.select_related("worker").filter(contact=contact).first()


def consultations(contact: UUID, viewer: Viewer) -> tuple[ConsultationRow, ...]:
    """With whom a contact was discussed, the latest first. One query."""
    rows = Consultation.objects.filter(contact=contact).select_related("by").order_by("-at")
    return tuple(
        ConsultationRow(
            at=row.at,
            by=row.by.name,
            advisor=Advisor(row.advisor),
            with_whom=row.with_whom,
            answer=vault.unseal(row.answer, place=f"consultation:{row.id}") if row.answer else "",
            identified=row.identified,
            consented=row.consented,
        )
        for row in rows
    )


def attempts(contact: UUID, viewer: Viewer) -> tuple[AttemptRow, ...]:
    """The tries to call back about a contact, the latest first. One query."""
    rows = CallAttempt.objects.filter(contact=contact).select_related("by").order_by("-at")
    return tuple(AttemptRow(row.at, row.by.name, row.outcome, row.at > row.due) for row in rows)


def late_calls_of_team(viewer: Viewer, *, now: datetime) -> int:
    """How many promised calls of colleagues at my desk are late. One query, none for who has no desk."""
    if not viewer.desk_centres:
        return 0
    late = CallbackRequest.objects.filter(desk.visible(viewer), due__lt=now)
    return late.exclude(contact__matter__responsible__in=viewer.selves).count()


def crises(viewer: Viewer) -> tuple[CrisisRow, ...]:
    """Crises that run where this viewer works the desk, coordinates, or takes care himself. One query."""
    mine = Contact.objects.filter(matter=OuterRef("contact"), matter__responsible__in=viewer.selves)
    at_desk = Q(centre__in=viewer.desk_centres)
    rows = (
        Crisis.objects.filter(at_desk | Q(centre__in=viewer.coordination_centres) | Exists(mine), ended_at=None)
        .annotate(made=Count("crisiscall"), readable=at_desk | Exists(mine))
        .order_by("started_at")
    )
    return tuple(CrisisRow(row.contact_id, row.started_at, row.made, row.readable) for row in rows)


def crisis_of(contact: UUID, viewer: Viewer) -> CrisisState | None:
    """The crisis of a contact with the calls made, if there is or was one. Two queries, one when there is none."""
    row = Crisis.objects.select_related("started_by").filter(contact=contact).first()
    if row is None:
        return None
    made = CrisisCall.objects.filter(crisis=row).select_related("by").order_by("-at")
    return CrisisState(
        contact=row.contact_id,
        since=row.started_at,
        started_by=row.started_by.name,
        ended_at=row.ended_at,
        outcome=CrisisOutcome(row.outcome) if row.outcome else None,
        calls=tuple(CrisisCallRow(call.name, call.at, call.by.name, CrisisResult(call.result)) for call in made),
    )


def crisis_lines(viewer: Viewer, *, everything: bool = False) -> tuple[CrisisLineRow, ...]:
    """Whom to call in a crisis at the viewer's centre: the country's numbers, then its own. One query."""
    rows = CrisisLine.objects.filter(Q(centre=None) | Q(centre=viewer.centre.id)).order_by(
        F("centre").asc(nulls_first=True), "place"
    )
    return tuple(
        CrisisLineRow(row.id, row.name, row.phone, row.purpose, row.centre_id is not None, row.active)
        for row in rows
        if row.active or everything
    )


def waiting_for(viewer: Viewer) -> tuple[WaitingRow, ...]:
    """Who waits for me, or for whom I stand in. One query."""
    return _waiting(Q(worker__in=viewer.selves), viewer)


def waiting_room(viewer: Viewer) -> tuple[WaitingRow, ...]:
    """Everybody who waits at my desk, or for me, the longest first. One query."""
    return _waiting(desk.visible(viewer) | Q(worker__in=viewer.selves), viewer)


def waits(contact: UUID, viewer: Viewer) -> WaitingRow | None:
    """Where the customer of a contact waits, if he does. One query."""
    return next(iter(_waiting(Q(contact=contact), viewer)), None)


def _waiting(which: Q, viewer: Viewer) -> tuple[WaitingRow, ...]:
    rows = Waiting.objects.filter(which, ended_at=None).select_related("worker").order_by("since")
    return tuple(
        WaitingRow(
            id=row.id,
            contact=row.contact_id,
            number=row.number,
            seen_as=row.seen_as,
            since=row.since,
            worker=row.worker.name,
            mine=row.worker_id in viewer.selves,
        )
        for row in rows
    )


def waiting_today(viewer: Viewer, *, now: datetime) -> WaitingDay:
    """How long people waited today at this desk, and how many left without. One query."""
    morning = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    taken = Q(outcome=WaitingEnd.TAKEN_UP)
    counted = Waiting.objects.filter(desk.visible(viewer), since__gte=morning, ended_at__isnull=False).aggregate(
        taken=Count("id", filter=taken),
        gone=Count("id", filter=~taken),
        spent=Avg(F("ended_at") - F("since"), filter=taken),
    )
    spent: timedelta = counted["spent"] or timedelta()
    return WaitingDay(counted["taken"], counted["gone"], round(spent.total_seconds() / 60))


def open_at_desk(viewer: Viewer, *, now: datetime) -> tuple[tuple[OpenRow, ...], int]:
    """Everything open of my desk, the first due first, and how much there is in all. Three queries."""
    steps, total = steps_of_desk(viewer, most=MOST_OPEN)
    here = Contact.objects.filter(desk.visible(viewer), matter__in=[step.matter for step in steps])
    facts = {
        row.matter_id: row
        for row in here.select_related("topic").annotate(
            called_before=F("callbackrequest__due"),
            sits=Exists(Waiting.objects.filter(contact=OuterRef("pk"), ended_at=None)),
            danger=Exists(Crisis.objects.filter(contact=OuterRef("pk"), ended_at=None)),
        )
    }
    rows = tuple(
        OpenRow(
            contact=step.matter,
            topic=topic_name(fact.topic),
            step=step.name,
            worker=step.worker,
            due=step.due,
            call=fact.called_before is not None,
            call_late=fact.called_before is not None and fact.called_before < now,
            waits=fact.sits,
            crisis=fact.danger,
        )
        for step in steps
        for fact in [facts[step.matter]]
    )
    return rows, total


def notes(viewer: Viewer, *, now: datetime) -> tuple[NoteRow, ...]:
    """Notes of earlier shifts at my desk, the latest first. One query."""
    rows = ShiftNote.objects.filter(desk.visible(viewer), expires_at__gt=now).select_related("by").order_by("-at")
    return tuple(
        NoteRow(
            id=row.id,
            by=row.by.name,
            at=row.at,
            text=vault.unseal(row.text, place=f"shift_note:{row.id}"),
            expires_at=row.expires_at,
            mine=row.by_id == viewer.worker,
        )
        for row in rows[:20]
    )
