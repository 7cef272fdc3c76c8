# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A year of questions at the desks, and those that are open now."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from opencjg.accounts.types import Role
from opencjg.core import vault
from opencjg.core.rules.calendar import WorkCalendar
from opencjg.core.rules.identifiers import uuid7
from opencjg.desk.types import AgeClass, ByWay, Channel, CustomerGroup, Handling, Instrument, QuestionState, Route
from opencjg.processes.types import MatterKind
from opencjg.workspace.demo import paths
from opencjg.workspace.demo.paths import Leg
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.region import Places
from opencjg.workspace.demo.rows import OWNER, Rows, fresh, model
from opencjg.workspace.demo.trail import Trail
from opencjg.workspace.demo.words import CALLERS, QUESTIONS

CONTACTS = 1500
ANSWERED_AT_ONCE = 0.85  # the founding documents' figure for what needs no more than an answer (RAP-14)
YEAR = timedelta(days=365)
LONGEST = timedelta(hours=20)  # working time in which a question that took longer was closed

# What was ticked at the desk, and each step after it with the working minutes it took.
Way = tuple[tuple[Handling, ...], tuple[tuple[Leg, int], ...]]
AT_ONCE: tuple[tuple[Leg, int], ...] = ((paths.INFORMATION, 0), (paths.INFORMED, 0))
DIRECT: Way = ((Handling.DIRECT,), (*AT_ONCE, (paths.HELPED, 0)))
LONGER: list[Way] = [
    ((Handling.CALLBACK,), ((paths.INFORMATION, 0), (paths.INFORMED, 35), (paths.HELPED, 5))),
    ((Handling.PASSED_ON,), ((paths.INFORMATION, 0), (paths.INFORMED, 50), (paths.HELPED, 400))),
    ((), ((paths.ADVICE, 15), (paths.ADVISED, 25), (paths.HELPED, 300))),
    ((), ((paths.ADVICE, 80), (paths.ADVISED, 70), (paths.HELPED, 600))),
    (
        (Handling.WEBSITE,),
        (*AT_ONCE, (paths.NOT_HELPED, 200), (paths.ADVICE, 20), (paths.ADVISED, 30), (paths.HELPED, 240)),
    ),
]
# How far an open contact came, what was ticked, the working hours since, and by when a call was promised.
Open = tuple[tuple[Leg, ...], tuple[Handling, ...], float, str]
CALL = (Handling.CALLBACK,)
ALMOST: tuple[Leg, ...] = (paths.INFORMATION, paths.INFORMED)
OPEN: list[Open] = [
    ((), (), 0.2, ""),
    ((paths.INFORMATION,), CALL, 2.5, "late"),
    (ALMOST, (Handling.DIRECT,), 7.5, ""),
    ((paths.RISK,), (), 1.5, ""),
    ((paths.INFORMATION,), CALL, 0.5, "today"),
    (ALMOST, (Handling.WEBSITE,), 1.0, ""),
    ((), (), 2.0, ""),
    ((paths.INFORMATION,), CALL, 3.0, "tomorrow"),
    ((paths.ADVICE,), (), 0.6, ""),
    ((paths.RISK,), (), 20.0, ""),
    ((paths.SPECIFIC,), (), 4.0, ""),
    (ALMOST, (Handling.DIRECT,), 20.0, ""),
    ((paths.SPECIFIC, paths.ADVISED_SPECIFICALLY), (), 9.0, ""),
    ((paths.INFORMATION,), (Handling.PASSED_ON,), 0.3, ""),
]
OPEN_ELSEWHERE = 7
WAYS_OF = {Channel.PHONE: ByWay.PHONE, Channel.DESK: ByWay.IN_PERSON, Channel.INTERNET: ByWay.EMAIL}
INSTRUMENTS = [Instrument.CONVERSATION, Instrument.LEAFLET, Instrument.WEBSITE]
# How often each group of topics comes up.
GROUP_WEIGHT = {"grenzen": 5, "luisteren": 4, "druk": 4, "ontwikkeling": 3, "gezondheid": 4, "cjg": 6}


class History:
    """What happened at the desks, gathered as rows."""

    def __init__(self, people: list[Person], places: Places, rows: Rows, now: datetime) -> None:
        self.random = random.Random(2026)  # noqa: S311 # nosec B311 -- made-up data, the same every time
        self.rows, self.now, self.calendars = rows, now, places.calendars
        self.desks = [one.row for one in people if one.role is Role.DESK]
        self.partners = [row.id for row in places.organisations.values()]
        self.ia = model("processes.ProcessModel").objects.using(OWNER).get(key="IA", active=True)
        topics = model("socialmap.Topic").objects.using(OWNER).order_by("place").values_list("code", flat=True)
        self.topics = [code for code in topics if "-" in code or code == "cjg"]
        self.weights = [GROUP_WEIGHT[code.partition("-")[0]] for code in self.topics]
        self.worked = {
            centre: calendar.working_time_between(now - YEAR, now) for centre, calendar in self.calendars.items()
        }
        self.promises = 0

    def ago(self, centre: Any, worked: timedelta) -> datetime:
        """The moment since which this centre was open for so long."""
        return self.calendars[centre].add_working_time(self.now - YEAR, self.worked[centre] - worked)

    def contact(
        self, desk: Any, at: datetime, handling: Sequence[Handling], topic: str, *, risk: bool = False
    ) -> tuple[Any, Trail]:
        """A contact as the desk wrote it down, and the beginning of its way."""
        matter = self.rows.add(
            "processes.Matter",
            id=fresh(at),
            kind=MatterKind.CONTACT,
            centre_id=desk.home_id,
            responsible=desk,
            opened_at=at,
        )
        channel = self.random.choices(list(Channel), [20, 70, 8, 2])[0]
        passed_on = Handling.PASSED_ON in handling
        row = self.rows.add(
            "desk.Contact",
            matter=matter,
            centre_id=desk.home_id,
            at=at,
            registered_by=desk,
            channel=channel,
            customer_group=self.random.choices(list(CustomerGroup), [74, 10, 11, 2, 3])[0],
            topic_id=topic,
            age=self.random.choices([*AgeClass, ""], [25, 35, 25, 5, 10])[0],
            form="individual",
            purpose="information",
            unasked=False,
            instrument=self.random.choices(INSTRUMENTS, [7, 2, 1])[0],
            route=Route.DIGITAL if channel == Channel.INTERNET else Route.WORKER if passed_on else Route.ANSWERED,
            handling=list(handling),
            passed_to=[self.random.choice(self.partners)] if passed_on else [],
            by_way=WAYS_OF.get(channel, "") if handling else "",
            risk=risk,
        )
        return row, Trail(self.rows, matter, self.ia, "IA-1", self.calendars[desk.home_id])

    def closed_contacts(self) -> None:
        """Spread over desks, opening hours and topics; most of them answered while somebody stood there."""
        for _one in range(CONTACTS):
            desk = self.random.choice(self.desks)
            handling, legs = DIRECT if self.random.random() < ANSWERED_AT_ONCE else self.random.choice(LONGER)
            youngest = LONGEST if legs[-1][1] else timedelta(minutes=20)
            span = self.worked[desk.home_id] - youngest
            at = self.ago(desk.home_id, youngest + span * self.random.random())
            topic = self.random.choices(self.topics, self.weights)[0]
            row, trail = self.contact(desk, at, handling, topic)
            self._walk(trail, legs, self.calendars[desk.home_id])
            trail.close()
            row.helped = True

    def _walk(self, trail: Trail, legs: Sequence[tuple[Leg, int]], calendar: WorkCalendar) -> None:
        for leg, minutes in legs:
            spent = timedelta(minutes=minutes * self.random.uniform(0.5, 1.3))
            trail.finish(leg, calendar.add_working_time(trail.at, spent) if spent else trail.at)

    def open_contacts(self) -> None:
        """Contacts at every step: late, today and tomorrow; some with a promise to call back."""
        for number, desk in enumerate(self.desks):
            for place, (legs, handling, hours, promised) in enumerate(OPEN[: OPEN_ELSEWHERE if number else None]):
                at = self.ago(desk.home_id, timedelta(hours=hours))
                topic, question, more = QUESTIONS[(5 * number + place) % len(QUESTIONS)]
                row, trail = self.contact(desk, at, handling, topic, risk=paths.RISK in legs)
                for leg in legs:
                    trail.finish(leg, at)
                due = self._promised(desk.home_id, promised) if promised else None
                trail.stand(desk, promised=due)
                self.asked(row, topic, question, more)
                if due:
                    self._promise(row, due)

    def _promised(self, centre: Any, when: str) -> datetime:
        calendar = self.calendars[centre]
        if when == "late":
            return self.ago(centre, timedelta(minutes=45))
        return calendar.end_of_working_day(self.now) if when == "today" else calendar.add_working_days(self.now, 1)

    def asked(self, row: Any, topic: str, question: str, more: str) -> None:
        """The words of an open contact."""
        self.rows.add(
            "desk.Question",
            id=fresh(row.at),
            contact=row,
            centre_id=row.centre_id,
            topic_id=topic,
            question=question,
            elaboration=more,
            state=QuestionState.ASKED,
            asked_on=row.at.date(),
        )

    def _promise(self, row: Any, due: datetime) -> None:
        identity = uuid7()
        tried = due < self.now
        self.promises += 1
        self.rows.add(
            "desk.CallbackRequest",
            id=identity,
            contact=row,
            centre_id=row.centre_id,
            name=vault.seal(CALLERS[self.promises % len(CALLERS)], place=f"callback.name:{identity}"),
            phone=vault.seal(f"060000{self.promises:04d}", place=f"callback.phone:{identity}"),
            due=due,
            tries=int(tried),
            tried_at=self.ago(row.centre_id, timedelta(minutes=50)) if tried else None,
        )

    def knowledge(self) -> None:
        """Words without an asker that wait for an editor."""
        for number, centre in enumerate(self.calendars):
            for place in range(6):
                topic, question, _more = QUESTIONS[(7 * number + place) % len(QUESTIONS)]
                self._words(centre, topic, question, 1 + 5 * place)

    def _words(self, centre: Any, topic: str, question: str, days: int) -> None:
        asked = self.now - timedelta(days=days)
        self.rows.add(
            "desk.Question",
            id=fresh(asked),
            centre_id=centre,
            topic_id=topic,
            question=question,
            state=QuestionState.WAITING,
            asked_on=asked.date(),
            expires_at=asked + timedelta(days=30),
        )
