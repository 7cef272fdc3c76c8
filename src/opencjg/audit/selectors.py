# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the log."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connections

from opencjg.audit.types import LogCursor, LogLine, LogQuestion, Verdict
from opencjg.core import doors


def kept_seals(file: Path) -> tuple[dict[str, Any], ...]:
    """The last seal of each tenant that was kept outside the database; those before it hang on it."""
    last: dict[str | None, dict[str, Any]] = {}
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                last[one["tenant"]] = one
    return tuple(last.values())


def verify(*, kept: Iterable[dict[str, Any]] = ()) -> Verdict:
    """Recompute every seal and every leaf, and look for the seals that were kept elsewhere.

    Slow on purpose: it reads the whole log.
    """
    with connections["retention"].cursor() as cursor:
        cursor.execute("select door.verify_audit(%s::jsonb)", [json.dumps(list(kept))])
        (broken,) = cursor.fetchone() or (None,)
        cursor.execute("select events, seals, unsealed from door.audit_counts()")
        events, seals, unsealed = cursor.fetchone() or (0, 0, 0)
    return Verdict(events=events, seals=seals, unsealed=unsealed, broken=broken or "")


def log(question: LogQuestion, *, after: LogCursor | None = None, most: int = 50) -> tuple[LogLine, ...]:
    """Lines of the centres that whoever acts oversees, the newest first. One query; the caller logs that he looked.

    Raises:
        NotAllowed: he oversees none.
    """
    rows = doors.rows(
        "read_log",
        question.since,
        question.until,
        question.actor,
        question.act,
        question.kind,
        question.emergencies,
        question.refusals,
        after.at if after else None,
        after.id if after else None,
        most,
    )
    return tuple(LogLine(*row) for row in rows)
