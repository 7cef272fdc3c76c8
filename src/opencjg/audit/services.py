# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the log, in the transaction of the act; without its row there is no act (security.md 4)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections

from opencjg.audit.types import AccessPoint, Act, Entry, Outcome

SOURCE = "opencjg"
NOWHERE = AccessPoint()
_access: ContextVar[AccessPoint] = ContextVar("access_point", default=NOWHERE)


@contextmanager
def through(point: AccessPoint) -> Iterator[None]:
    """Everything logged inside came through this access point."""
    token = _access.set(point)
    try:
        yield
    finally:
        _access.reset(token)


def record(
    act: Act,
    kind: str,
    thing: UUID | None = None,
    *,
    tenant: UUID | None = None,
    subject: UUID | None = None,
    outcome: Outcome = Outcome.DONE,
    basis: str = "",
    purpose: str = "",
    on_behalf_of: UUID | None = None,
    emergency: bool = False,
    detail: str = "",
) -> None:
    """Log one act of the worker whose signed identity is set. One query."""
    record_all(
        Entry(
            act=act,
            kind=kind,
            thing=thing,
            tenant=tenant,
            subject=subject,
            outcome=outcome,
            basis=basis,
            purpose=purpose,
            on_behalf_of=on_behalf_of,
            emergency=emergency,
            detail=detail,
        )
    )


def record_all(*entries: Entry, using: str = "default") -> None:
    """Log several acts in one query."""
    with connections[using].cursor() as cursor:
        cursor.execute("select door.record(%s::jsonb)", [json.dumps([as_row(entry) for entry in entries])])


def as_row(entry: Entry) -> dict[str, Any]:
    """One entry as the log takes it; also for functions of the database that log their own act."""
    point = _access.get()
    values: dict[str, Any] = {
        "tenant": entry.tenant,
        "on_behalf_of": entry.on_behalf_of,
        "thing": entry.thing,
        "subject": entry.subject,
        "request": point.request,
    }
    return {name: str(value) for name, value in values.items() if value is not None} | {
        "act": entry.act,
        "kind": entry.kind,
        "outcome": entry.outcome,
        "basis": entry.basis,
        "purpose": entry.purpose,
        "emergency": entry.emergency,
        "detail": entry.detail,
        "access_point": point.address,
        "session": point.session,
        "pattern": point.pattern,
        "source": SOURCE,
    }


def seal() -> int:
    """Close the log up to now: one seal per tenant, also kept in a file. Returns how many events were sealed.

    Runs every half minute from `bin/manage tend`, as the housekeeping role.
    """
    with connections["retention"].cursor() as cursor:
        cursor.execute("select door.seal_audit()::text")
        row = cursor.fetchone()
    made: dict[str, Any] = json.loads(row[0]) if row else {"events": 0, "seals": []}
    if made["seals"] and settings.SEALS_FILE:
        _keep(Path(settings.SEALS_FILE), made["seals"])
    return int(made["events"])


def _keep(file: Path, seals: Iterable[Mapping[str, Any]]) -> None:
    """Outside the database, where whoever cuts off the end of the log does not reach; one line for each seal."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("a", encoding="utf-8") as kept:
        kept.writelines(json.dumps(seal) + "\n" for seal in seals)
