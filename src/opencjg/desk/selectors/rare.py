# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Vandaag shows and what is mostly not there: asked after in one question, read only when it is there.

The statement runs as the application itself, so row security decides what it can find; each list then asks for
exactly what is this viewer's.
"""

from datetime import datetime
from typing import Any

from django.db import connection

from opencjg.accounts.types import Viewer
from opencjg.desk.selectors import office
from opencjg.desk.types.office import Pressing

ANYTHING = """
select exists (select from desk_crisis c where c.ended_at is null),
       exists (select from desk_waiting w where w.ended_at is null and w.worker_id = any(%(selves)s::uuid[])),
       exists (select from desk_callbackrequest r where r.centre_id = any(%(desks)s::uuid[]) and r.due < %(now)s)
"""


def pressing(viewer: Viewer, *, now: datetime) -> Pressing:
    """Crises that run, who waits for me, how many calls of colleagues are late.

    One query when there is nothing of the kind, and one more for each that there may be.
    """
    known: dict[str, Any] = {"selves": list(viewer.selves), "desks": list(viewer.desk_centres), "now": now}
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING, known)
        crises, waiting, calls = cursor.fetchone()
    return Pressing(
        crises=office.crises(viewer) if crises else (),
        waiting=office.waiting_for(viewer) if waiting else (),
        late_calls=office.late_calls_of_team(viewer, now=now) if calls else 0,
    )
