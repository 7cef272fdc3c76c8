# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The promise, asked of the database now instead of at commit (design.md 10.1)."""

from datetime import datetime

from django.db import DatabaseError, connection, connections

from opencjg.processes.types import PromiseBroken

PROMISE = "CJ001"
HANGS = "CJ002"


def keep_promise() -> None:
    """Check every matter touched in this transaction; the last act of every outer service.

    Raises:
        PromiseBroken: an open matter would have no worker, next step or date, or a leaving worker still has work.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("select door.keep_promise()")
    except DatabaseError as error:
        state = getattr(error.__cause__, "sqlstate", None)
        if state in {PROMISE, HANGS}:
            raise PromiseBroken(state) from error
        raise


def raise_late(*, at: datetime, team_after: int, coordinator_after: int) -> int:
    """Tell who should know of every late step, each level once; as the housekeeping role.

    The desk and the coordinator after this many minutes. Returns how many notices.
    """
    with connections["retention"].cursor() as cursor:
        cursor.execute("select door.raise_late(%s, %s, %s)", [at, team_after, coordinator_after])
        (raised,) = cursor.fetchone() or (0,)
    return int(raised)
