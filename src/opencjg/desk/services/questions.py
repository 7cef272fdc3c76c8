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
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk.models import Question
from opencjg.desk.policies import desk
from opencjg.desk.types import QuestionState
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
    row = (
        Question.objects.select_for_update().filter(desk.visible(by), id=question, state=QuestionState.WAITING).first()
    )
    if row is None:
        raise NotAllowed("question_gone")
    return row


@transaction.atomic
def publish_question(*, question: UUID, wording: str, answer: str, by: Viewer, at: datetime) -> None:
    """Make an answer of a question, in words of the editor that name nobody. It stays.

    Raises:
        NotAllowed: not a waiting question of this desk.
        BadInput: the question or the answer is empty.
    """
    if not wording.strip():
        raise BadInput("wording", "question_missing")
    if not answer.strip():
        raise BadInput("answer", "answer_missing")
    row = _waiting(question, by)
    row.question, row.answer = wording.strip(), answer.strip()
    row.elaboration = row.behind = ""
    row.state, row.expires_at = QuestionState.PUBLISHED, None
    row.save(update_fields=["question", "answer", "elaboration", "behind", "state", "expires_at"])
    audit.record(Act.PUBLISH, "Question", row.id, tenant=row.centre_id)


@transaction.atomic
def drop_question(*, question: UUID, by: Viewer, at: datetime) -> None:
    """Throw the words of a question away; that it was asked stays in its contact.

    Raises:
        NotAllowed: not a waiting question of this desk.
    """
    row = _waiting(question, by)
    row.question = row.elaboration = row.behind = ""
    row.state, row.expires_at = QuestionState.DROPPED, None
    row.save(update_fields=["question", "elaboration", "behind", "state", "expires_at"])
    audit.record(Act.DELETE, "Question", row.id, tenant=row.centre_id)


def drop_expired(*, at: datetime) -> int:
    """Delete the words no editor looked at in time; as the housekeeping role. Returns how many."""
    gone, _kinds = Question.objects.using("retention").filter(state=QuestionState.WAITING, expires_at__lt=at).delete()
    return gone
