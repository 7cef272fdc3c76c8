# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the log."""

from django.db import connections

from opencjg.audit.types import Verdict


def verify() -> Verdict:
    """Recompute every seal and every leaf. Slow on purpose: it reads the whole log."""
    with connections["retention"].cursor() as cursor:
        cursor.execute("select door.verify_audit()")
        (broken,) = cursor.fetchone() or (None,)
        cursor.execute("select events, seals, unsealed from door.audit_counts()")
        events, seals, unsealed = cursor.fetchone() or (0, 0, 0)
    return Verdict(events=events, seals=seals, unsealed=unsealed, broken=broken or "")
