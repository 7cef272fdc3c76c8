# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two records that are one person.

Nothing is moved and nothing deleted: the double points at who is kept, pages show both as one, and each dossier stays
open to exactly who could open it before. Undone, both stand as they were.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Entry
from opencjg.core import doors
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons.models import Mention, Merge, Person
from opencjg.persons.types import PersonId


@transaction.atomic
def merge_people(*, keep: PersonId, double: PersonId, reason: str, by: Viewer, at: datetime) -> UUID:
    """Say that two records are one person; `keep` is the one that is shown.

    Raises:
        NotAllowed: one of both is in no dossier that is open to the viewer.
        AlreadyDone: one of both is a double already.
        BadInput: no reason, or a record with itself.
    """
    if not reason.strip():
        raise BadInput("reason", "reason_missing")
    if keep == double:
        raise BadInput("double", "same_record")
    rows = {row.id: row for row in Person.objects.filter(id__in=(keep, double))}
    if len(rows) != 2:
        raise NotAllowed
    if any(row.same_as_id for row in rows.values()):
        raise AlreadyDone("merged_already")
    merge = uuid7()
    doors.call("merge_people", merge, keep, double, reason.strip(), at)
    _record(Act.MERGE, keep, double, by)
    return merge


@transaction.atomic
def unmerge_people(*, merge: UUID, by: Viewer, at: datetime) -> None:
    """They were two people after all: both stand as they were.

    Raises:
        NotAllowed: unknown, or one of both is not open to the viewer.
        AlreadyDone: undone before.
    """
    row = Merge.objects.filter(id=merge).first()
    if row is None:
        raise NotAllowed
    if row.undone_at is not None:
        raise AlreadyDone("unmerged_already")
    doors.call("unmerge_people", merge, at)
    _record(Act.UNMERGE, row.kept_id, row.double_id, by)


def _record(act: Act, kept: UUID, double: UUID, by: Viewer) -> None:
    """A line for each child in whose dossier one of both stands, as far as it is open to whoever merges."""
    children = Mention.objects.filter(person__in=(kept, double)).values_list("dossier__child", flat=True).distinct()
    here = by.centre.id
    audit.record_all(*(Entry(act=act, kind="Person", thing=double, tenant=here, subject=one) for one in children))
