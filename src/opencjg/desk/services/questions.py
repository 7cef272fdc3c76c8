# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a question leaves behind: words without an asker, for an editor, for a while (INS-08, KC-IA-2, GAP-17)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import NotAllowed
from opencjg.desk.models import Question
from opencjg.desk.policies import answers_kept
from opencjg.desk.services.answers import write_answer
from opencjg.desk.types import NewAnswer, QuestionState
from opencjg.persons.selectors import kept_until
from opencjg.persons.types import Kept


def without_asker(at: datetime) -> dict[str, Any]:
    """What the words of a question become when its contact closes: they wait for an editor and expire."""
    return {
        "contact": None,
        "state": QuestionState.WAITING,
        "expires_at": at + (kept_until(Kept.CONTACT, at.date()) - at.date()),
    }


def _waiting(question: UUID, by: Viewer) -> Question:
    answers_kept.require_add(by)
    row = Question.objects.select_for_update().filter(id=question, state=QuestionState.WAITING).first()
    if row is None:
        raise NotAllowed("question_gone")
    return row


@transaction.atomic
def publish_question(*, question: UUID, told: NewAnswer, by: Viewer, at: datetime) -> UUID:
    """Make an answer of a question, in words of the editor that name nobody; the asked words are gone.

    Raises:
        NotAllowed: not an editor, or not a waiting question of his centres.
        BadInput: as `write_answer`.
    """
    row = _waiting(question, by)
    answer = write_answer(told=told, by=by, at=at)
    _wipe(row, QuestionState.PUBLISHED)
    audit.record(Act.PUBLISH, "Question", row.id, tenant=row.centre_id)
    return answer


@transaction.atomic
def drop_question(*, question: UUID, by: Viewer, at: datetime) -> None:
    """Throw the words of a question away; that it was asked stays in its contact.

    Raises:
        NotAllowed: not an editor, or not a waiting question of his centres.
    """
    row = _waiting(question, by)
    _wipe(row, QuestionState.DROPPED)
    audit.record(Act.DELETE, "Question", row.id, tenant=row.centre_id)


def _wipe(row: Question, state: QuestionState) -> None:
    row.question = row.elaboration = row.behind = ""
    row.state, row.expires_at = state, None
    row.save(update_fields=["question", "elaboration", "behind", "state", "expires_at"])


def drop_expired(*, at: datetime) -> int:
    """Delete the words no editor looked at in time; as the housekeeping role. Returns how many."""
    gone, _kinds = Question.objects.using("retention").filter(state=QuestionState.WAITING, expires_at__lt=at).delete()
    return gone
