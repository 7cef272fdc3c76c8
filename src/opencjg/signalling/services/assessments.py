# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worry is weighed with the instrument, and the professional chooses its category (MS-4)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.processes import services as processes
from opencjg.processes.types import Standing
from opencjg.signalling.models import RiskAssessment, RiskInstrument
from opencjg.signalling.rules import PAIRS, check_assessment, read
from opencjg.signalling.sealing import seal_words
from opencjg.signalling.selectors import last_assessment
from opencjg.signalling.types import NewAssessment

ASSESS = "signalling.assess"
CATEGORY = "category"


@transaction.atomic
def assess(*, step: UUID, new: NewAssessment, onward: Mapping[str, str], by: Viewer, at: datetime) -> Standing:
    """Keep an assessment and go on along the way of the chosen category. Returns where the case stands then.

    The answers lead nowhere: the category is the one in `new`, whatever was answered. A crisis makes the case one of
    acute danger and its next step due at once, in calendar time.

    Args:
        onward: the other decisions of this step, such as whether coordination is wanted.

    Raises:
        BadInput: not whole; see `rules.check_assessment`. Or of a version that is not in use any more.
        Conflict: somebody assessed this case while this was typed; carries his assessment's identity.
        AnswerMissing, AnswerUnknown: how it goes on was not said.
        NotAllowed: not his step, or it was done in the meantime.

    Source: MS-4, RC-6, RC-7, GAP-09.
    """
    row = processes.lock_step(step, by)
    if processes.handler_of(row) != ASSESS:
        raise NotAllowed("step_gone")
    instrument = RiskInstrument.objects.filter(id=new.instrument, active=True).first()
    if instrument is None:
        raise BadInput("answers", "instrument_replaced")
    check_assessment(new, read(instrument.content), timezone.localdate(at))
    latest = last_assessment(row.matter_id)
    if latest != new.after:
        raise Conflict(latest)
    assessment = _write(row.matter_id, new, by, at)
    if new.crisis:
        processes.mark_danger(case=row.matter_id)
    standing = processes.finish(
        step=row,
        answers={**onward, CATEGORY: PAIRS[new.category]},
        by=by.worker,
        worker=row.worker_id,
        at=at,
        calendar=calendar_of(row.centre_id),
        urgent=new.crisis,
        closes=True,
    )
    audit.record(Act.CREATE, "RiskAssessment", assessment, tenant=row.centre_id, basis=row.code)
    processes.keep_promise()
    return standing


def _write(case: UUID, new: NewAssessment, by: Viewer, at: datetime) -> UUID:
    identity = uuid7()
    words = {
        "answers": dict(new.answers),
        "motivation": new.motivation.strip(),
        "colleague": new.colleague.strip(),
    }
    RiskAssessment(
        id=identity,
        case_id=case,
        instrument_id=new.instrument,
        occasion=new.occasion,
        seriousness=new.seriousness,
        extent=new.extent,
        category=new.category,
        crisis=new.crisis,
        consulted_on=new.consulted_on,
        sealed=seal_words(words, table="signalling_riskassessment", row=identity),
        by_id=by.worker,
        at=at,
    ).save(force_insert=True)
    return identity
