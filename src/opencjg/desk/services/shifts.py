# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one shift tells the next: a short neutral note that expires."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk import rules
from opencjg.desk.models import ShiftNote
from opencjg.desk.policies import desk


@transaction.atomic
def leave_note(*, text: str, by: Viewer, at: datetime) -> None:
    """Leave a note for whoever comes next at this desk.

    Raises:
        NotAllowed: the viewer does not work at a desk.
        BadInput: nothing was typed, or it could tell who somebody is.
    """
    desk.require_desk(by, by.centre.id)
    if not text.strip():
        raise BadInput("text", "note_missing")
    if rules.tells_who(text):
        raise BadInput("text", "tells_who")
    identity = uuid7()
    ShiftNote.objects.create(
        id=identity,
        centre_id=by.centre.id,
        by_id=by.worker,
        at=at,
        text=vault.seal(text.strip(), place=f"shift_note:{identity}"),
        expires_at=at + timedelta(hours=settings.SHIFT_NOTE_HOURS),
    )
    audit.record(Act.CREATE, "ShiftNote", identity, tenant=by.centre.id)


@transaction.atomic
def take_note_away(*, note: UUID, by: Viewer, at: datetime) -> None:
    """One's own note is no longer needed: it expires now.

    Raises:
        NotAllowed: somebody else's, or gone already.
    """
    if not ShiftNote.objects.filter(id=note, by=by.worker, expires_at__gt=at).update(expires_at=at):
        raise NotAllowed("note_gone")
    audit.record(Act.DELETE, "ShiftNote", note, tenant=by.centre.id)


def drop_expired_notes(*, at: datetime) -> int:
    """Delete notes past their hour; as the housekeeping role. Returns how many."""
    gone, _kinds = ShiftNote.objects.using("retention").filter(expires_at__lt=at).delete()
    return gone
