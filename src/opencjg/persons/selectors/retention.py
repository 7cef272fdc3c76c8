# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long what is kept; what may be destroyed, for who keeps the archive; whether a dossier is held back."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from opencjg.accounts.types import Viewer
from opencjg.core import doors, reference
from opencjg.persons.models import LegalHold, RetentionTerm
from opencjg.persons.rules.retention import TERMS, Term, destroy_after
from opencjg.persons.types import DestructionGround, Kept, ToDestroy


def terms() -> Mapping[Kept, Term]:
    """The terms that hold here, by kind. Reference data: one query when they changed, none otherwise."""
    return reference.kept("retention terms", _terms)


def kept_until(kind: Kept, last_change: date) -> date:
    """The last day on which this is kept, by the terms that hold here."""
    return destroy_after(kind, last_change, terms())


def _terms() -> Mapping[Kept, Term]:
    return {
        Kept(row.kind): Term(Kept(row.kind), row.years, row.days, row.ground, TERMS[Kept(row.kind)].mark)
        for row in RetentionTerm.objects.all()
    }


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
