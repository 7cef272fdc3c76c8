# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calling back as promised (FO-form-11, RTE-2.2, WENS-12)."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import NotAllowed
from opencjg.desk.models import CallbackRequest
from opencjg.desk.policies import desk
from opencjg.desk.types import CallOutcome


def erase(request: UUID) -> None:
    """Remove the name and number for good. The database does it: the application itself may not delete."""
    with connection.cursor() as cursor:
        cursor.execute("select door.erase_callback(%s)", [request])


@transaction.atomic
def call_back(*, request: UUID, outcome: CallOutcome, by: Viewer, at: datetime) -> UUID:
    """Say how a call went. Spoken: name and number are erased. Not reached: the promise stays. Returns the contact.

    Raises:
        NotAllowed: not a promise of this desk, or kept in the meantime.
    """
    row = CallbackRequest.objects.select_for_update().filter(id=request).first()
    if row is None:
        raise NotAllowed("callback_gone")
    contact = desk.of_contact(row.contact_id, by)
    if outcome is CallOutcome.SPOKEN:
        erase(row.id)
        audit.record(Act.DELETE, "CallbackRequest", row.id, tenant=contact.centre_id)
        return contact.matter_id
    row.tries += 1
    row.tried_at = at
    row.save(update_fields=["tries", "tried_at"])
    audit.record(Act.CHANGE, "CallbackRequest", row.id, tenant=contact.centre_id)
    return contact.matter_id
