# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question goes on to a colleague or the expert desk, with every word of it (routes 2 and 3)."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from opencjg.accounts.selectors import DOES_WORK, calendar_of, holds_role
from opencjg.accounts.services import present
from opencjg.accounts.types import CentreId, Role, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import rules
from opencjg.desk.models import CallbackRequest, Contact, Waiting
from opencjg.desk.policies import desk
from opencjg.desk.services.callbacks import promise
from opencjg.desk.types import NewCallback, Route
from opencjg.desk.types.office import Connection, Passing, WaitingEnd
from opencjg.outbox import services as outbox
from opencjg.outbox.types import NoticeKind
from opencjg.processes import services as processes


@transaction.atomic
def pass_on(*, contact: UUID, passing: Passing, by: Viewer, at: datetime) -> UUID:
    """Let a colleague take care of a question from now on: connected, called back, or from the waiting room.

    He gets the whole contact, so that nothing is asked twice (RES-07). Returns who really takes it.

    Raises:
        NotAllowed: of another desk.
        AlreadyDone: closed in the meantime, or the customer sits in the waiting room already.
        WorkerUnknown, WorkerAway: nobody is reached this way; the second names who is on duty.
        BadInput: a call is promised without a number, or the description could tell who it is.

    Source: RTE-2…2.3, RTE-3…3.2, RTE-5.
    """
    row = _open(contact, by)
    worker = present(passing.to, centre=CentreId(row.centre_id), by=by, at=at, roles=DOES_WORK)
    if passing.how is Connection.CALL_BACK:
        _promise(row, passing, at)
    elif passing.how is Connection.WAITING_ROOM:
        _seat(row, worker, passing.seen_as.strip(), at)
    expert = holds_role(worker, centre=row.centre_id, role=Role.EXPERT_DESK, at=at)
    row.route = rules.route_after(Route(row.route), expert=expert)
    row.save(update_fields=["route"])
    audit.record(Act.HAND_OVER, "Contact", row.matter_id, tenant=row.centre_id, basis=passing.how)
    return processes.reassign(matter=row.matter_id, to=worker, by=by, at=at)


def _open(contact: UUID, by: Viewer) -> Contact:
    row = desk.of_contact(contact, by)
    if processes.lock_matter(row.matter_id).closed_at is not None:
        raise AlreadyDone("contact_closed")
    return row


def _promise(row: Contact, passing: Passing, at: datetime) -> None:
    """A call back with a moment; nobody named one: the day the centre is open ("z.s.m.", GAP-16). One stays one."""
    due = passing.due or calendar_of(row.centre_id).end_of_working_day(at)
    if not CallbackRequest.objects.filter(contact=row).exists():
        promise(
            NewCallback(name=passing.name, phone=passing.phone, due=due, soon=passing.due is None),
            contact=row.matter_id,
            centre=row.centre_id,
        )
    processes.make_urgent(matter=row.matter_id, due=due)


def _seat(row: Contact, worker: UUID, seen_as: str, at: datetime) -> None:
    """Give the customer a number in the waiting room, and tell who he waits for that he is in (RTE-2.3)."""
    if rules.tells_who(seen_as):
        raise BadInput("seen_as", "tells_who")
    with connection.cursor() as cursor:  # two desks at once do not give the same number
        cursor.execute("select pg_advisory_xact_lock(hashtext('opencjg.waiting'), hashtext(%s))", [str(row.centre_id)])
    if Waiting.objects.filter(contact=row, ended_at=None).exists():
        raise AlreadyDone("waits_already")
    morning = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    last = Waiting.objects.filter(centre=row.centre_id, since__gte=morning).aggregate(last=Max("number"))["last"]
    Waiting.objects.create(
        contact=row, centre_id=row.centre_id, worker_id=worker, number=(last or 0) + 1, seen_as=seen_as, since=at
    )
    outbox.notify(worker=worker, kind=NoticeKind.CUSTOMER_IN, matter=row.matter_id, at=at)


@transaction.atomic
def end_waiting(*, waiting: UUID, outcome: WaitingEnd, by: Viewer, at: datetime) -> UUID:
    """Say that somebody was fetched from the waiting room, left, or went home. Returns the contact.

    Raises:
        NotAllowed: not somebody who waits at this desk or for this worker, or not any more.
    """
    row = Waiting.objects.select_for_update().filter(id=waiting, ended_at=None).first()
    if row is None:
        raise NotAllowed("waiting_gone")
    _leave_seat(row, outcome, by, at)
    contact: UUID = row.contact_id
    return contact


def leave_waiting_room(contact: UUID, *, by: Viewer, at: datetime) -> None:
    """Somebody else takes the customer from the waiting room: his worry was handed over."""
    row = Waiting.objects.select_for_update().filter(contact=contact, ended_at=None).first()
    if row is not None:
        _leave_seat(row, WaitingEnd.TAKEN_UP, by, at)


def _leave_seat(row: Waiting, outcome: WaitingEnd, by: Viewer, at: datetime) -> None:
    row.ended_at, row.ended_by_id, row.outcome, row.seen_as = at, by.worker, outcome, ""
    row.save(update_fields=["ended_at", "ended_by", "outcome", "seen_as"])
    audit.record(Act.CHANGE, "Waiting", row.id, tenant=row.centre_id, basis=outcome)
    if row.worker_id != by.worker:
        outbox.wake(row.worker_id)
