# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calling back as promised (FO-form-11, RTE-2.2, WENS-12)."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk.models import CallAttempt, CallbackRequest, Contact
from opencjg.desk.policies import desk
from opencjg.desk.types import CallEnd, CallOutcome, NewCallback


def erase(request: UUID) -> None:
    """Remove the name and number for good. The database does it: the application itself may not delete."""
    with connection.cursor() as cursor:
        cursor.execute("select door.erase_callback(%s)", [request])


def promise(callback: NewCallback, *, contact: UUID, centre: UUID) -> None:
    """Write down whom to call, sealed, in the caller's transaction.

    Raises:
        BadInput: there is no number to call.
    """
    if not callback.phone.strip():
        raise BadInput("phone", "phone_missing")
    identity = uuid7()
    CallbackRequest.objects.create(
        id=identity,
        contact_id=contact,
        centre_id=centre,
        name=vault.seal(callback.name.strip(), place=f"callback.name:{identity}"),
        phone=vault.seal(callback.phone.strip(), place=f"callback.phone:{identity}"),
        due=callback.due,
        soon=callback.soon,
    )


@transaction.atomic
def call_back(*, request: UUID, outcome: CallOutcome, by: Viewer, at: datetime) -> UUID:
    """Say how a call went. Spoken: name and number are erased. Not reached: the promise stays. Returns the contact.

    Raises:
        NotAllowed: not a promise of this desk, or kept in the meantime.
    """
    row, contact = _locked(request, by)
    _tried(row, outcome, by, at)
    if outcome is CallOutcome.SPOKEN:
        erase(row.id)
        audit.record(Act.DELETE, "CallbackRequest", row.id, tenant=contact.centre_id)
        return contact.matter_id
    row.tries += 1
    row.tried_at = at
    row.save(update_fields=["tries", "tried_at"])
    audit.record(Act.CHANGE, "CallbackRequest", row.id, tenant=contact.centre_id)
    return contact.matter_id


@transaction.atomic
def end_callback(*, request: UUID, why: CallEnd, by: Viewer, at: datetime) -> UUID:
    """A promise ends without having been kept, with the reason; name and number are erased. Returns the contact.

    Raises:
        NotAllowed: not a promise of this desk, or kept in the meantime.
        BadInput: given up without ever having tried.
    """
    row, contact = _locked(request, by)
    if why is CallEnd.NEVER_REACHED and not row.tries:
        raise BadInput("why", "never_tried")
    _tried(row, why, by, at)
    erase(row.id)
    audit.record(Act.DELETE, "CallbackRequest", row.id, tenant=contact.centre_id, basis=why)
    return contact.matter_id


def _locked(request: UUID, by: Viewer) -> tuple[CallbackRequest, Contact]:
    row = CallbackRequest.objects.select_for_update().filter(id=request).first()
    if row is None:
        raise NotAllowed("callback_gone")
    return row, desk.of_contact(row.contact_id, by)


def _tried(row: CallbackRequest, outcome: CallOutcome | CallEnd, by: Viewer, at: datetime) -> None:
    CallAttempt.objects.create(
        contact_id=row.contact_id, centre_id=row.centre_id, by_id=by.worker, at=at, due=row.due, outcome=outcome
    )
