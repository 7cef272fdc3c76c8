# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has to be looked at again, and by whom."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from opencjg.accounts.types import Viewer
from opencjg.core import reference
from opencjg.socialmap.models import CheckTerm, Findable
from opencjg.socialmap.policies import keeping
from opencjg.socialmap.rules.keeping import DAYS
from opencjg.socialmap.types import FindKind, ToCheck

PAGE = 50


def check_days(centre: UUID) -> int:
    """How many days a check holds at this centre; reference data."""
    terms = reference.kept("check_terms", lambda: dict(CheckTerm.objects.values_list("centre", "days")))
    return terms.get(centre, DAYS)


# Written out for Vandaag, where building it took longer than answering it.
STALE = "select count(*) from socialmap_findable f where f.owner_id = any(%s::uuid[]) and f.check_by < %s"


def to_check_count(viewer: Viewer, *, today: date) -> int:
    """How much this worker, or whom he stands in for, has to look at again. One query, by an index."""
    with connection.cursor() as cursor:
        cursor.execute(STALE, [list(viewer.selves), today])
        (count,) = cursor.fetchone()
    return int(count)


def to_check(viewer: Viewer, *, today: date, most: int = PAGE) -> tuple[ToCheck, ...]:
    """What has to be looked at again, the longest overdue first; for an editor also what nobody keeps any more.

    One query.
    """
    rows = _due(viewer).filter(check_by__lt=today).select_related("owner").order_by("check_by", "thing")[:most]
    return tuple(
        ToCheck(
            kind=FindKind(row.kind),
            thing=row.thing,
            title=row.title,
            check_by=row.check_by,
            owner_name=row.owner.name,
            mine=row.owner_id in viewer.selves,
        )
        for row in rows
    )


def _due(viewer: Viewer) -> "QuerySet[Findable]":
    mine = Q(owner__in=viewer.selves)
    if keeping.may_add(viewer):
        mine |= Q(owner__active=False, centre__in=[centre.id for centre in viewer.centres])
    return Findable.objects.filter(mine)
