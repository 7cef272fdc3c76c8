# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be destroyed, for who keeps the archive; and whether a dossier is held back, for who reads it."""

from uuid import UUID

from opencjg.accounts.types import Viewer
from opencjg.core import doors
from opencjg.persons.models import LegalHold
from opencjg.persons.types import DestructionGround, ToDestroy


def to_destroy(viewer: Viewer) -> tuple[ToDestroy, ...]:
    """Dossiers past their term or asked to be destroyed, what was kept longest first, two hundred at most. One query.

    Raises:
        NotAllowed: not somebody who keeps an archive.
    """
    return tuple(
        ToDestroy(dossier, opened, changed, DestructionGround(ground), *more)
        for dossier, opened, changed, ground, *more in doors.rows("to_destroy")
    )


def held_because(dossier: UUID, viewer: Viewer) -> str:
    """Why a dossier may not be destroyed for now; nothing when it may. One query."""
    return LegalHold.objects.filter(dossier=dossier, lifted_at=None).values_list("reason", flat=True).first() or ""
