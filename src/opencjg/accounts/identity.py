# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who acts: the database vouches for it, per transaction (ADR 0006)."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from opencjg.accounts.types import CentreId, CentreRef, Layer, Role, Viewer, WorkerId, WorkerRef
from opencjg.core import reference


class Standing(StrEnum):
    """What the database says of a session."""

    OPEN = "open"
    NONE = "none"
    ENDED = "ended"
    SECOND_FACTOR = "second_factor"


def open_request(session: str, *, quiet: bool = False) -> tuple[Standing, Viewer | None]:
    """Set the signed identity of this transaction from the hash of a session key. One query.

    A quiet request is a page that refreshes itself: it does not keep the session from ending.
    Must run inside a transaction: outside one the identity is gone before the next statement.
    """
    with connection.cursor() as cursor:
        cursor.execute("select door.open_request(%s, %s, %s)", [session, settings.SESSION_IDLE_SECONDS, quiet])
        row = cursor.fetchone()
    said: dict[str, Any] = row[0] if isinstance(row[0], dict) else json.loads(row[0])
    standing = Standing(said["state"])
    if standing is not Standing.OPEN:
        return standing, None
    reference.use_revision(said["revision"])
    return standing, viewer_from(said, session)


def leave() -> None:
    """Forget the identity before the transaction ends; for tests that act as several people."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('opencjg.identity', '', true)")
    reference.use_revision(None)


def viewer_from(said: Mapping[str, Any], session: str) -> Viewer:
    """The viewer as the database described him."""
    centres = tuple(
        CentreRef(
            id=CentreId(UUID(one["id"])),
            name=one["name"],
            municipality=UUID(one["municipality"]),
            municipality_name=one["municipality_name"],
            preset=one["preset"],
        )
        for one in said["centres"]
    )
    home = UUID(said["home"])
    return Viewer(
        worker=WorkerId(UUID(said["worker"])),
        name=said["name"],
        initials=initials_of(said["name"]),
        title=said["title"],
        organisation=UUID(said["organisation"]),
        organisation_name=said["organisation_name"],
        appointments=tuple(
            (Role(role), CentreId(UUID(place)) if place else None) for role, place in said["appointments"]
        ),
        centres=centres,
        centre=next(centre for centre in centres if centre.id == home),
        stands_in_for=tuple(WorkerRef(id=WorkerId(UUID(one["id"])), name=one["name"]) for one in said["stands_in_for"]),
        desk_centres=tuple(CentreId(UUID(one)) for one in said["desks"]),
        coordination_centres=tuple(CentreId(UUID(one)) for one in said["coordination"]),
        layers=tuple(Layer(one) for one in said["layers"]),
        writes=tuple(Layer(one) for one in said["writes"]),
        shortcuts=said["shortcuts"],
        language=said["language"],
        revision=said["revision"],
        session=session,
        fresh=said["fresh"],
    )


def initials_of(name: str) -> str:
    """The first letters of the first and the last part of a name."""
    parts = name.split()
    return "".join(part[0].upper() for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts))
