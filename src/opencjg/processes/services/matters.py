# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening, closing and passing on what somebody must care for."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from opencjg.accounts.selectors import DOES_WORK, TAKES_CASES
from opencjg.accounts.services import present
from opencjg.accounts.types import CentreId, Role, StillHolds, Viewer, WorkerId, WorkerLeaves
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, events
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, NotAllowed
from opencjg.outbox import services as outbox
from opencjg.outbox.types import NoticeKind
from opencjg.processes.models import Case, Event, Matter
from opencjg.processes.policies import matters
from opencjg.processes.services.promise import keep_promise
from opencjg.processes.types import EventKind, MatterKind, PromiseBroken


def open_matter(
    *, kind: MatterKind, centre: UUID, responsible: UUID, at: datetime, identity: UUID | None = None
) -> Matter:
    """A new matter. It is written when its process starts, in the state that leaves it in."""
    return Matter(id=identity or uuid7(), kind=kind, centre_id=centre, responsible_id=responsible, opened_at=at)


def lock_matter(matter: UUID) -> Matter:
    """The matter, locked: every act on it waits for the one before (design.md 10.1). The caller checked who asks."""
    return Matter.objects.select_for_update().get(id=matter)


def open_case(*, centre: UUID, responsible: UUID, danger: bool, at: datetime) -> Case:
    """A new case with its number; the caller starts a process in the same transaction (ALG-09)."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('processes_case_number')")
        (number,) = cursor.fetchone() or (0,)
    matter = open_matter(kind=MatterKind.CASE, centre=centre, responsible=responsible, at=at)
    return Case.objects.create(matter=matter, number=f"{at.year}-{number:05d}", danger=danger)


@transaction.atomic
def attach_dossier(*, case: UUID, dossier: UUID, by: Viewer, at: datetime) -> None:
    """Say which child a case is about; whoever takes the case over may open the dossier from then on (ALG-09).

    It opens nothing to who takes care of it now: a dossier he may open for a time is not his own this way.

    Raises:
        NotAllowed: not a case this worker takes care of, or not a dossier that is open to him for good.
        AlreadyDone: the case has a dossier.
    """
    row = matters.lock(case, by)
    if row.kind != MatterKind.CASE or row.responsible_id not in by.selves:
        raise NotAllowed
    if not doors.call("may_hang", case, dossier):
        raise NotAllowed
    if not Case.objects.filter(matter=row, dossier=None).update(dossier=dossier):
        raise AlreadyDone("case_has_dossier")
    audit.record(Act.CHANGE, "Case", row.id, tenant=row.centre_id, detail="dossier")


def mark_danger(*, case: UUID) -> None:
    """Say that a child is in acute danger, in the caller's transaction; the caller logs why (GAP-09)."""
    if not Case.objects.filter(matter=case).update(danger=True):
        raise NotAllowed("matter_gone")


def close_matter(*, matter: Matter, by: Viewer, at: datetime) -> None:
    """Close a matter whose process was left; the caller checked that no step is open."""
    matter.closed_at = at
    matter.save(update_fields=["closed_at"])
    Event.objects.create(matter=matter, centre_id=matter.centre_id, kind=EventKind.CLOSED, by_id=by.worker, at=at)


def give(matter: Matter, worker: UUID, *, with_steps: bool) -> None:
    """Let another worker take care of a matter from now on, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select door.give_matter(%s, %s, %s)", [matter.id, worker, with_steps])


@transaction.atomic
def reassign(*, matter: UUID, to: UUID, by: Viewer, at: datetime) -> UUID:
    """Pass a matter and its open steps to another worker; he is told. Returns who really takes it.

    Raises:
        NotAllowed: not a matter this worker takes care of or coordinates.
        WorkerAway: the other is absent and nobody stands in.
    """
    row = matters.lock(matter, by)
    roles = TAKES_CASES if row.kind == MatterKind.CASE else DOES_WORK
    worker = present(to, centre=CentreId(row.centre_id), by=by, at=at, roles=roles)
    Event.objects.create(
        matter=row,
        centre_id=row.centre_id,
        kind=EventKind.REASSIGNED,
        by_id=by.worker,
        worker_id=worker,
        at=at,
    )
    give(row, worker, with_steps=True)
    outbox.notify(worker=worker, kind=NoticeKind.TAKEN_OVER, matter=row.id, at=at)
    audit.record(Act.REASSIGN, "Matter", row.id, tenant=row.centre_id)
    keep_promise()
    return worker


@transaction.atomic
def let_worker_go(*, worker: UUID, name: str, successor: UUID | None, by: Viewer, at: datetime) -> int:
    """End a worker's access; his open work goes to a successor in the same transaction. Returns how much moved.

    Raises:
        NotAllowed: only a functional manager does this.
        StillHolds: work hangs on him and nobody was named to take it; says which. Nothing changed.
    """
    if not by.has(Role.FUNCTIONAL_MANAGER) or worker == by.worker:
        raise NotAllowed
    moved = 0
    heir: WorkerId | None = None
    with connection.cursor() as cursor:
        if successor is not None:
            heir = present(successor, centre=by.centre.id, by=by, at=at, roles=DOES_WORK)
            cursor.execute("select door.hand_over_all(%s, %s, %s)", [worker, heir, at])
            (moved,) = cursor.fetchone() or (0,)
            outbox.wake(heir)
        cursor.execute("select kind, label from door.hangs_on(%s)", [worker])
        left = tuple(f"{kind} {label}" for kind, label in cursor.fetchall())
        if left:
            raise StillHolds(name=name, matters=left)
        events.publish(WorkerLeaves(WorkerId(worker), name, heir, at))
        cursor.execute("select door.deactivate_worker(%s)", [worker])
    audit.record(Act.DEACTIVATE, "Worker", worker, tenant=by.centre.id)
    try:
        keep_promise()
    except PromiseBroken as broken:
        raise StillHolds(name=name, matters=()) from broken
    return moved
