# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Doing a step of a case and deciding how it goes on: what was done, by whom, and why."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import TAKES_CASES, calendar_of
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, NotAllowed
from opencjg.processes import services as processes
from opencjg.processes.types import Standing
from opencjg.signalling.models import Decision
from opencjg.signalling.sealing import seal_words
from opencjg.signalling.services.assessments import ASSESS, CATEGORY
from opencjg.signalling.types import NewDecision

DECIDE = "signalling.decide"
CLOSED = "closed"
# A worry found by the worker himself is received and has its worker already (GAP-04, GAP-07).
FOUND_BY_HIMSELF: tuple[Mapping[str, str], ...] = ({}, {})


@transaction.atomic
def decide(*, step: UUID, new: NewDecision, by: Viewer, at: datetime) -> Standing:
    """Do a step of a case and go on along what was decided. Returns where the case stands then.

    At MS-4 the only decision without an assessment is to close, with a reason.

    Raises:
        BadInput: what was done, by whom or why is missing; a decision to close is always told why.
        AnswerMissing, AnswerUnknown: how it goes on was not said.
        NotAllowed: not his step, or done in the meantime; or closing is not his to do.

    Source: MS-1, MS-V1…V4, MS-5; GAP-04, GAP-11, GAP-13.
    """
    row = processes.lock_step(step, by)
    handler = processes.handler_of(row)
    closing = CLOSED in new.answers.values()
    if handler != DECIDE and not (handler == ASSESS and new.answers.get(CATEGORY) == CLOSED):
        raise NotAllowed("step_gone")
    if closing and not any(by.has(role, row.centre_id) for role in TAKES_CASES):
        raise NotAllowed
    _check(new)
    identity = uuid7()
    Decision(
        id=identity,
        case_id=row.matter_id,
        code=row.code,
        sealed=seal_words(
            {
                "done": new.done.strip(),
                "done_by": new.done_by.strip(),
                "why": new.why.strip(),
                "answers": dict(new.answers),
            },
            table="signalling_decision",
            row=identity,
        ),
        by_id=by.worker,
        at=at,
    ).save(force_insert=True)
    standing = processes.finish(
        step=row,
        answers=new.answers,
        then=FOUND_BY_HIMSELF if new.answers.get("risk") == "yes" else (),
        by=by.worker,
        worker=row.worker_id,
        at=at,
        calendar=calendar_of(row.centre_id),
        closes=True,
    )
    act = Act.CLOSE if standing.ended else Act.CHANGE
    audit.record(act, "Case", row.matter_id, tenant=row.centre_id, basis=row.code)
    processes.keep_promise()
    return standing


def _check(new: NewDecision) -> None:
    for field, value in (("done", new.done), ("done_by", new.done_by), ("why", new.why)):
        if not value.strip():
            raise BadInput(field, f"{field}_missing")
