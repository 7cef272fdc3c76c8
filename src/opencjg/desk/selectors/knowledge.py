# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the knowledge base: answers, the words that wait, and what is asked about most."""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

from opencjg.accounts.selectors import worker_names
from opencjg.accounts.types import Viewer
from opencjg.core import doors
from opencjg.core.types import NotAllowed
from opencjg.desk.models import Answer, AnswerVersion, Question
from opencjg.desk.policies import answers_kept
from opencjg.desk.types import AnswerRow, AnswerWords, NewAnswer, Pattern, QuestionRow, QuestionState
from opencjg.socialmap.selectors import topic_name, topics
from opencjg.socialmap.types import TopicCode

PAGE = 20
YEAR = timedelta(days=365)


def answers(
    viewer: Viewer, *, today: date, topic: str = "", after: tuple[str, UUID] | None = None
) -> tuple[tuple[AnswerRow, ...], bool]:
    """A page of the answers that hold today, by their question, and whether there are more. One query."""
    rows = Answer.objects.filter(valid_until__gte=today).select_related("topic", "owner")
    if topic:
        rows = rows.filter(topic=topic)
    if after is not None:
        rows = rows.filter(question__gte=after[0]).exclude(question=after[0], id__lte=after[1])
    found = list(rows.order_by("question", "id")[: PAGE + 1])
    return tuple(_row(row, viewer, today) for row in found[:PAGE]), len(found) > PAGE


def _row(row: Answer, viewer: Viewer, today: date) -> AnswerRow:
    return AnswerRow(
        id=row.id,
        told=told_of(row),
        version=row.version,
        topic_name=topic_name(row.topic),
        owner_name=row.owner.name,
        expired=row.valid_until < today,
        may_change=answers_kept.may_change(row.owner_id, viewer),
    )


def told_of(row: Answer) -> NewAnswer:
    """An answer as somebody could write it down again."""
    return NewAnswer(
        question=row.question,
        text=row.text,
        topic=TopicCode(row.topic_id),
        source=row.source,
        owner=row.owner_id,
        valid_until=row.valid_until,
    )


def answer(identity: UUID, viewer: Viewer, *, today: date) -> AnswerRow:
    """One answer, also when it expired: it says so. One query.

    Raises:
        NotAllowed: there is no such answer.
    """
    row = Answer.objects.select_related("topic", "owner").filter(id=identity).first()
    if row is None:
        raise NotAllowed("answer_gone")
    return _row(row, viewer, today)


def versions_of(identity: UUID, viewer: Viewer) -> tuple[AnswerWords, ...]:
    """How an answer read at each time, the newest first. Two queries."""
    rows = list(AnswerVersion.objects.filter(answer=identity).order_by("-version"))
    names = worker_names({row.by_id for row in rows})
    return tuple(
        AnswerWords(row.version, row.question, row.text, row.source, row.valid_until, names.get(row.by_id, ""), row.at)
        for row in rows
    )


def waiting_questions(viewer: Viewer, *, topic: str = "", only: UUID | None = None) -> tuple[QuestionRow, ...]:
    """Words without an asker at the centres whose answers this viewer edits, the first to expire first. One query.

    `only`: these alone, when they still wait.
    """
    if not answers_kept.may_add(viewer):
        return ()
    rows = Question.objects.filter(state=QuestionState.WAITING).select_related("topic")
    if topic:
        rows = rows.filter(topic=topic)
    if only is not None:
        rows = rows.filter(id=only)
    return tuple(
        QuestionRow(
            id=row.id,
            topic=TopicCode(row.topic_id),
            topic_name=topic_name(row.topic),
            question=row.question,
            elaboration=row.elaboration,
            behind=row.behind,
            asked_on=row.asked_on,
            expires_at=row.expires_at,
        )
        for row in rows.order_by("expires_at", "id")[:PAGE]
    )


def patterns(viewer: Viewer, *, at: datetime) -> tuple[Pattern, ...]:
    """What was asked about in a year at this centre, the most first, beside what waits and what is answered (KC-IA-2).

    Numbers of topics; of an asker there is nothing to tell. Three queries.

    Raises:
        NotAllowed: neither an editor of this centre nor of its desk.
    """
    asked = dict(doors.rows("question_patterns", viewer.centre.id, at - YEAR))
    waiting = Counter(
        Question.objects.filter(state=QuestionState.WAITING, centre=viewer.centre.id).values_list("topic", flat=True)
    )
    answered = Counter(Answer.objects.filter(valid_until__gte=at.date()).values_list("topic", flat=True))
    rows = (
        Pattern(row.code, row.name, asked.get(row.code, 0), waiting[row.code], answered[row.code]) for row in topics()
    )
    return tuple(sorted((row for row in rows if row.asked or row.waiting), key=lambda one: (-one.asked, one.name)))
