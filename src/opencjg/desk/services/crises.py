# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A crisis: who is called, by whom, when, with what result; it ends with an outcome (BO-form-32)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import alarmed
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk.models import Contact, Crisis, CrisisCall, CrisisLine
from opencjg.desk.policies import desk
from opencjg.desk.types.office import CrisisOutcome, CrisisResult
from opencjg.outbox import services as outbox
from opencjg.outbox.types import NoticeKind
from opencjg.processes import services as processes

# Ends that only a call can have brought about.
NEEDS_A_CALL = frozenset({CrisisOutcome.HELP_THERE, CrisisOutcome.TAKEN_OVER})


@transaction.atomic
def start_crisis(*, contact: UUID, by: Viewer, at: datetime) -> None:
    """There is acute danger: the contact is due now, in calendar time, and who is on duty is told at once.

    Doing it twice does it once.

    Raises:
        NotAllowed: of another desk.
        AlreadyDone: the contact is closed, or the crisis in it has ended.
    """
    row = desk.of_contact(contact, by)
    if processes.lock_matter(row.matter_id).closed_at is not None:
        raise AlreadyDone("contact_closed")
    begin(row, by=by, at=at)


def begin(row: Contact, *, by: Viewer, at: datetime) -> None:
    """Start the crisis of a locked contact, unless it runs."""
    crisis = Crisis.objects.filter(contact=row).first()
    if crisis is not None:
        if crisis.ended_at is not None:
            raise AlreadyDone("crisis_ended")
        return
    Crisis.objects.create(contact=row, centre_id=row.centre_id, started_at=at, started_by_id=by.worker)
    Contact.objects.filter(matter=row.matter_id).update(risk=True)
    processes.make_urgent(matter=row.matter_id, due=at)
    for worker in alarmed(row.centre_id, at=at):
        outbox.notify(worker=worker, kind=NoticeKind.CRISIS, matter=row.matter_id, at=at)
    audit.record(Act.CREATE, "Crisis", row.matter_id, tenant=row.centre_id)


@transaction.atomic
def call_in_crisis(
    *, contact: UUID, line: UUID | None, other: str, result: CrisisResult, by: Viewer, at: datetime
) -> None:
    """Write down who was called and what came of it.

    Raises:
        NotAllowed: of another desk, or no crisis runs.
        BadInput: neither a number of the list nor another name.
    """
    crisis = _running(contact, by)
    known = CrisisLine.objects.filter(id=line).first() if line else None
    name = known.name if known else other.strip()
    if not name:
        raise BadInput("line", "line_missing")
    CrisisCall.objects.create(
        crisis=crisis, centre_id=crisis.centre_id, name=name, by_id=by.worker, at=at, result=result
    )
    audit.record(Act.CHANGE, "Crisis", contact, tenant=crisis.centre_id, basis=result)


@transaction.atomic
def end_crisis(*, contact: UUID, outcome: CrisisOutcome, by: Viewer, at: datetime) -> None:
    """Write down how a crisis ended; the contact goes on.

    Raises:
        NotAllowed: of another desk, or no crisis runs.
        BadInput: help is said to be there, and nobody was called.
    """
    crisis = _running(contact, by)
    if outcome in NEEDS_A_CALL and not CrisisCall.objects.filter(crisis=crisis).exists():
        raise BadInput("outcome", "nobody_called")
    _end(crisis, outcome, by, at)


def end_by_handing_over(contact: UUID, *, by: Viewer, at: datetime) -> None:
    """A worry was handed over out of a crisis: that is its outcome."""
    crisis = Crisis.objects.filter(contact=contact, ended_at=None).first()
    if crisis is not None:
        _end(crisis, CrisisOutcome.HANDED_OVER, by, at)


def _running(contact: UUID, by: Viewer) -> Crisis:
    row = desk.of_contact(contact, by)
    crisis = Crisis.objects.select_for_update().filter(contact=row, ended_at=None).first()
    if crisis is None:
        raise NotAllowed("crisis_gone")
    return crisis


def _end(crisis: Crisis, outcome: CrisisOutcome, by: Viewer, at: datetime) -> None:
    crisis.ended_at, crisis.ended_by_id, crisis.outcome = at, by.worker, outcome
    crisis.save(update_fields=["ended_at", "ended_by", "outcome"])
    audit.record(Act.CLOSE, "Crisis", crisis.contact_id, tenant=crisis.centre_id, basis=outcome)
