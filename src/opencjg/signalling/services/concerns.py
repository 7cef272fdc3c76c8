# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worry comes in and has one responsible worker from that moment (MS-2, MS-3)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.services import present
from opencjg.accounts.types import CentreId, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, NotAllowed
from opencjg.forms.services import send_once
from opencjg.outbox import services as outbox
from opencjg.outbox.types import NoticeKind
from opencjg.processes import services as processes
from opencjg.processes.types import CaseId
from opencjg.signalling.models import Concern
from opencjg.signalling.types import NewConcern

PROCESS = "MS"
CONCERN = "MS.concern"
ASSIGN = "signalling.assign"
RECEIVED, ASSIGNED = "MS-2", "MS-3"


def receive_concern(
    *, concern: NewConcern, centre: CentreId, responsible: UUID | None, by: Viewer, at: datetime
) -> CaseId:
    """Open a case for a worry, inside the caller's transaction.

    With a responsible worker, MS-2 and MS-3 are done and the case stands at MS-4 with him; without, it stands at
    MS-3 with who took it in (GAP-07). Acute danger makes the next step due at once (design.md 10.4).

    Raises:
        BadInput: there is no story.

    Source: MS-2, MS-3; GAP-07, GAP-16.
    """
    if not concern.story.strip():
        raise BadInput("story", "story_missing")
    worker = responsible or by.worker
    case = processes.open_case(centre=centre, responsible=worker, danger=concern.danger, at=at)
    Concern.objects.create(
        case=case,
        centre_id=centre,
        source=concern.source,
        received_at=at,
        received_by_id=by.worker,
        danger=concern.danger,
        story=concern.story.strip(),
        reporter_name=concern.reporter_name.strip(),
        reporter_phone=concern.reporter_phone.strip(),
        informed=concern.informed,
    )
    processes.start(
        matter=case.matter,
        key=PROCESS,
        message=CONCERN,
        by=by.worker,
        worker=worker,
        at=at,
        calendar=calendar_of(centre),
        done={RECEIVED: {}, ASSIGNED: {}} if responsible else {RECEIVED: {}},
        urgent=concern.danger,
    )
    outbox.notify(worker=worker, kind=NoticeKind.CONCERN_RECEIVED, matter=case.matter_id, at=at)
    audit.record(Act.CREATE, "Case", case.matter_id, tenant=centre, basis=RECEIVED)
    return CaseId(case.matter_id)


@transaction.atomic
def take_in(*, concern: NewConcern, responsible: UUID, submission: UUID, by: Viewer, at: datetime) -> CaseId:
    """A worker takes in a worry that did not come by the desk: from himself, a partner, a school, a citizen, the index.

    It has its one responsible worker at once. Sending the form twice takes it in once.

    Raises:
        BadInput: there is no story.
        WorkerAway: the chosen worker is absent and nobody stands in.
        AlreadySent: it was taken in; carries the case.

    Source: MS-2 b-e, MS-3.
    """
    centre = by.centre.id
    worker = present(responsible, centre=centre, by=by, at=at)
    send_once(key=submission, worker=by.worker, outcome=None, at=at)
    case = receive_concern(concern=concern, centre=centre, responsible=worker, by=by, at=at)
    processes.keep_promise()
    return case


@transaction.atomic
def assign(*, step: UUID, to: UUID, by: Viewer, at: datetime) -> UUID:
    """Give a case that waits at MS-3 its one responsible worker. Returns who really takes it.

    Raises:
        NotAllowed: not a step of this desk, or somebody assigned it just now.
        WorkerAway: the chosen worker is absent and nobody stands in.

    Source: MS-3 "Eén CJG-medewerker is verantwoordelijk".
    """
    row = processes.lock_step(step, by)
    if processes.handler_of(row) != ASSIGN:
        raise NotAllowed("step_gone")
    centre = CentreId(row.centre_id)
    worker = present(to, centre=centre, by=by, at=at)
    matter = row.matter
    urgent = Concern.objects.filter(case=matter.id, danger=True).exists()
    processes.give(matter, worker, with_steps=False)
    processes.finish(
        step=row, answers={}, by=by.worker, worker=worker, at=at, calendar=calendar_of(centre), urgent=urgent
    )
    outbox.notify(worker=worker, kind=NoticeKind.CONCERN_RECEIVED, matter=matter.id, at=at)
    audit.record(Act.HAND_OVER, "Case", matter.id, tenant=centre, basis=ASSIGNED)
    processes.keep_promise()
    return worker
