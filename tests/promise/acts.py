# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people may try, legal and illegal, drawn from dice; what they choose from is read with the owner's eyes."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import psycopg
from django.db import transaction
from django.utils import timezone

from opencjg.accounts.models import Appointment, Session, User, Worker
from opencjg.accounts.services import end_absence, report_absence
from opencjg.accounts.sessions import hash_key
from opencjg.accounts.types import Role, Viewer
from opencjg.desk.services import call_back, finish_step, hand_over_worry, register_contact
from opencjg.desk.types import (
    CallOutcome,
    Channel,
    CustomerGroup,
    Handling,
    NewCallback,
    NewContact,
    TopicCode,
)
from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.walk import questions_after
from opencjg.processes.services import let_worker_go, reassign
from opencjg.signalling.services import assign
from opencjg.signalling.types import ConcernSource, NewConcern
from tests import world
from tests.promise.stage import Act

T = TypeVar("T")
Owner = psycopg.Connection[Any]

PEOPLE = "select u.username, w.id from accounts_worker w join accounts_user u on u.id = w.user_id order by u.id"
STAFF = """
select u.username from accounts_worker w join accounts_user u on u.id = w.user_id
where w.active and exists (
    select 1 from accounts_appointment a join accounts_centre c on c.id = a.centre_id
    where a.worker_id = w.id and a.role = any(%s) and c.slug = %s)
order by u.id
"""
OPEN_CONTACTS = "select id from processes_matter where kind = 'contact' and closed_at is null order by opened_at, id"
ALL_CONTACTS = "select id from processes_matter where kind = 'contact' order by opened_at, id"
OPEN_MATTERS = "select id from processes_matter where closed_at is null order by opened_at, id"
STEPS = """
select s.id, s.matter_id, s.code, s.node, p.xml, u.username, m.kind from processes_openstep s
join processes_matter m on m.id = s.matter_id join processes_instance i on i.id = s.instance_id
join processes_processmodel p on p.id = i.model_id
join accounts_worker w on w.id = s.worker_id join accounts_user u on u.id = w.user_id
"""
SELDOM, SOMETIMES, OFTEN = 6, 18, 50  # per cent


class Dice:
    """Chance, from a number that hypothesis chose."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # not a secret

    def number(self) -> int:
        """From 0 to 99."""
        return self.random.randrange(100)

    def one_of(self, choices: Sequence[T]) -> T:
        return self.random.choice(choices)

    def happens(self, per_cent: int) -> bool:
        return self.number() < per_cent


@dataclass(frozen=True, slots=True)
class Step:
    """An open step to be finished."""

    id: UUID
    matter: UUID
    code: str
    node: str
    xml: str
    worker: str
    kind: str


class Acts:
    """Makes acts for one database."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.hired = 0
        self.last_sent: UUID | None = None

    # Who and what there is.

    def column(self, query: str, *values: object) -> list[Any]:
        return [row[0] for row in self.owner.execute(query, values).fetchall()]

    def workers(self) -> dict[str, UUID]:
        """Everybody, also who left, by user name."""
        return dict(self.owner.execute(PEOPLE).fetchall())

    def holding(self, *roles: Role, place: str = "lindenmeer") -> list[str]:
        """Active people with one of these roles at a centre."""
        return self.column(
            STAFF,
            [role.value for role in roles],
            place,
        )

    def steps(self, *codes: str) -> list[Step]:
        where = " where s.code = any(%s)" if codes else ""
        found = self.owner.execute(f"{STEPS}{where} order by s.since, s.id", [list(codes)] if codes else [])
        return [Step(*row) for row in found.fetchall()]

    def somebody(self, dice: Dice, fitting: Sequence[str]) -> str:
        """Mostly somebody whose work it is; now and then anybody at all."""
        if dice.happens(SOMETIMES) or not fitting:
            return dice.one_of(list(self.workers()))
        return dice.one_of(fitting)

    def taker(self, dice: Dice) -> UUID:
        """Mostly a worker who takes cases; now and then anybody, also who left, or nobody we know."""
        if dice.happens(SOMETIMES):
            return dice.one_of([uuid4(), *self.workers().values()])
        return self.workers()[dice.one_of(self.holding(Role.WORKER) or ["jan"])]

    # What they do.

    def register(self, dice: Dice, *, promised: bool = False) -> Act:
        """A question: asked, answered or passed on; with a risk, a call promised, or sent twice."""
        at = timezone.now()
        handling = tuple(kind for kind in Handling if dice.happens(OFTEN) and dice.happens(OFTEN))
        if promised:
            handling = (Handling.CALLBACK,)
        callback = None
        if Handling.CALLBACK in handling:
            phone = "" if dice.happens(SOMETIMES) else "0612345678"
            callback = NewCallback(name="Mevrouw De Vries", phone=phone, due=at + timedelta(hours=1))
        contact = NewContact(
            at=at,
            channel=dice.one_of(list(Channel)),
            customer_group=dice.one_of(list(CustomerGroup)),
            topic=TopicCode("sleeping"),
            question="" if dice.happens(SELDOM) else "Wanneer slaapt een kind door?",
            handling=handling,
            risk=dice.happens(SOMETIMES),
            callback=callback,
        )
        helped = dice.one_of([None, True, False])
        again = self.last_sent if dice.happens(SELDOM) else None
        self.last_sent = submission = again or uuid4()
        who = self.somebody(dice, self.holding(Role.DESK))
        return Act(
            "a contact is registered",
            who,
            lambda by: register_contact(contact=contact, submission=submission, helped=helped, by=by, at=at),
            wrong="" if contact.question else "nothing was asked",
        )

    def hand_over(self, dice: Dice, *, contact: UUID | None = None, to: UUID | None = None) -> Act:
        """A worry: to somebody chosen, who may be away, or to nobody."""
        chosen = to or (None if dice.happens(SOMETIMES) else self.taker(dice))
        which = contact or self.contact(dice)
        concern = NewConcern(
            source=dice.one_of(list(ConcernSource)),
            story=" " if dice.happens(SELDOM) else "Blauwe plekken gezien.",
            danger=dice.happens(SOMETIMES),
        )
        who = self.somebody(dice, self.holding(Role.DESK))
        at = timezone.now()
        return Act(
            "a worry is handed over",
            who,
            lambda by: hand_over_worry(contact=which, to=chosen, concern=concern, by=by, at=at),
        )

    def contact(self, dice: Dice) -> UUID:
        """Mostly an open one; now and then one that was closed or never there."""
        query = ALL_CONTACTS if dice.happens(SOMETIMES) else OPEN_CONTACTS
        return dice.one_of(self.column(query) or [uuid4()])

    def finish(self, dice: Dice, *, step: Step | None = None) -> Act:
        """A step of a contact, or of a case; answered as the model asks, or not at all, or with nonsense."""
        found = self.steps()
        wanted = [one for one in found if one.kind == "contact"] or found
        chosen = step or dice.one_of((found if dice.happens(SOMETIMES) else wanted) or [GONE])
        answers = self.answers(dice, chosen)
        at = timezone.now()
        who = self.somebody(dice, [chosen.worker, *self.holding(Role.DESK)])
        return Act(
            "a step is finished",
            who,
            lambda by: finish_step(contact=chosen.matter, step=chosen.id, answers=answers, by=by, at=at),
            wrong="a worry left the desk without a case" if chosen.code == "IA-2a" else "",
        )

    def answers(self, dice: Dice, step: Step) -> Mapping[str, str]:
        if not step.xml or dice.happens(SOMETIMES):
            return dice.one_of([{}, {"helped": "perhaps", "clarified": "perhaps"}])
        asked = questions_after(parse(step.xml), step.node)
        return {question.variable: dice.one_of(question.answers).value for question in asked}

    def assign(self, dice: Dice) -> Act:
        """A case that waits for its one responsible worker."""
        waiting = self.steps("MS-3")
        chosen = dice.one_of((self.steps() if dice.happens(SOMETIMES) else waiting) or [GONE])
        to, at = self.taker(dice), timezone.now()
        who = self.somebody(dice, [chosen.worker, *self.holding(Role.DESK)])
        return Act(
            "a case is assigned",
            who,
            lambda by: assign(step=chosen.id, to=to, by=by, at=at),
            wrong="" if chosen.code in {"MS-3", GONE.code} else f"{chosen.code} was taken for MS-3",
        )

    def reassign(self, dice: Dice) -> Act:
        """A matter passes to another."""
        matter = dice.one_of(self.column(OPEN_MATTERS) or [uuid4()])
        holder = self.column(
            "select u.username from processes_matter m join accounts_worker w on w.id = m.responsible_id "
            "join accounts_user u on u.id = w.user_id where m.id = %s",
            matter,
        )
        to, at = self.taker(dice), timezone.now()
        who = self.somebody(dice, [*holder, *self.holding(Role.PROCESS_COORDINATOR)])
        return Act("a matter is reassigned", who, lambda by: reassign(matter=matter, to=to, by=by, at=at))

    def report_absence(self, dice: Dice) -> Act:
        """Somebody is away, with or without a stand-in; or says something that cannot be."""
        at = timezone.now()
        away = dice.one_of(self.holding(Role.WORKER, Role.DESK) or ["jan"])
        stand_in = self.taker(dice) if dice.happens(OFTEN) else None
        starts = at - timedelta(hours=1)
        ends = starts - timedelta(hours=1) if dice.happens(SOMETIMES) else at + timedelta(days=3)
        who = dice.one_of(["fatma", away]) if not dice.happens(SOMETIMES) else dice.one_of(list(self.workers()))
        worker = self.workers()[away]

        def service(by: Viewer) -> UUID:
            return report_absence(worker=worker, starts=starts, ends=ends, stand_in=stand_in, by=by, at=at)

        return Act("an absence is reported", who, service)

    def end_absence(self, dice: Dice) -> Act:
        """Somebody is back."""
        running = self.owner.execute(
            "select a.id, u.username from accounts_absence a join accounts_worker w on w.id = a.worker_id "
            "join accounts_user u on u.id = w.user_id order by a.starts, a.id"
        ).fetchall()
        absence, away = dice.one_of(running or [(uuid4(), "jan")])
        who = self.somebody(dice, [away, "fatma"])
        return Act("an absence is ended", who, lambda by: end_absence(absence=absence, by=by))

    def let_go(self, dice: Dice, *, worker: UUID | None = None, successor: UUID | None = None) -> Act:
        """Somebody leaves, with or without a successor."""
        staff = self.holding(Role.WORKER, Role.DESK, Role.PROCESS_COORDINATOR)
        leaving = worker or self.workers()[dice.one_of(staff)]
        heir = successor or (None if dice.happens(OFTEN) else self.taker(dice))
        at = timezone.now()
        who = self.somebody(dice, ["fatma"])

        def service(by: Viewer) -> int:
            return let_worker_go(worker=leaving, name="wie weggaat", successor=heir, by=by, at=at)

        return Act("a worker leaves", who, service)

    def call_back(self, dice: Dice) -> Act:
        """A promised call is made; somebody answers, or not."""
        promised = self.column("select id from desk_callbackrequest order by due, id")
        request = uuid4() if dice.happens(SOMETIMES) or not promised else dice.one_of(promised)
        outcome, at = dice.one_of(list(CallOutcome)), timezone.now()
        who = self.somebody(dice, self.holding(Role.DESK))
        return Act("a call is made", who, lambda by: call_back(request=request, outcome=outcome, by=by, at=at))

    def hire(self, role: Role) -> str:
        """A new colleague at Lindenmeer, already logged in; the operator's work."""
        self.hired += 1
        name, at = f"nieuw{self.hired}", timezone.now()
        with transaction.atomic(using="owner"):
            jan = Worker.objects.using("owner").get(user__username="jan")
            user = User.objects.using("owner").create(username=name, password="!")
            worker = Worker.objects.using("owner").create(
                organisation_id=jan.organisation_id, user=user, name=name.title(), title=role, home_id=jan.home_id
            )
            Appointment.objects.using("owner").create(
                worker=worker, role=role, centre_id=jan.home_id, since=date(2020, 1, 1)
            )
            Session.objects.using("owner").create(
                key_hash=hash_key(world.session_of(name)), user=user, second_factor=True, **_lasting(at)
            )
        return name


def _lasting(at: datetime) -> dict[str, Any]:
    later = at + timedelta(days=3650)
    return {"data": "", "started": at, "seen": later, "expires": later, "proven_at": later}


GONE = Step(UUID(int=0), UUID(int=0), "", "", "", "samira", "contact")
