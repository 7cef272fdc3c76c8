# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long each kind of record is kept, and on what ground.

The terms are defaults: an installation may set others. A legal hold, or care that needs a dossier for longer (Jeugdwet
7.3.8-3), stops destruction; that is decided about one record, not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from opencjg.core.rules.terms import Verified
from opencjg.persons.rules.birth import anniversary
from opencjg.persons.types import Kept


@dataclass(frozen=True, slots=True)
class Term:
    """How long a kind of record is kept, on what ground, and how far that ground may be trusted."""

    kind: Kept
    years: int
    days: int
    ground: str
    mark: Verified


# Source: domain2026.md 1, 2, 3; the mark is the document's.
TERMS: Mapping[Kept, Term] = MappingProxyType(
    {
        term.kind: term
        for term in (
            Term(Kept.DOSSIER, 20, 0, "Jeugdwet 7.3.8-3", Verified.VERIFIED),
            Term(Kept.CONTACT, 0, 30, "design.md 10.5", Verified.DECIDED),
            Term(Kept.INDEX, 2, 0, "Jeugdwet 7.1.4.5", Verified.VERIFIED),
            Term(Kept.INDEX_ARCHIVE, 5, 0, "Jeugdwet 7.1.4.6", Verified.VERIFIED),
        )
    }
)


def destroy_after(kind: Kept, last_change: date, terms: Mapping[Kept, Term] = TERMS) -> date:
    """The last day on which a record is kept; from the next day it stands on the list of what is to be destroyed.

    `last_change` is the day from which the term runs: the last change of a dossier, the reporting of an index entry,
    its removal for the archive. The database reckons the same (door.kept_until).

    Raises:
        KeyError: `terms` has no term for this kind: nothing is kept without a term.
    """
    term = terms[kind]
    return anniversary(last_change, term.years) + timedelta(days=term.days)
