# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A match is somebody's work from the moment it is found, step by step, until it is known who coordinates."""

from dataclasses import astuple
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors
from opencjg.core.types import BadInput, NotAllowed
from opencjg.index import selectors
from opencjg.index.types import FollowUp, MeetingKind
from opencjg.processes import services as processes
from opencjg.processes.types import MatterKind

if TYPE_CHECKING:
    from opencjg.processes.models import OpenStep

PROCESS = "VI"
INTRODUCE, SPOKEN, COORDINATE = "VI-1", "VI-2", "VI-3"


def open_match(match: UUID, director: UUID, place: UUID, by: Viewer, at: datetime) -> None:
    """A match is open work with a clock from the moment it is found: it cannot be lost (ALG-23, CvZ-A5)."""
    processes.start(
        matter=processes.open_matter(kind=MatterKind.MATCH, centre=place, responsible=director, at=at, identity=match),
        key=PROCESS,
        by=by.worker,
        worker=director,
        at=at,
        calendar=calendar_of(place),
        done={},
    )
    processes.keep_promise()


@transaction.atomic
def follow_up(*, match: UUID, step: UUID, same: bool | None, found: FollowUp, by: Viewer, at: datetime) -> None:
    """Do a step of a match: brought together, spoken, who coordinates by when; and who holds back (INS-21).

    Raises:
        NotAllowed: not his to follow up, or a colleague did this step in the meantime.
        BadInput: the step asks for something that is not there.
    """
    row = processes.lock_step(step, by)
    if row.matter_id != match or row.matter.kind != MatterKind.MATCH:
        raise NotAllowed("step_gone")
    _check_found(row, same, found, timezone.localdate(at))
    reporters, _stands = selectors.match_of(match, by)
    ends = row.code == COORDINATE or same is False
    if reporters:
        unsure = row.code == INTRODUCE and any(one.kind is MeetingKind.POSSIBLE for one in reporters)
        values = (*astuple(found)[:-1], timezone.localdate(at) if ends else None)
        doors.call("index_follow_up", match, same if unsure else None, *values)
    processes.finish(
        step=row,
        answers={} if same is None else {"same": "yes" if same else "no"},
        by=by.worker,
        worker=row.worker_id,
        at=at,
        calendar=calendar_of(row.centre_id),
        closes=True,
    )
    audit.record(Act.CHANGE, "Match", match, tenant=row.centre_id, basis=row.code)
    processes.keep_promise()


def _check_found(step: "OpenStep", same: bool | None, found: FollowUp, today: date) -> None:
    """What each step asks: whether it is one child; a day; who coordinates, before when."""
    if step.code == INTRODUCE and same is None:
        raise BadInput("same", "same_missing")
    if step.code == INTRODUCE and same and found.introduced_on is None:
        raise BadInput("introduced_on", "day_missing")
    if step.code == SPOKEN and found.spoken_on is None:
        raise BadInput("spoken_on", "day_missing")
    if step.code == COORDINATE and (found.coordinator is None or found.ready_on is None):
        raise BadInput("coordinator", "coordinator_missing")
    if any(day and day > today for day in (found.introduced_on, found.spoken_on, found.told_on)):
        raise BadInput("introduced_on", "told_in_future")


@transaction.atomic
def note_reluctance(*, match: UUID, found: FollowUp, by: Viewer, at: datetime) -> None:
    """Write down that somebody in the match holds back, or that the family was told; the step stays open.

    Raises:
        NotAllowed: not his to follow up.
    """
    doors.call("index_follow_up", match, None, *astuple(found))
    audit.record(Act.CHANGE, "Match", match, tenant=by.centre.id)
