# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees and moves a matter: who cares for it, who stands in, the desk for what it holds, the coordinator.

One object answers both questions, so that a list can never show what a detail refuses. The database says the
same once more (row security, processes/migrations/0002).
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from opencjg.accounts.types import Role, Viewer
from opencjg.core.types import NotAllowed
from opencjg.processes.models import Matter, OpenStep
from opencjg.processes.types import MatterKind


class StepPolicy:
    """Steps: mine, those of whom I stand in for, those of my desk; the coordinator reads them all (AUT-03)."""

    def mine(self, viewer: Viewer) -> Q:
        return Q(worker__in=viewer.selves)

    def of_my_desk(self, viewer: Viewer) -> Q:
        return Q(role=Role.DESK, centre__in=viewer.desk_centres)

    def visible(self, viewer: Viewer) -> Q:
        return self.mine(viewer) | self.of_my_desk(viewer) | Q(centre__in=viewer.coordination_centres)

    def may_finish(self, viewer: Viewer, step: OpenStep) -> bool:
        """Finishing is for who does the work; coordinating is not doing."""
        return step.worker_id in viewer.selves or (step.role == Role.DESK and step.centre_id in viewer.desk_centres)

    def lock(self, step: UUID, viewer: Viewer) -> OpenStep:
        """The step, its matter locked first, for somebody who may finish it (design.md 10.1).

        Raises:
            NotAllowed: not this worker's step, or it was finished in the meantime.
        """
        rows = OpenStep.objects.select_related("matter", "instance").select_for_update(of=("matter", "self"))
        # The step too: whoever waited for the matter must not go on with the step as it was before the wait.
        row = next(iter(rows.filter(id=step)), None)
        if row is None or not self.may_finish(viewer, row):
            raise NotAllowed("step_gone")
        return row


class MatterPolicy:
    """Matters: whose care they are, and the desk of the centre for contacts."""

    def visible(self, viewer: Viewer) -> Q:
        held = OpenStep.objects.filter(matter=OuterRef("pk"), role=Role.DESK, centre__in=viewer.desk_centres)
        return (
            Q(responsible__in=viewer.selves)
            | Q(kind=MatterKind.CONTACT, centre__in=viewer.desk_centres)
            | Q(centre__in=viewer.coordination_centres)
            | Q(Exists(held))
        )

    def lock(self, matter: UUID, viewer: Viewer) -> Matter:
        """The open matter, locked, for somebody who sees it.

        Raises:
            NotAllowed: unknown, closed, or not his.
        """
        row = Matter.objects.select_for_update().filter(self.visible(viewer), id=matter, closed_at=None).first()
        if row is None:
            raise NotAllowed("matter_gone")
        return row


steps = StepPolicy()
matters = MatterPolicy()
