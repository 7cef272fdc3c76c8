# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question that turns out to be a worry goes on as a case (IA-2a to MS)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.services import present
from opencjg.accounts.types import CentreId, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone
from opencjg.desk import rules
from opencjg.desk.models import CallbackRequest, Contact
from opencjg.desk.policies import desk
from opencjg.desk.selectors import opened
from opencjg.desk.services.callbacks import erase
from opencjg.desk.services.contacts import release_words
from opencjg.desk.services.crises import end_by_handing_over
from opencjg.desk.services.passing import leave_waiting_room
from opencjg.desk.types import Route
from opencjg.processes import services as processes
from opencjg.processes.types import AnswerMissing, AnswerUnknown, CaseId, NoWayOut
from opencjg.signalling.services import receive_concern
from opencjg.signalling.types import NewConcern

if TYPE_CHECKING:
    from opencjg.processes.models import OpenStep

CHECK = "IA-3"
CALL_IN = "IA-2a"


@transaction.atomic
def hand_over_worry(*, contact: UUID, to: UUID | None, concern: NewConcern, by: Viewer, at: datetime) -> CaseId:
    """A question turns out to be a worry: it becomes a case with one responsible worker, and the contact closes.

    With nobody chosen, the case stands at MS-3 with the desk worker who hands over. Doing it twice does it once.

    Raises:
        NotAllowed: the contact is of another desk, or stands with a worker who gives specific advice.
        AlreadyDone: the question was answered in the meantime; nothing changes.
        WorkerAway: `to` is absent and nobody stands in; carries who is on duty.

    Source: IA-2a, MS-2, MS-3; GAP-07, GAP-58.
    """
    row = desk.of_contact(contact, by)
    matter = processes.lock_matter(row.matter_id)
    row.refresh_from_db(fields=["case"])
    if row.case is not None:
        return CaseId(row.case)
    if matter.closed_at is not None:
        raise AlreadyDone("contact_closed")
    worker = present(to, centre=CentreId(row.centre_id), by=by, at=at) if to else None
    row.matter = matter
    concern = _with_promised_number(concern, row)
    _end_contact(row, by, at)
    case = receive_concern(concern=concern, centre=CentreId(row.centre_id), responsible=worker, by=by, at=at)
    row.case = case
    row.risk = True
    row.route = Route.WORKER if row.route == Route.ANSWERED else row.route
    row.save(update_fields=["case", "risk", "route"])
    audit.record(Act.HAND_OVER, "Contact", row.matter_id, tenant=row.centre_id, basis=CALL_IN)
    processes.keep_promise()
    return case


def _with_promised_number(concern: NewConcern, row: Contact) -> NewConcern:
    """Whom we promised to call goes along to who will do it now; the desk's own note of it is erased (RES-07)."""
    request = CallbackRequest.objects.filter(contact=row).first()
    if request is None:
        return concern
    words = opened(request.id, request.name, request.phone)
    erase(request.id)
    return replace(
        concern,
        reporter_name=concern.reporter_name or words.name,
        reporter_phone=concern.reporter_phone or words.phone,
    )


def _end_contact(row: Contact, by: Viewer, at: datetime) -> None:
    """Walk the contact's process to the jump of IA-2a, wherever it stands; its words stay for an editor (GAP-58)."""
    step = processes.step_of(row.matter)
    if not _walk_to_call_in(row, step, by, at):
        processes.leave(step=step, to="MS-2", by=by.worker, at=at)
    end_by_handing_over(row.matter_id, by=by, at=at)
    leave_waiting_room(row.matter_id, by=by, at=at)
    processes.close_matter(matter=row.matter, by=by, at=at)
    release_words(row.matter_id, at=at, well=False)


def _walk_to_call_in(row: Contact, step: "OpenStep", by: Viewer, at: datetime) -> bool:
    """Finish the steps up to the end of IA-2a; False when this version of the model has no such way from here."""
    answers = _to_call_in(step.code)
    if answers is None:
        return False
    try:
        processes.finish(
            step=step,
            answers=answers[0],
            then=answers[1:],
            by=by.worker,
            worker=by.worker,
            at=at,
            calendar=calendar_of(row.centre_id),
            leaves=True,
        )
    except (AnswerMissing, AnswerUnknown, NoWayOut):
        return False
    return True


def _to_call_in(code: str) -> list[Mapping[str, str]] | None:
    """The answers that lead from a step of IA to the end of IA-2a; None where no such way is drawn (IA-SA, INT-1)."""
    risk = rules.first_answers(risk=True)
    again: Mapping[str, str] = {"helped": "no"}
    ways: dict[str, list[Mapping[str, str]]] = {
        CALL_IN: [{}],
        "IA-1": [risk, {}],
        "IA-2b": [{}, again, risk, {}],
        "IA-2c": [{}, again, risk, {}],
        CHECK: [again, risk, {}],
    }
    return ways.get(code)
