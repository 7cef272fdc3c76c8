# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One matter's way through a process, written as `processes.services.steps` writes it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from opencjg.core.rules.calendar import WorkCalendar, due
from opencjg.processes.types import EventKind
from opencjg.workspace.demo.paths import STOPS, Leg, Stop
from opencjg.workspace.demo.rows import Rows, fresh


class Trail:
    """Where a matter stands while its history is made; `close` or `stand` ends the telling."""

    def __init__(
        self,
        rows: Rows,
        matter: Any,
        model: Any,
        first: str,
        calendar: WorkCalendar,
        *,
        by: UUID | None = None,
        urgent: bool = False,
    ) -> None:
        self.rows, self.matter, self.calendar, self.urgent = rows, matter, calendar, urgent
        self.by = by or matter.responsible_id
        self.told = 0
        self.run = rows.add(
            "processes.Instance",
            id=fresh(matter.opened_at),
            matter=matter,
            centre_id=matter.centre_id,
            model=model,
            started_at=matter.opened_at,
        )
        self.stop: Stop = STOPS[first]
        self.since = self.at = matter.opened_at
        self.due = self._due()

    def finish(self, leg: Leg, at: datetime) -> None:
        """Finish the step it stands at: the events of the leg, and the next step if there is one."""
        self.at = at
        for node, code, answer in leg.passed:
            self._tell(EventKind.FINISHED, node, code, answer)
        if leg.jump:
            self._tell(EventKind.WAITING if leg.to else EventKind.JUMPED, *leg.jump)
        if leg.to:
            self.stop, self.since = STOPS[leg.to], at
            self.due = self._due()
        else:
            self.run.ended_at = at

    def close(self) -> None:
        """The process is over, and so is the matter."""
        self.matter.closed_at = self.at
        self.told += 1
        self.rows.add(
            "processes.Event",
            id=fresh(self.at, self.told),
            matter=self.matter,
            centre_id=self.matter.centre_id,
            kind=EventKind.CLOSED,
            by_id=self.by,
            at=self.at,
        )

    def stand(self, worker: Any, *, promised: datetime | None = None) -> None:
        """Leave it at the step it reached, for this worker; by a promised moment, or by the step's own."""
        self.rows.add(
            "processes.OpenStep",
            id=fresh(self.since),
            matter=self.matter,
            centre_id=self.matter.centre_id,
            instance=self.run,
            node=self.stop.node,
            code=self.stop.code,
            name=self.stop.name,
            role=self.stop.role,
            worker=worker,
            since=self.since,
            due=promised or self.due,
        )

    def _due(self) -> datetime:
        return self.since if self.urgent else due(self.since, self.stop.lead, self.calendar)

    def _tell(self, kind: EventKind, node: str, code: str, answer: str = "") -> None:
        left = kind is EventKind.FINISHED and node == self.stop.node
        self.told += 1
        self.rows.add(
            "processes.Event",
            id=fresh(self.at, self.told),
            matter=self.matter,
            centre_id=self.matter.centre_id,
            instance=self.run,
            kind=kind,
            node=node,
            code=code,
            by_id=self.by,
            at=self.at,
            since=self.since if left else None,
            due=self.due if left else None,
            answer=answer,
        )
