# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Destroying dossiers that were kept long enough, or of which that was asked: one proposes it, another does it.

What may be destroyed, by whom, and that it is never the same person, the database decides (door.confirm_destruction).
"""

from uuid import UUID

from django.db import transaction
from psycopg.types.json import Jsonb

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Entry
from opencjg.core import doors, reference
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput
from opencjg.persons.types import Kept


def _entry(act: Act, by: Viewer, detail: str = "") -> Jsonb:
    return Jsonb(audit.as_row(Entry(act=act, kind="Destruction", tenant=by.centre.id, detail=detail)))


@transaction.atomic
def set_term(*, kind: Kept, years: int, days: int, ground: str, by: Viewer) -> None:
    """Keep a kind of record so long from now on, on this ground. What is on the list already is looked at anew.

    Raises:
        BadInput: no time at all, or no ground.
        NotAllowed: not somebody who keeps an archive.
    """
    if years + days == 0:
        raise BadInput("years", "kept_no_time")
    if not ground.strip():
        raise BadInput("ground", "ground_missing")
    entry = Entry(act=Act.CHANGE, kind="RetentionTerm", tenant=by.centre.id, detail=f"{kind}: {years} y {days} d")
    doors.call("set_term", kind, years, days, ground.strip(), Jsonb(audit.as_row(entry)))
    reference.forget()


@transaction.atomic
def propose_destruction(*, dossier: UUID, by: Viewer) -> UUID:
    """Propose to destroy a dossier. Nothing is gone yet: another must do it.

    Raises:
        NotAllowed: not somebody who keeps the archive there; or not past its term, held back, or with an open case.
    """
    proposal = uuid7()
    doors.call("propose_destruction", proposal, dossier, _entry(Act.CREATE, by))
    return proposal


@transaction.atomic
def withdraw_destruction(*, proposal: UUID, by: Viewer) -> None:
    """Take a proposal back.

    Raises:
        NotAllowed: not somebody who keeps the archive there, or it was done already.
    """
    doors.call("withdraw_destruction", proposal, _entry(Act.CHANGE, by, "withdrawn"))


@transaction.atomic
def confirm_destruction(*, proposal: UUID, by: Viewer) -> None:
    """Destroy a dossier for good: its content, its key, and who stands in no other dossier.

    Raises:
        NotAllowed: whoever proposed it, or stands in for him; or it may not be destroyed any more.

    Source: Jeugdwet 7.3.8-3, 7.3.9; security.md R25.
    """
    doors.call("confirm_destruction", proposal, _entry(Act.DELETE, by))


@transaction.atomic
def hold(*, dossier: UUID, reason: str, by: Viewer) -> None:
    """Keep a dossier from being destroyed, for a reason such as a complaint or a court case.

    Raises:
        BadInput: no reason.
        NotAllowed: not somebody who leads it or keeps the archive; or it is held already.
    """
    if not reason.strip():
        raise BadInput("reason", "reason_missing")
    doors.call("hold", uuid7(), dossier, reason.strip())
    audit.record(Act.CREATE, "LegalHold", dossier, tenant=by.centre.id)


@transaction.atomic
def lift_hold(*, dossier: UUID, reason: str, by: Viewer) -> None:
    """The reason to hold it is gone.

    Raises:
        BadInput: no reason.
        NotAllowed: not somebody who leads it or keeps the archive; or it is not held.
    """
    if not reason.strip():
        raise BadInput("reason", "reason_missing")
    doors.call("lift_hold", dossier, reason.strip())
    audit.record(Act.CHANGE, "LegalHold", dossier, tenant=by.centre.id, detail="lifted")
