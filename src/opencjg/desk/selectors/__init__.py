# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what the desk works with. Every selector starts from the viewer's own desk."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from opencjg.accounts.types import Viewer
from opencjg.core import vault
from opencjg.desk.models import CallbackRequest, Contact, Question
from opencjg.desk.policies import desk
from opencjg.desk.selectors.knowledge import answer as answer
from opencjg.desk.selectors.knowledge import answers as answers
from opencjg.desk.selectors.knowledge import patterns as patterns
from opencjg.desk.selectors.knowledge import versions_of as versions_of
from opencjg.desk.selectors.knowledge import waiting_questions as waiting_questions
from opencjg.desk.types import CallbackRow, ContactRow, PromisedTo
from opencjg.processes.selectors import steps_at
from opencjg.socialmap.selectors import topic_name as topic_name
from opencjg.socialmap.selectors import topics as topics
from opencjg.socialmap.selectors import topics_like as topics_like

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
