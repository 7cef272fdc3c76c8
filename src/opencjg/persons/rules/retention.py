# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a dossier is kept. The terms are data, each with its ground; the database holds what a region chose."""

from dataclasses import dataclass
from datetime import date

DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class KeepingTerm:
    """So many years after the last change, and the article that says so."""

    years: int
    ground: str


KEEPING_TERMS = {DOSSIER: KeepingTerm(20, "Jeugdwet art. 7.3.8 lid 3")}


def kept_until(changed_on: date, years: int) -> date:
    """The day from which it may be destroyed; 29 February becomes 1 March."""
    try:
        return changed_on.replace(year=changed_on.year + years)
    except ValueError:
        return date(changed_on.year + years, 3, 1)
