# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what the desk works with. Every selector starts from the viewer's own desk."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from opencjg.accounts.types import Viewer
from opencjg.core import reference, vault
from opencjg.desk.models import CallbackRequest, Contact, Question, Topic
from opencjg.desk.policies import desk
from opencjg.desk.rules import find_topic
from opencjg.desk.types import (
    CallbackRow,
    ContactRow,
    PromisedTo,
    QuestionRow,
    QuestionState,
    TopicCode,
    TopicRow,
)
from opencjg.processes.selectors import steps_at

PAGE = 20


def opened(request: UUID, name: bytes | memoryview, phone: bytes | memoryview) -> PromisedTo:
    """The name and number of a promise, unsealed."""
    return PromisedTo(
        name=vault.unseal(name, place=f"callback.name:{request}"),
        phone=vault.unseal(phone, place=f"callback.phone:{request}"),
    )


def callbacks_of(viewer: Viewer, *, most: int = PAGE) -> tuple[CallbackRow, ...]:
    """Promises to call that this worker, or whom he stands in for, must keep; the first due first. One query."""
    rows = CallbackRequest.objects.filter(contact__matter__responsible__in=viewer.selves).order_by("due")
    return _callback_rows(rows[:most])


def callback(request: UUID, viewer: Viewer) -> CallbackRow | None:
    """One promise, when this worker may see it."""
    return next(iter(_callback_rows(CallbackRequest.objects.filter(id=request))), None)


def callback_of_contact(contact: UUID, viewer: Viewer) -> CallbackRow | None:
    """The promise that hangs on a contact, if one does."""
    return next(iter(_callback_rows(CallbackRequest.objects.filter(contact=contact))), None)


def _callback_rows(rows: QuerySet[CallbackRequest]) -> tuple[CallbackRow, ...]:
    shown = rows.values_list(
        "id",
        "contact",
        "name",
        "phone",
        "contact__question__question",
        "due",
        "tries",
        "tried_at",
        "soon",
        "contact__matter__responsible__name",
    )
    return tuple(
        CallbackRow(
            id=request,
            contact=contact,
            name=words.name,
            phone=words.phone,
            question=question,
            due=due,
            tries=tries,
            tried_at=tried_at,
            soon=soon,
            owner=owner,
        )
        for request, contact, name, phone, question, due, tries, tried_at, soon, owner in shown
        for words in [opened(request, name, phone)]
    )


def contact(identity: UUID, viewer: Viewer) -> Contact:
    """One contact with its matter and topic.

    Raises:
        NotAllowed: unknown, or of another desk.
    """
    return desk.of_contact(identity, viewer)


def words_of(contact: UUID, viewer: Viewer) -> Question | None:
    """The words of a contact, while it is open; afterwards they are no longer tied to it."""
    taken_care_of = Q(contact__matter__responsible__in=viewer.selves)
    return Question.objects.filter(desk.visible(viewer) | taken_care_of, contact=contact).first()


def contacts(
    viewer: Viewer, *, only_open: bool, before: tuple[datetime, UUID] | None = None
) -> tuple[tuple[ContactRow, ...], bool]:
    """A page of contacts of the viewer's desk, newest first, and whether there are more. Two queries."""
    rows = Contact.objects.filter(desk.visible(viewer)).select_related("matter", "topic", "registered_by")
    if only_open:
        rows = rows.filter(matter__closed_at=None)
    if before is not None:
        moment, identity = before
        rows = rows.filter(Q(at__lt=moment) | Q(at=moment, matter__lt=identity))
    found = list(rows.order_by("-at", "-matter")[: PAGE + 1])
    steps = steps_at([row.matter_id for row in found[:PAGE]])
    return tuple(_contact_row(row, *steps.get(row.matter_id, ("", None))) for row in found[:PAGE]), len(found) > PAGE


def _contact_row(row: Contact, step: str, due: datetime | None) -> ContactRow:
    return ContactRow(
        id=row.matter_id,
        at=row.at,
        topic=topic_name(row.topic),
        channel=row.channel,
        group=row.customer_group,
        registered_by=row.registered_by.name,
        step=step,
        due=due,
        closed_at=row.matter.closed_at,
    )


def topic_name(topic: Topic) -> str:
    """A topic in the reader's language."""
    return topic.name_en if get_language() == "en" else topic.name_nl


def topics() -> tuple[TopicRow, ...]:
    """All topics in their order, in the reader's language; reference data."""
    language = get_language()
    return reference.kept(("topics", language), _topics)


def _topics() -> tuple[TopicRow, ...]:
    rows = {row.code: row for row in Topic.objects.order_by("place")}
    return tuple(
        TopicRow(
            code=TopicCode(row.code),
            name=topic_name(row),
            under=topic_name(rows[row.under_id]) if row.under_id else "",
            also=row.also,
        )
        for row in rows.values()
    )


def topics_like(typed: str) -> tuple[TopicRow, ...]:
    """Topics that fit what was typed, best first (OO-04)."""
    known = {row.code: row for row in topics()}
    words: Mapping[str, Sequence[str]] = {
        code: (row.name, *(word.strip() for word in row.also.split(",") if word.strip())) for code, row in known.items()
    }
    return tuple(known[TopicCode(code)] for code in find_topic(typed, words))


def questions(viewer: Viewer, *, state: QuestionState, typed: str = "") -> tuple[QuestionRow, ...]:
    """Questions of the knowledge base: those that wait for an editor, or those published. One query."""
    rows = Question.objects.filter(desk.visible(viewer), state=state).select_related("topic")
    if typed:
        rows = rows.filter(Q(question__icontains=typed) | Q(answer__icontains=typed))
    return tuple(
        QuestionRow(
            id=row.id,
            topic=topic_name(row.topic),
            question=row.question,
            elaboration=row.elaboration,
            behind=row.behind,
            answer=row.answer,
            state=row.state,
            asked_on=row.asked_on,
            expires_at=row.expires_at,
        )
        for row in rows.order_by("-asked_on", "-id")[:PAGE]
    )
