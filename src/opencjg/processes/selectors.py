# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading where matters stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from opencjg.accounts.selectors import worker_names
from opencjg.accounts.types import Viewer
from opencjg.core.types import NotAllowed
from opencjg.processes import loaded
from opencjg.processes.loaded import Loaded
from opencjg.processes.models import Attention, Case, Event, Instance, Matter, OpenStep
from opencjg.processes.policies import matters, steps
from opencjg.processes.types import (
    AttentionLevel,
    CaseRow,
    DeskRow,
    EventKind,
    LateRow,
    MatterKind,
    Model,
    NodeKind,
    StepRow,
    Story,
    Told,
    WeighedCase,
)

# Written out: it runs each time somebody looks at Vandaag, and building it took longer than answering it.
COUNTS = """
select count(*) filter (where s.due < %(now)s),
       count(*) filter (where s.due >= %(now)s and s.due < %(tomorrow)s),
       count(*) filter (where s.due < %(week_end)s),
       count(*)
from processes_openstep s where s.worker_id = any(%(mine)s::uuid[])
"""


def steps_of(viewer: Viewer, *, until: datetime | None = None, most: int = 20) -> tuple[StepRow, ...]:
    """My steps and those of whom I stand in for, the first due first. One query."""
    rows = OpenStep.objects.filter(steps.mine(viewer))
    if until is not None:
        rows = rows.filter(due__lt=until)
    shown = rows.order_by("due").values_list(
        "id",
        "matter",
        "matter__kind",
        "matter__case__number",
        "matter__case__danger",
        "code",
        "name",
        "since",
        "due",
        "matter__opened_at",
    )
    return tuple(
        StepRow(step, matter, MatterKind(kind), number or "", bool(danger), code, name, since, due, opened_at)
        for step, matter, kind, number, danger, code, name, since, due, opened_at in shown[:most]
    )


def matters_at(viewer: Viewer, kind: MatterKind, *, most: int = 50) -> tuple[StepRow, ...]:
    """Open matters of a kind that this viewer sees, whoever takes care of them, the first due first. One query."""
    shown = (
        OpenStep.objects.filter(steps.visible(viewer), matter__kind=kind)
        .order_by("due")
        .values_list("id", "matter", "code", "name", "since", "due", "matter__opened_at")
    )
    return tuple(
        StepRow(
            id=step,
            matter=matter,
            kind=kind,
            number="",
            danger=False,
            code=code,
            name=name,
            since=since,
            due=due,
            opened_at=opened_at,
        )
        for step, matter, code, name, since, due, opened_at in shown[:most]
    )


def step_counts(viewer: Viewer, *, now: datetime, tomorrow: datetime, week_end: datetime) -> tuple[int, int, int, int]:
    """How many of my steps are late, due today, due before the week ends, and open at all. One query."""
    known: dict[str, Any] = {"mine": list(viewer.selves), "now": now, "tomorrow": tomorrow, "week_end": week_end}
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, known)
        late, today, week, everything = cursor.fetchone()
    return late, today, week, everything


def steps_of_desk(viewer: Viewer, *, most: int) -> tuple[tuple[DeskRow, ...], int]:
    """Where the open contacts of my desk stand, whoever does it, the first due first; and how many there are.

    Two queries.
    """
    rows = OpenStep.objects.filter(matter__kind=MatterKind.CONTACT, centre__in=viewer.desk_centres)
    found = list(rows.select_related("matter", "worker").order_by("due", "id")[:most])
    return tuple(DeskRow(row.matter_id, row.name, row.worker.name, row.due) for row in found), len(found) if len(
        found
    ) < most else rows.count()


def late_count(viewer: Viewer, *, now: datetime) -> int:
    """How many steps are late in the centres this viewer coordinates. One query, none for who coordinates nothing."""
    if not viewer.coordination_centres:
        return 0
    return OpenStep.objects.filter(centre__in=viewer.coordination_centres, due__lt=now).count()


def late_steps(
    viewer: Viewer, *, now: datetime, after: tuple[datetime, UUID] | None = None, most: int = 20
) -> tuple[tuple[LateRow, ...], bool]:
    """A page of what is late in the centres this viewer coordinates, longest first, and whether there is more.

    Two queries whatever its length. No content: which step, whose, since when, who was told.
    """
    rows = OpenStep.objects.filter(centre__in=viewer.coordination_centres, due__lt=now)
    if after is not None:
        moment, step = after
        rows = rows.filter(Q(due__gt=moment) | Q(due=moment, id__gt=step))
    found = list(rows.select_related("matter__case", "worker").order_by("due", "id")[: most + 1])
    told: dict[UUID, list[AttentionLevel]] = {row.id: [] for row in found[:most]}
    for step, level in Attention.objects.filter(step__in=told).values_list("step", "level"):
        told[step].append(AttentionLevel(level))
    return tuple(_late_row(row, told[row.id]) for row in found[:most]), len(found) > most


def _late_row(row: OpenStep, told: Sequence[AttentionLevel]) -> LateRow:
    case = getattr(row.matter, "case", None)
    return LateRow(
        id=row.id,
        matter=row.matter_id,
        kind=MatterKind(row.matter.kind),
        number=case.number if case else "",
        danger=case is not None and case.danger,
        code=row.code,
        name=row.name,
        worker=row.worker.name,
        due=row.due,
        told=tuple(level for level in AttentionLevel if level in told),
    )


def may_finish(viewer: Viewer, step: OpenStep) -> bool:
    """Whether this viewer may do this step."""
    return steps.may_finish(viewer, step)


def is_waiting(step: OpenStep) -> bool:
    """Whether this step waits for a process that is not there yet, so that nobody can finish it here."""
    return loaded.version(step.instance.model_id).node(step.node).kind is NodeKind.END


def steps_at(matters_shown: Sequence[UUID]) -> Mapping[UUID, tuple[str, datetime]]:
    """Where each of these matters stands: the name of its step and when it is due. One query."""
    rows = OpenStep.objects.filter(matter__in=matters_shown).values_list("matter", "name", "due")
    return {matter: (name, due) for matter, name, due in rows}


def questions_of(step: OpenStep) -> tuple[Model, str]:
    """The model and element of a step, to ask what finishing it needs."""
    return loaded.version(step.instance.model_id).model, step.node


def open_steps(matter: UUID, viewer: Viewer) -> tuple[OpenStep, ...]:
    """The open steps of one matter that this viewer sees."""
    return tuple(
        OpenStep.objects.filter(steps.visible(viewer), matter=matter)
        .select_related("worker", "instance")
        .order_by("due")
    )


def matter_of(matter: UUID, viewer: Viewer) -> Matter:
    """One matter.

    Raises:
        NotAllowed: unknown, or not his to see.
    """
    row = Matter.objects.filter(matters.visible(viewer), id=matter).first()
    if row is None:
        raise NotAllowed
    return row


def case_of(matter: UUID, viewer: Viewer) -> Case:
    """One case with its matter and responsible worker.

    Raises:
        NotAllowed: unknown, or not his to see.
    """
    row = (
        Case.objects.select_related("matter__responsible__organisation", "matter__centre")
        .filter(matter__in=Matter.objects.filter(matters.visible(viewer), id=matter))
        .first()
    )
    if row is None:
        raise NotAllowed
    return row


def cases_of_dossiers(dossiers: Sequence[UUID], viewer: Viewer) -> tuple[CaseRow, ...]:
    """The cases about a child that this viewer sees, open ones first, with where they stand. Two queries."""
    rows = list(
        Case.objects.filter(dossier__in=dossiers)
        .select_related("matter__responsible")
        .order_by("-matter__closed_at", "-matter__opened_at")
    )
    standing = steps_at([row.matter_id for row in rows]) if rows else {}
    return tuple(
        CaseRow(
            id=row.matter_id,
            number=row.number,
            danger=row.danger,
            responsible=row.matter.responsible.name,
            opened_at=row.matter.opened_at,
            closed_at=row.matter.closed_at,
            step=standing.get(row.matter_id, ("", None))[0],
            due=standing.get(row.matter_id, ("", None))[1],
        )
        for row in rows
    )


# A jump ends the path in its model; the drawing shows it as gone by too.
GONE_BY = frozenset({EventKind.FINISHED, EventKind.JUMPED})


def weighed_cases(viewer: Viewer, *, codes: Sequence[str], since: datetime) -> tuple[WeighedCase, ...]:
    """Cases of the centres this viewer coordinates: those opened since a moment, and whatever is open.

    With where each stands, and the first time one of its decisions with these codes was made. Three queries.
    """
    cases = list(
        Case.objects.filter(matter__centre__in=viewer.coordination_centres)
        .filter(Q(matter__opened_at__gte=since) | Q(matter__closed_at=None))
        .select_related("matter__responsible")
        .order_by("matter__opened_at")
    )
    found = [case.matter_id for case in cases]
    events = Event.objects.filter(matter__in=found, kind=EventKind.FINISHED, code__in=codes).order_by("at", "id")
    first: dict[UUID, Event] = {}
    for event in events:
        first.setdefault(event.matter_id, event)
    steps_now = {step.matter_id: step for step in OpenStep.objects.filter(matter__in=found)}
    return tuple(
        WeighedCase(
            id=case.matter_id,
            number=case.number,
            responsible=case.matter.responsible.name,
            opened_at=case.matter.opened_at,
            decided_at=first[case.matter_id].at if case.matter_id in first else None,
            answer=first[case.matter_id].answer if case.matter_id in first else "",
            code=steps_now[case.matter_id].code if case.matter_id in steps_now else "",
            step=steps_now[case.matter_id].name if case.matter_id in steps_now else "",
            due=steps_now[case.matter_id].due if case.matter_id in steps_now else None,
        )
        for case in cases
    )


def story_of(matter: UUID, viewer: Viewer) -> Story:
    """What happened to a matter so far and where it stands, for the strip, the drawing and the history.

    Four queries whatever the length of the history.
    """
    events = list(Event.objects.filter(matter=matter).order_by("at", "id"))
    runs = list(Instance.objects.filter(matter=matter).order_by("-started_at", "-id"))
    latest = runs[0].id if runs else None
    versions = {run.id: loaded.version(run.model_id) for run in runs}
    model = versions[runs[0].id] if runs else None
    standing = open_steps(matter, viewer)
    people = {event.by_id for event in events} | {event.worker_id for event in events if event.worker_id}
    names = worker_names(people) if people else {}
    return Story(
        model_key=model.key if model else "",
        model_name=model.name if model else "",
        version=model.version if model else 0,
        model=model.model if model else None,
        passed=tuple(
            event.node for event in events if event.instance_id == latest and event.kind in GONE_BY and event.node
        ),
        current=tuple(step.node for step in standing if step.instance_id == latest),
        told=tuple(_told(event, versions, names) for event in events),
    )


def _told(event: Event, versions: Mapping[UUID, Loaded], names: Mapping[UUID, str]) -> Told:
    model = versions.get(event.instance_id) if event.instance_id else None
    node = model.model.nodes.get(event.node) if model else None
    return Told(
        kind=EventKind(event.kind),
        code=event.code,
        node=event.node,
        name=node.name if node else "",
        at=event.at,
        by=names.get(event.by_id, ""),
        worker=names.get(event.worker_id, "") if event.worker_id else "",
        answer=event.answer,
        due=event.due,
        in_time=event.due is None or event.at <= event.due,
    )
