# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question at the front door, from hello to the check (IA)."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, events
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import rules
from opencjg.desk.models import Contact, Question
from opencjg.desk.policies import desk
from opencjg.desk.services.callbacks import promise
from opencjg.desk.services.questions import without_asker
from opencjg.desk.types import (
    Channel,
    ContactClosed,
    ContactId,
    CustomerGroup,
    NewContact,
    QuestionState,
    Registered,
    Route,
    TopicCode,
)
from opencjg.forms.services import send_once
from opencjg.processes import services as processes
from opencjg.processes.types import MatterKind, Standing

if TYPE_CHECKING:
    from opencjg.processes.models import Matter

PROCESS = "IA"
CLARIFY, INFORM, CHECK = "IA-1", "IA-2b", "IA-3"
CALL_IN = "desk.call_in"


@transaction.atomic
def register_contact(
    *, contact: NewContact, submission: UUID, helped: bool | None, by: Viewer, at: datetime
) -> Registered:
    """Write down a question without its asker; close it at once when it was answered and checked.

    Args:
        submission: the form's own key; sent twice, the question is written once.
        helped: the answer to the check (IA-3): True closes, False asks again, None leaves the check open.

    Raises:
        AlreadySent: carries the contact of the first time.
        NotAllowed: the viewer does not work at a desk.
        BadInput: nothing was asked, or a call-back was promised without a number.
        AlreadyDone: it would be closed while somebody was promised a call.

    Source: IA-0…IA-3, FO-form-01…15, RTE-1.1.
    """
    centre = by.centre.id
    (desk.require_partner if contact.straight else desk.require_desk)(by, centre)
    _check(contact)
    identity = ContactId(uuid7())
    send_once(key=submission, worker=by.worker, outcome=identity, at=at)
    matter = processes.open_matter(
        identity=identity, kind=MatterKind.CONTACT, centre=centre, responsible=by.worker, at=at
    )
    standing = processes.start(
        matter=matter,
        key=PROCESS,
        by=by.worker,
        worker=by.worker,
        at=at,
        calendar=calendar_of(centre),
        done=_done(contact, helped),
        promised=contact.callback.due if contact.callback else None,
        closes=True,
    )
    closed = bool(standing.ended)
    if closed and contact.callback is not None:
        raise AlreadyDone("callback_open")
    _write_contact(contact, matter, by)
    _write_question(contact, matter)
    if contact.callback is not None:
        promise(contact.callback, contact=matter.id, centre=matter.centre_id)
    if closed and contact.straight:
        release_words(identity, at=at, well=True)
    audit.record(Act.CREATE, "Contact", identity, tenant=centre, detail="closed" if closed else "")
    if closed:
        events.publish(ContactClosed(identity, contact.topic, at))
    processes.keep_promise()
    return Registered(identity, closed)


def register_digital(
    *,
    question: str,
    elaboration: str,
    topic: TopicCode,
    group: CustomerGroup,
    submission: UUID,
    by: Viewer,
    at: datetime,
) -> Registered:
    """A question that came over the internet: it waits at the desk to be made clear (route D, GAP-42).

    The desk types what came by mail with it; a website calls it when there is one. Sent twice, it is written once.

    Raises:
        AlreadySent, NotAllowed, BadInput: as `register_contact`.
    """
    asked = NewContact(
        at=at, channel=Channel.INTERNET, customer_group=group, topic=topic, question=question, elaboration=elaboration
    )
    return register_contact(contact=asked, submission=submission, helped=None, by=by, at=at)


def _check(contact: NewContact) -> None:
    if not contact.question.strip():
        raise BadInput("question", "question_missing")


def _done(contact: NewContact, helped: bool | None) -> dict[str, Mapping[str, str]]:
    """The steps that are done while the question is written down, with their answers.

    By code, not by place: a version of the model may have a step more, and that one is not done.
    """
    if contact.risk:
        return {CLARIFY: rules.first_answers(risk=True)}
    if not contact.handling:
        return {}
    done: dict[str, Mapping[str, str]] = {CLARIFY: rules.first_answers(risk=False)}
    if rules.answered_now(contact.handling):
        done[INFORM] = {}
        if helped is not None:
            done[CHECK] = {"helped": "yes" if helped else "no"}
    return done


def _write_contact(contact: NewContact, matter: "Matter", by: Viewer) -> None:
    Contact.objects.create(
        matter_id=matter.id,
        centre_id=matter.centre_id,
        at=contact.at,
        registered_by_id=by.worker,
        channel=contact.channel,
        customer_group=contact.customer_group,
        topic_id=contact.topic,
        age=contact.age or "",
        form=contact.form,
        purpose=contact.purpose,
        unasked=contact.unasked,
        instrument=contact.instrument,
        route=Route.PARTNER if contact.straight else rules.route_of(contact.channel, contact.handling),
        handling=list(contact.handling),
        passed_to=list(contact.passed_to),
        other_handling=contact.other_handling,
        by_way=contact.by_way or "",
        by_way_other=contact.by_way_other,
        risk=contact.risk,
        helped=True if matter.closed_at else None,
    )


def _write_question(contact: NewContact, matter: "Matter") -> None:
    asked = {"contact_id": matter.id, "state": QuestionState.ASKED}
    gone = matter.closed_at is not None and not contact.straight
    Question.objects.create(
        **(without_asker(matter.closed_at) if matter.closed_at and gone else asked),
        centre_id=matter.centre_id,
        topic_id=contact.topic,
        question=contact.question.strip(),
        elaboration=contact.elaboration.strip(),
        behind=contact.behind.strip(),
        asked_on=contact.at.date(),
    )


def release_words(contact: UUID, *, at: datetime, well: bool) -> None:
    """Let the words of a contact that closes go on without it, for an editor (IA-3, GAP-17).

    The database does it: who is not of the desk no longer sees them afterwards.
    """
    doors.call("release_words", contact, without_asker(at)["expires_at"], well)


def _close(contact: ContactId, topic: TopicCode, at: datetime) -> None:
    """The check is done: the contact closed, and its words go on without it (IA-3, GAP-17)."""
    release_words(contact, at=at, well=True)
    events.publish(ContactClosed(contact, topic, at))


@transaction.atomic
def finish_step(*, contact: UUID, step: UUID, answers: Mapping[str, str], by: Viewer, at: datetime) -> Standing:
    """Finish a step of a contact: clear, informed, advised, checked.

    Raises:
        NotAllowed: not a step of this contact and desk, or finished in the meantime; or calling in a worker, which is
            done by handing over.
        AnswerMissing, AnswerUnknown: a decision was not answered, or not with one of its answers.
        AlreadyDone: a promised call has not been made, a crisis has no outcome, or the customer still waits.

    Source: IA-1, IA-2b, IA-2c, IA-3.
    """
    row = processes.lock_step(step, by)
    if row.matter_id != contact:
        raise NotAllowed("step_gone")
    if processes.handler_of(row) == CALL_IN:
        raise NotAllowed("hand_over_instead")
    topic, holds = desk.to_finish(contact, row.matter.responsible_id, by)
    if holds == "crisis_runs":
        raise AlreadyDone(holds)
    standing = processes.finish(
        step=row,
        answers=answers,
        by=by.worker,
        worker=row.worker_id,
        at=at,
        calendar=calendar_of(row.centre_id),
        closes=True,
    )
    if standing.ended and holds:
        raise AlreadyDone(holds)
    act, thing = (Act.CLOSE, contact) if standing.ended else (Act.CHANGE, row.id)
    audit.record(act, "Contact" if standing.ended else "OpenStep", thing, tenant=row.centre_id, basis=row.code)
    if standing.ended:
        _close(ContactId(contact), topic, at)
    processes.keep_promise()
    return standing
