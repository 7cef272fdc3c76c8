# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A year of questions and worries, written as the services would have written them."""

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.workspace.demo.region import OWNER, model
from opencjg.workspace.demo.words import ANSWERS, CALLERS, QUESTIONS, WORRIES

CONTACTS = 1500
OPEN_CONTACTS = 24
CASES = 40
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CLOSED_PATH = [
    ("IA_1", "IA-1", ""),
    ("IA_helder", "", "yes"),
    ("IA_V1", "IA-V1", "no"),
    ("IA_V2", "IA-V2", "information"),
    ("IA_2b", "IA-2b", ""),
    ("IA_3", "IA-3", ""),
    ("IA_geholpen", "", "yes"),
    ("IA_END", "IA-END", ""),
]
# element, step, its name, the events before it
STANDS = [
    ("IA_1", "IA-1", "Zicht krijgen op de vraag", 0),
    ("IA_2b", "IA-2b", "Informatie geven of naar het juiste loket", 4),
    ("IA_3", "IA-3", "Hulpvraag afronden en navragen", 5),
]


class History:
    """Rows by model, gathered and written at once."""

    def __init__(self, workers: dict[str, Any], topics: list[Any], now: datetime) -> None:
        self.random = random.Random(2026)  # noqa: S311 # nosec B311 -- made-up data, the same every time
        self.now = now
        self.topics = [topic for topic in topics if topic.under_id]
        active = {row.key: row for row in model("processes.ProcessModel").objects.using(OWNER).filter(active=True)}
        self.ia, self.ms = active["IA"], active["MS"]
        self.desks = [one for name, one in workers.items() if one.title == "Baliemedewerker"]
        self.takers = [one for one in workers.values() if one.takes_cases]
        self.rows: dict[str, list[Any]] = {}

    def add(self, name: str, /, **values: Any) -> Any:
        row = model(name)(**values)
        self.rows.setdefault(name, []).append(row)
        return row

    def write(self) -> None:
        for name, rows in self.rows.items():
            model(name).objects.using(OWNER).bulk_create(rows, batch_size=500)

    def moments(self, number: int) -> Iterator[datetime]:
        """Working moments of the past year, the oldest first."""
        days = sorted(self.random.uniform(0.02, 365) for _one in range(number))
        for ago in reversed(days):
            moment = (self.now - timedelta(days=ago)).astimezone(AMSTERDAM)
            moment -= timedelta(days=max(0, moment.weekday() - 4))
            clock = time(self.random.randint(9, 16), self.random.randint(0, 59))
            yield min(moment.replace(hour=clock.hour, minute=clock.minute), self.now)

    def contact(self, at: datetime, desk: Any, *, closed: bool) -> Any:
        """One contact with its matter; the process is written by who calls."""
        matter = self.add(
            "processes.Matter",
            id=fresh(at),
            kind="contact",
            centre_id=desk.home_id,
            responsible=desk,
            opened_at=at,
            closed_at=at + timedelta(minutes=self.random.randint(2, 40)) if closed else None,
        )
        return self.add(
            "desk.Contact",
            matter=matter,
            centre_id=desk.home_id,
            at=at,
            registered_by=desk,
            channel=self.random.choices(["phone", "desk", "internet", "outreach"], [70, 20, 8, 2])[0],
            customer_group=self.random.choices(["parent", "youth", "professional", "other"], [75, 10, 12, 3])[0],
            topic=self.random.choice(self.topics),
            age=self.random.choice(["0-3", "4-11", "12-17", "18-22", ""]),
            form="individual",
            purpose="information",
            unasked=False,
            instrument="conversation",
            route="1",
            handling=["direct"] if closed else [],
            passed_to=[],
            risk=False,
            helped=True if closed else None,
        )

    def events(self, matter: Any, model_row: Any, path: list[tuple[str, str, str]], *, ended: bool) -> Any:
        run = self.add(
            "processes.Instance",
            id=fresh(matter.opened_at),
            matter=matter,
            centre_id=matter.centre_id,
            model=model_row,
            started_at=matter.opened_at,
            ended_at=matter.closed_at if ended else None,
        )
        for number, (node, code, answer) in enumerate(path):
            self.add(
                "processes.Event",
                id=fresh(matter.opened_at + timedelta(milliseconds=number + 1)),
                matter=matter,
                centre_id=matter.centre_id,
                instance=run,
                kind="finished",
                node=node,
                code=code,
                answer=answer,
                by_id=matter.responsible_id,
                at=matter.opened_at,
            )
        return run

    def step(self, run: Any, worker: Any, node: str, code: str, name: str, role: str, due: datetime) -> None:
        self.add(
            "processes.OpenStep",
            id=fresh(run.started_at),
            matter=run.matter,
            centre_id=run.centre_id,
            instance=run,
            node=node,
            code=code,
            name=name,
            role=role,
            worker=worker,
            since=run.started_at,
            due=due,
        )

    def closed_contacts(self) -> None:
        for at in self.moments(CONTACTS):
            contact = self.contact(at, self.random.choice(self.desks), closed=True)
            self.events(contact.matter, self.ia, CLOSED_PATH, ended=True)
            self.add(
                "processes.Event",
                id=fresh(contact.matter.closed_at),
                matter=contact.matter,
                centre_id=contact.centre_id,
                kind="closed",
                by=contact.registered_by,
                at=contact.matter.closed_at,
            )

    def open_contacts(self) -> None:
        """Contacts at every step: late, due soon and due later; some with a promise to call back."""
        for number in range(OPEN_CONTACTS):
            desk = self.desks[0] if number % 2 else self.desks[number // 2 % len(self.desks)]
            at = self.now - timedelta(minutes=25 * (number + 1))
            contact = self.contact(at, desk, closed=False)
            node, code, name, done = STANDS[number % len(STANDS)]
            run = self.events(contact.matter, self.ia, CLOSED_PATH[:done], ended=False)
            due = self.now + timedelta(minutes=[-90, 20, 75, 200, 1440][number % 5])
            self.step(run, desk, node, code, name, "desk", due)
            self.question(contact, at)
            if code == "IA-2b":
                self.promise(contact, number, due)

    def question(self, contact: Any, at: datetime) -> None:
        self.add(
            "desk.Question",
            id=fresh(at),
            contact=contact,
            centre_id=contact.centre_id,
            topic=contact.topic,
            question=self.random.choice(QUESTIONS),
            state="asked",
            asked_on=at.date(),
        )

    def promise(self, contact: Any, number: int, due: datetime) -> None:
        identity = uuid7()
        contact.handling = ["callback"]
        self.add(
            "desk.CallbackRequest",
            id=identity,
            contact=contact,
            centre_id=contact.centre_id,
            name=vault.seal(CALLERS[number % len(CALLERS)], place=f"callback.name:{identity}"),
            phone=vault.seal(f"060000{number + 100:04d}", place=f"callback.phone:{identity}"),
            due=due,
            tries=number % 2,
            tried_at=self.now - timedelta(minutes=50) if number % 2 else None,
        )

    def knowledge(self) -> None:
        """Answers that were published, and words that wait for an editor, in every centre."""
        for centre in sorted({desk.home_id for desk in self.desks}):
            for code, question, answer in ANSWERS:
                self.words(centre, code, question, answer, "published", None)
            for number, question in enumerate(QUESTIONS[:4]):
                expires = self.now + timedelta(days=5 + 6 * number)
                self.words(centre, self.random.choice(self.topics).code, question, "", "waiting", expires)

    def words(self, centre: UUID, topic: str, question: str, answer: str, state: str, expires: datetime | None) -> None:
        self.add(
            "desk.Question",
            id=uuid7(),
            centre_id=centre,
            topic_id=topic,
            question=question,
            answer=answer,
            state=state,
            asked_on=(self.now - timedelta(days=self.random.randint(1, 200))).date(),
            expires_at=expires,
        )

    def cases(self) -> None:
        """Worries with a responsible worker (MS-4), and a few the desk must still find one for (MS-3)."""
        for number in range(CASES):
            waiting = number % 8 == 0
            taker = self.takers[number % len(self.takers)]
            worker = next(one for one in self.desks if one.home_id == taker.home_id) if waiting else taker
            at = self.now - timedelta(hours=self.random.randint(1, 60))
            self.case(number, worker, at, waiting=waiting, danger=number % 9 == 4)

    def case(self, number: int, worker: Any, at: datetime, *, waiting: bool, danger: bool) -> None:
        matter = self.add(
            "processes.Matter",
            id=fresh(at),
            kind="case",
            centre_id=worker.home_id,
            responsible=worker,
            opened_at=at,
        )
        case = self.add("processes.Case", matter=matter, number=f"{at.year}-{number + 1:05d}", danger=danger)
        path = [("MS_2", "MS-2", ""), ("MS_3", "MS-3", "")]
        run = self.events(matter, self.ms, path[:1] if waiting else path, ended=False)
        due = at if danger else at + timedelta(hours=1 if waiting else 24)
        if waiting:
            self.step(run, worker, "MS_3", "MS-3", "Casus toewijzen aan één CJG-medewerker", "desk", due)
        else:
            self.step(run, worker, "MS_4", "MS-4", "Signaal beoordelen en indelen in categorie", "worker", due)
        self.add(
            "signalling.Concern",
            id=fresh(at),
            case=case,
            centre_id=worker.home_id,
            source=["desk", "own_staff", "chain_partner", "finding_place"][number % 4],
            received_at=at,
            received_by=worker,
            danger=danger,
            story=WORRIES[number % len(WORRIES)],
            informed=["yes", "no", "unknown"][number % 3],
        )


def fresh(at: datetime) -> UUID:
    """An identifier as it would have been made at that moment."""
    return uuid7(int(at.timestamp() * 1000))


def make_history(workers: dict[str, Any], topics: list[Any], now: datetime) -> None:
    """Write the year that went before."""
    history = History(workers, topics, now)
    history.closed_contacts()
    history.open_contacts()
    history.knowledge()
    history.cases()
    history.write()
