# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes of who is there. Accounts themselves are changed only through functions of the database (ADR 0005)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from opencjg.accounts.models import Absence, Worker
from opencjg.accounts.rules import digest
from opencjg.accounts.selectors import TAKES_CASES, held_at, takers
from opencjg.accounts.types import CentreId, Role, Viewer, WorkerAway, WorkerId, WorkerUnknown
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, NotAllowed


def present(
    worker: UUID, *, centre: CentreId, by: Viewer, at: datetime, roles: Sequence[Role] = TAKES_CASES
) -> WorkerId:
    """The worker who will really take something now: himself, or who stands in for him.

    Either must hold one of these roles at this centre now: nobody is made a reader by being chosen.

    Raises:
        WorkerUnknown: nobody active holds such a role here under this identity.
        WorkerAway: absent, and nobody who may stands in; names who is on duty.
    """
    able = Worker.objects.filter(held_at(centre, roles, at), active=True)
    row = able.filter(id=worker).first()
    if row is None:
        raise WorkerUnknown
    absence = Absence.objects.filter(worker=worker, starts__lte=at, ends__gt=at).select_related("stand_in").first()
    if absence is None:
        return WorkerId(row.id)
    if absence.stand_in is not None and able.filter(id=absence.stand_in.id).exists():
        return WorkerId(absence.stand_in.id)
    duty = [one.worker.name for one in takers(by, centre=centre, at=at) if one.on_duty and one.available]
    raise WorkerAway(name=row.name, duty=", ".join(duty))


@transaction.atomic
def report_absence(
    *, worker: UUID, starts: datetime, ends: datetime, stand_in: UUID | None, by: Viewer, at: datetime
) -> UUID:
    """Say that a worker is away; his stand-in sees his steps from then on.

    Raises:
        NotAllowed: somebody else's absence, and not a functional manager.
        BadInput: it ends before it starts, is over already, or the stand-in is the worker or somebody unknown.
    """
    if worker != by.worker and (not by.has(Role.FUNCTIONAL_MANAGER) or stand_in in by.selves):
        raise NotAllowed
    if ends <= starts or ends <= at:
        raise BadInput("ends", "absence_over")
    if stand_in == worker:
        raise BadInput("stand_in", "stands_in_for_himself")
    if stand_in is not None and not Worker.objects.filter(id=stand_in, active=True).exists():
        raise BadInput("stand_in", "worker_unknown")
    absence = uuid7()
    with connection.cursor() as cursor:
        cursor.execute("select door.report_absence(%s, %s, %s, %s, %s)", [absence, worker, starts, ends, stand_in])
    audit.record(Act.CREATE, "Absence", absence, tenant=by.centre.id)
    return absence


@transaction.atomic
def end_absence(*, absence: UUID, by: Viewer) -> bool:
    """Take back an absence: the worker is there. False when there was none of his to take back."""
    with connection.cursor() as cursor:
        cursor.execute("select door.end_absence(%s)", [absence])
        (ended,) = cursor.fetchone() or (False,)
    if ended:
        audit.record(Act.DELETE, "Absence", absence, tenant=by.centre.id)
    return bool(ended)


@transaction.atomic
def set_preferences(*, shortcuts: bool, language: str, by: Viewer) -> None:
    """Whether keyboard shortcuts work, and in which language pages are shown."""
    with connection.cursor() as cursor:
        cursor.execute("select door.set_preferences(%s, %s)", [shortcuts, language])
    audit.record(Act.CHANGE, "Worker", by.worker, tenant=by.centre.id)


@transaction.atomic
def ratify_matrix(*, decided_on: date, decided_by: str, by: Viewer, at: datetime) -> int:
    """Record that the authorisation matrix as it stands was adopted. Returns its version.

    Raises:
        NotAllowed: not a functional manager.
        BadInput: a day that has not come yet.

    Source: AUT-09.
    """
    if decided_on > at.date():
        raise BadInput("decided_on", "decided_in_future")
    adoption = uuid7()
    version = doors.call("ratify_matrix", adoption, digest(), decided_on, decided_by.strip(), at)
    audit.record(Act.CREATE, "Ratification", adoption, tenant=by.centre.id, detail=str(version))
    return int(version)
