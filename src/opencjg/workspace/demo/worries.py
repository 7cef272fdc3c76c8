# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worries that are open now: most with their responsible worker, some the desk must still find one for."""

from datetime import timedelta
from typing import Any

from opencjg.desk.types import Route
from opencjg.outbox.types import NoticeKind
from opencjg.processes.types import MatterKind
from opencjg.signalling.types import ConcernSource, Informed
from opencjg.workspace.demo import paths
from opencjg.workspace.demo.history import History
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.rows import OWNER, fresh, model
from opencjg.workspace.demo.trail import Trail
from opencjg.workspace.demo.words import CALLERS, DANGERS, QUESTIONS, WORRIES

CASES = 40
WAITING_HOURS = [0.4, 2.5, 0.1, 0.7, 4.0, 0.3, 1.5]  # working hours; after one of them the desk is late
BEFORE_THE_ABSENCE = 45.0
SOURCES = [one for one in ConcernSource if one is not ConcernSource.DESK]


class Worries:
    """Cases as `signalling` opens them: MS-2 done by who took the worry in, MS-3 at once or a little later."""

    def __init__(self, history: History, people: list[Person]) -> None:
        self.history, self.rows, self.random = history, history.rows, history.random
        takers = [one for one in people if one.takes_cases]
        self.jan = next(one for one in takers if one.username == "jan")
        self.others = [one for one in takers if one is not self.jan]
        self.ms = model("processes.ProcessModel").objects.using(OWNER).get(key="MS", active=True)

    def make(self) -> None:
        """Write them in the order in which they came in, as their numbers tell."""
        found = [self._came_in(number) for number in range(CASES)]
        for number, (at, place, worker, waiting) in enumerate(sorted(found, key=lambda one: one[0]), start=1):
            self._case(number, at, place, worker, waiting=waiting)

    def _came_in(self, place: int) -> tuple[Any, int, Any, bool]:
        desks = self.history.desks
        if place % 6 == 3:
            worker, hours = desks[place // 6 % len(desks)], WAITING_HOURS[place // 6]
            return self.history.ago(worker.home_id, timedelta(hours=hours)), place, worker, True
        taker = self.jan if place % 4 == 0 else self.others[place % len(self.others)]
        hours = BEFORE_THE_ABSENCE if taker.away else self.random.uniform(0.7, 11)
        return self.history.ago(taker.row.home_id, timedelta(hours=hours)), place, taker.row, False

    def _case(self, number: int, at: Any, place: int, worker: Any, *, waiting: bool) -> None:
        centre = worker.home_id
        desk = worker if waiting else next(one for one in self.history.desks if one.home_id == centre)
        danger = place % 10 == 4
        matter = self.rows.add(
            "processes.Matter", id=fresh(at), kind=MatterKind.CASE, centre_id=centre, responsible=worker, opened_at=at
        )
        case = self.rows.add("processes.Case", matter=matter, number=f"{at.year}-{number:05d}", danger=danger)
        calendar = self.history.calendars[centre]
        trail = Trail(self.rows, matter, self.ms, "MS-2", calendar, by=desk.id, urgent=danger)
        trail.finish(paths.RECEIVED, at)
        if not waiting:
            later = timedelta(minutes=place % 2 * 20)
            trail.finish(paths.ASSIGNED, calendar.add_working_time(at, later) if later else at)
        trail.stand(worker)
        self._concern(case, at, place, desk, danger=danger)
        self.rows.add(
            "outbox.Notice",
            id=fresh(trail.at),
            worker=worker,
            kind=NoticeKind.CONCERN_RECEIVED,
            matter=matter.id,
            at=trail.at,
        )

    def _concern(self, case: Any, at: Any, place: int, desk: Any, *, danger: bool) -> None:
        at_the_desk = place % 3 == 0
        stories = DANGERS if danger else WORRIES
        named = place % 4 != 1
        self.rows.add(
            "signalling.Concern",
            id=fresh(at),
            case=case,
            centre_id=desk.home_id,
            source=ConcernSource.DESK if at_the_desk else SOURCES[place % len(SOURCES)],
            received_at=at,
            received_by=desk,
            danger=danger,
            story=stories[place // (10 if danger else 1) % len(stories)],
            reporter_name=CALLERS[place % len(CALLERS)] if named else "",
            reporter_phone=f"060000{place + 500:04d}" if named else "",
            informed=list(Informed)[place % len(Informed)],
        )
        if at_the_desk:
            self._contact_before(case, at, place, desk)

    def _contact_before(self, case: Any, at: Any, place: int, desk: Any) -> None:
        """The question that turned out to be a worry; it closed when it was handed over (IA-2a)."""
        row, trail = self.history.contact(desk, at, (), QUESTIONS[place % len(QUESTIONS)][0], risk=True)
        trail.finish(paths.RISK, at)
        trail.finish(paths.CALLED_IN, at)
        trail.close()
        row.case = case.matter_id
        row.route = Route.WORKER if row.route == Route.ANSWERED else row.route
