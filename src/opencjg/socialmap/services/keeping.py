# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a check holds at a centre."""

from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, reference
from opencjg.core.types import BadInput
from opencjg.socialmap.policies import keeping
from opencjg.socialmap.rules.keeping import FEWEST, MOST


@transaction.atomic
def set_check_term(*, centre: UUID, days: int, by: Viewer) -> None:
    """From now on a check holds so long at this centre; what is older is due at once.

    Raises:
        NotAllowed: not an editor of this centre.
        BadInput: shorter than two weeks or longer than three years.
    """
    keeping.require_terms(centre, by)
    if not FEWEST <= days <= MOST:
        raise BadInput("days", "term_outside", {"fewest": FEWEST, "most": MOST})
    doors.call("set_check_term", centre, days)
    reference.forget()
    audit.record(Act.CHANGE, "CheckTerm", centre, tenant=centre, detail=str(days))
