# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading worries. The database shows a story only to who takes care of the case."""

from uuid import UUID

from opencjg.accounts.types import Viewer
from opencjg.signalling.models import Concern


def concerns_of(case: UUID, viewer: Viewer) -> tuple[Concern, ...]:
    """The worries of a case, the first one first; none for who may not read them."""
    return tuple(Concern.objects.filter(case=case).select_related("received_by").order_by("received_at"))
