# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of the knowledge base: written by editors, kept by somebody, holding until a day (INS-08)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import worker_names
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.desk.models import Answer, AnswerVersion
from opencjg.desk.policies import answers_kept
from opencjg.desk.selectors.knowledge import told_of
from opencjg.desk.types import NewAnswer
from opencjg.socialmap.selectors import topics, words_of_topics
from opencjg.socialmap.services import make_findable
from opencjg.socialmap.types import FindKind, NewFindable

LONGEST = timedelta(days=3 * 365)  # an answer that nobody has to look at for longer is nobody's
LENGTHS = {"question": 400, "text": 5_000, "source": 200}


@transaction.atomic
def write_answer(*, told: NewAnswer, by: Viewer, at: datetime) -> UUID:
    """Add an answer that everybody who works here can find.

    Raises:
        NotAllowed: not an editor.
        BadInput: words, a topic, a source or who keeps it is missing, or it holds too long or no longer.

    Source: INS-08, KC-IA-2.
    """
    answers_kept.require_add(by)
    _check(told, at)
    row = Answer(id=uuid7(), centre_id=by.centre.id, version=1)
    _fill(row, told)
    row.save(force_insert=True)
    _after(row, by, at)
    audit.record(Act.CREATE, "Answer", row.id, tenant=row.centre_id)
    return row.id


@transaction.atomic
def change_answer(*, answer: UUID, version: int, told: NewAnswer, by: Viewer, at: datetime) -> int:
    """Write an answer anew; how it read stays in its history. Returns the version it has now.

    Raises:
        NotAllowed: unknown, or neither an editor nor who keeps it.
        Conflict: it was changed since this version; carries how it reads now and its version.
        BadInput: as `write_answer`.
    """
    row = Answer.objects.select_for_update().filter(id=answer).first()
    if row is None:
        raise NotAllowed("answer_gone")
    answers_kept.require_change(row.owner_id, by)
    if row.version != version:
        raise Conflict((told_of(row), row.version))
    _check(told, at)
    answers_kept.require_keeper(row.owner_id, told.owner, by)
    if told == told_of(row):
        return row.version
    _fill(row, told)
    row.version += 1
    row.save()
    _after(row, by, at)
    audit.record(Act.CHANGE, "Answer", row.id, tenant=row.centre_id, detail=str(row.version))
    return row.version


def _check(told: NewAnswer, at: datetime) -> None:
    for field, most in LENGTHS.items():
        words = getattr(told, field).strip()
        if not words:
            raise BadInput(field, f"{field}_missing")
        if len(words) > most:
            raise BadInput(field, "text_too_long", {"most": most})
    if told.topic not in {row.code for row in topics()}:
        raise BadInput("topic", "topic_missing")
    if not at.date() < told.valid_until <= (at + LONGEST).date():
        raise BadInput("valid_until", "valid_until_outside")
    if not worker_names({told.owner}):
        raise BadInput("owner", "owner_unknown")


def _fill(row: Answer, told: NewAnswer) -> None:
    row.question, row.text, row.source = told.question.strip(), told.text.strip(), told.source.strip()
    row.topic_id, row.owner_id, row.valid_until = told.topic, told.owner, told.valid_until


def _after(row: Answer, by: Viewer, at: datetime) -> None:
    """Its history, and its words in the search, until the day it no longer holds."""
    AnswerVersion.objects.create(
        id=uuid7(),
        answer_id=row.id,
        version=row.version,
        question=row.question,
        text=row.text,
        source=row.source,
        valid_until=row.valid_until,
        by_id=by.worker,
        at=at,
    )
    make_findable(
        NewFindable(
            kind=FindKind.ANSWER,
            thing=row.id,
            title=row.question,
            line=row.text,
            topic=told_of(row).topic,
            owner=row.owner_id,
            centre=row.centre_id,
            check_by=row.valid_until,
            hidden_after=row.valid_until,
            also=words_of_topics([row.topic_id]),
        )
    )
