# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database keeps the promise against statements that no service would send, whoever sends them.

Each attack is made twice: as the database is, where it is refused when it commits; and in a scratch clone without
the triggers, where it succeeds and the oracle must see it. So neither the triggers nor the oracle can be asleep.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from opencjg.accounts.sessions import hash_key
from opencjg.desk.services import finish_step, hand_over_worry, register_contact
from opencjg.desk.types import Channel, CustomerGroup, Handling, NewContact, TopicCode
from opencjg.signalling.types import ConcernSource, NewConcern
from tests import world
from tests.conftest import owner_connection
from tests.promise import oracle
from tests.promise.account import Account
from tests.promise.acts import Acts, Owner
from tests.promise.machine import Broken
from tests.promise.run import prove, scratch
from tests.promise.stage import Act, Ending, application, perform, together

pytestmark = pytest.mark.commits

NO_STEP, HANGS, NO_NULL = "CJ001", "CJ002", "23502"
WITHOUT_TRIGGERS = """
drop trigger the_promise on processes_matter;
drop trigger the_promise on processes_openstep;
drop trigger the_promise on accounts_worker;
"""
LOOKS_AWAY = "create or replace function door.{} returns trigger language plpgsql as 'begin return null; end'"
BLIND = ";".join(
    (
        "set role opencjg_door",
        *(LOOKS_AWAY.format(check) for check in ("check_matter()", "check_step()", "check_worker()")),
        (
            "create or replace function door.hangs_on(this uuid) returns table (kind text, label text) "
            "language sql as 'select null::text, null::text where false'"
        ),
        "reset role",
    )
)

DELETE = "delete from processes_openstep where matter_id = %(contact)s"
CLOSE = "update processes_matter set closed_at = now() where id = %(contact)s"
REOPEN = "update processes_matter set closed_at = null where id = %(closed)s"
OPEN = """
insert into processes_matter (id, kind, centre_id, responsible_id, opened_at)
select gen_random_uuid(), kind, centre_id, responsible_id, now() from processes_matter where id = %(contact)s
"""
SECOND = """
insert into processes_openstep (id, matter_id, centre_id, instance_id, node, code, name, role, worker_id, since, due)
select gen_random_uuid(), {matter}, centre_id, instance_id, 'IA_3', 'IA-3', '', role, {worker}, since, due
from processes_openstep where matter_id = %(contact)s
"""
ATTACKS = {
    # role or user name, statement, sqlstate at commit
    "the desk deletes the last step": ("samira", DELETE, NO_STEP),
    "the desk closes what has a step": ("samira", CLOSE, NO_STEP),
    "the desk reopens what has none": ("samira", REOPEN, NO_STEP),
    "the desk opens a matter and no more": ("samira", OPEN, NO_STEP),
    "a manager ends who has work": ("fatma", "select door.deactivate_worker(%(jan)s)", HANGS),
    "the owner deletes the last step": ("owner", DELETE, NO_STEP),
    "the owner closes what has a step": ("owner", CLOSE, NO_STEP),
    "the owner reopens what has none": ("owner", REOPEN, NO_STEP),
    "the owner opens a matter and no more": ("owner", OPEN, NO_STEP),
    "the owner ends who has work": ("owner", "update accounts_worker set active = false where id = %(jan)s", HANGS),
    "the owner gives a matter to who left": (
        "owner",
        "update processes_matter set responsible_id = %(gone)s where id = %(contact)s",
        NO_STEP,
    ),
    "the owner gives a step to who left": (
        "owner",
        "update processes_openstep set worker_id = %(gone)s where matter_id = %(contact)s",
        NO_STEP,
    ),
    "the owner adds a step of who left": (
        "owner",
        SECOND.format(matter="matter_id", worker="%(gone)s"),
        NO_STEP,
    ),
    "the owner moves the last step to another matter": (
        "owner",
        "update processes_openstep set matter_id = %(case)s where matter_id = %(contact)s",
        NO_STEP,
    ),
    "the owner adds a step to what is closed": (
        "owner",
        SECOND.format(matter="%(closed)s", worker="worker_id"),
        NO_STEP,
    ),
    "the owner ends everybody at once": ("owner", "update accounts_worker set active = false", HANGS),
}
EMPTIED = {
    "a step without a due moment": "update processes_openstep set due = null",
    "a step without a worker": "update processes_openstep set worker_id = null",
    "a matter without a responsible worker": "update processes_matter set responsible_id = null",
}


@dataclass(frozen=True, slots=True)
class Town:
    """A scratch clone with an open contact, a closed one and a case, all of known people."""

    owner: Owner
    known: dict[str, Any]

    def attack(self, who: str, statement: str) -> None:
        """Send one statement and commit, as the owner or as the application on behalf of somebody."""
        with self.connected(who) as connection, connection.transaction():
            identify(connection, who)
            connection.execute(statement, self.known)

    def connected(self, who: str) -> "AbstractContextManager[Owner]":
        if who == "owner":
            return nullcontext(self.owner)
        return psycopg.connect(**application() | {"dbname": self.owner.info.dbname}, autocommit=True)


def identify(connection: Owner, who: str) -> None:
    """From here on, the transaction is somebody's; the owner needs no identity."""
    if who != "owner":
        key = hash_key(world.session_of(who))
        connection.execute("select door.open_request(%s, %s)", [key, settings.SESSION_IDLE_SECONDS])


Build = Callable[[str], Town]


@pytest.fixture
def build(template_database: tuple[Any, str], django_db_blocker: Any) -> Iterator[Build]:
    """Makes a town for one test; `build(sql)` lets the owner change its database at the end."""
    with django_db_blocker.unblock(), scratch(*template_database) as fresh, ExitStack() as stack:
        yield lambda afterwards: found(stack.enter_context(fresh()), afterwards)


@pytest.fixture(scope="module")
def town(template_database: tuple[Any, str], django_db_blocker: Any) -> Iterator[Town]:
    """A town for all attacks that change nothing."""
    with django_db_blocker.unblock(), scratch(*template_database) as fresh, fresh() as owner:
        yield found(owner)


def found(owner: Owner, afterwards: str = "") -> Town:
    """Somebody asks, somebody is helped, somebody worries; Piet has left."""
    at, workers = timezone.now(), Acts(owner).workers()

    def registers(*handling: Handling, helped: bool | None = None) -> UUID:
        contact = NewContact(
            at=at,
            channel=Channel.DESK,
            customer_group=CustomerGroup.PARENT,
            topic=TopicCode("sleeping"),
            question="Wanneer slaapt een kind door?",
            handling=handling,
        )
        return did(
            lambda by: register_contact(contact=contact, submission=uuid4(), helped=helped, by=by, at=at).contact
        )

    def did(service: Callable[[Any], object]) -> UUID:
        value = perform(Act("", "samira", service)).value
        assert isinstance(value, UUID), value
        return value

    open_contact, closed = registers(), registers(Handling.DIRECT, helped=True)
    concern = NewConcern(source=ConcernSource.DESK, story="Blauwe plekken gezien.", danger=False)
    worry = registers()
    case = did(lambda by: hand_over_worry(contact=worry, to=workers["jan"], concern=concern, by=by, at=at))
    owner.execute("update accounts_worker set active = false where id = %s", [workers["piet"]])
    known = {"contact": open_contact, "closed": closed, "case": case, "jan": workers["jan"], "gone": workers["piet"]}
    assert not oracle.broken(owner)
    if afterwards:
        owner.execute(afterwards)
    return Town(owner, known)


@pytest.mark.req("ALG-23", "RES-12")
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_when_it_commits(town: Town, name: str) -> None:
    who, statement, state = ATTACKS[name]
    before = oracle.state(town.owner)
    with pytest.raises(psycopg.DatabaseError) as refusal:
        town.attack(who, statement)
    assert refusal.value.sqlstate == state
    assert oracle.state(town.owner) == before
    assert not oracle.broken(town.owner)


@pytest.mark.req("ALG-23")
@pytest.mark.parametrize("name", EMPTIED)
def test_what_the_promise_needs_is_never_empty(town: Town, name: str) -> None:
    with pytest.raises(psycopg.DatabaseError) as refusal:
        town.attack("owner", EMPTIED[name])
    assert refusal.value.sqlstate == NO_NULL


@contextmanager
def both(town: Town, isolation: psycopg.IsolationLevel | None = None) -> Iterator[tuple[Owner, Owner]]:
    """Two connections of the owner, each with a transaction of its own."""
    with (
        owner_connection(town.owner.info.dbname) as one,
        owner_connection(town.owner.info.dbname) as other,
    ):
        for connection in (one, other):
            connection.autocommit = False
            connection.isolation_level = isolation
            connection.execute("set lock_timeout = '3s'")
            connection.commit()
        yield one, other


@pytest.mark.req("ALG-23")
def test_two_who_each_remove_one_of_the_last_two_steps_cannot_both_win(build: Build) -> None:
    town = build("")
    town.attack("owner", SECOND.format(matter="matter_id", worker="worker_id"))
    remove = "delete from processes_openstep where matter_id = %(contact)s and (node = 'IA_3') = %(last)s"
    with both(town) as (one, other):
        one.execute(remove, town.known | {"last": True})
        other.execute(remove, town.known | {"last": False})
        one.execute("set constraints all immediate")  # its check is over before the other commits
        second = threading.Thread(target=commits, args=(other,))
        second.start()
        second.join(0.5)  # refused, or waiting for the first
        commits(one)
        second.join()
    assert not oracle.broken(town.owner)


@pytest.mark.req("ALG-23")
@pytest.mark.parametrize(
    "isolation", [psycopg.IsolationLevel.REPEATABLE_READ, psycopg.IsolationLevel.SERIALIZABLE], ids=lambda one: one.name
)
def test_who_looked_earlier_cannot_end_a_worker_who_was_given_work_since(
    build: Build, isolation: psycopg.IsolationLevel
) -> None:
    town = build("")
    hanna = town.known | {"hanna": Acts(town.owner).workers()["hanna"]}
    with both(town, isolation) as (late, _other):
        late.execute("select 1")  # from here on it sees nothing that others do
        for statement in (
            "update processes_matter set responsible_id = %(hanna)s where id = %(contact)s",
            "update processes_openstep set worker_id = %(hanna)s where matter_id = %(contact)s",
        ):
            town.owner.execute(statement, hanna)
        commits(late, "update accounts_worker set active = false where id = %(hanna)s", hanna)
    assert not oracle.broken(town.owner)


MEANWHILE = {
    # what somebody else does to the step while a colleague waits to finish it; how that ends, and whose step is next
    "it is given to Hanna": ("update processes_openstep set worker_id = %(hanna)s where id = %(step)s", "", "hanna"),
    "it is finished": (
        "update processes_openstep set id = gen_random_uuid(), node = 'IA_2b', code = 'IA-2b' where id = %(step)s",
        "step_gone",
        "samira",
    ),
}


@pytest.mark.req("ALG-23")
@pytest.mark.parametrize("name", MEANWHILE)
def test_who_waited_for_a_step_finishes_it_as_it_is_now_or_not_at_all(build: Build, name: str) -> None:
    town, (statement, code, next_worker) = build(""), MEANWHILE[name]
    workers, at = Acts(town.owner).workers(), timezone.now()
    (one,) = [step for step in Acts(town.owner).steps() if step.matter == town.known["contact"]]
    clear = {"clarified": "yes", "risk": "no", "way": "information"}
    act = Act(
        "",
        "samira",
        lambda by: finish_step(contact=one.matter, step=one.id, answers=clear, by=by, at=at),
    )
    endings: list[Ending] = []
    with both(town) as (first, _other):
        first.execute("select 1 from processes_matter where id = %(contact)s for update", town.known)
        waiting = threading.Thread(target=lambda: endings.extend(together([act])))
        waiting.start()
        waiting.join(0.5)  # until it has read the step as it was
        first.execute(statement, {"step": one.id, "hanna": workers["hanna"]})
        first.commit()
        waiting.join()
    assert [ending.code for ending in endings] == [code]
    (after,) = [step for step in Acts(town.owner).steps() if step.matter == one.matter]
    assert (after.code, after.worker) == ("IA-2b", next_worker)
    assert not oracle.broken(town.owner)


def commits(connection: Owner, statement: str = "select 1", known: dict[str, Any] | None = None) -> None:
    """Commit, unless the database refuses."""
    try:
        connection.execute(statement, known)
        connection.execute("set constraints all immediate")
        connection.commit()
    except psycopg.DatabaseError:
        connection.rollback()


@pytest.mark.parametrize("name", ATTACKS)
def test_without_the_triggers_the_oracle_sees_every_attack(build: Build, name: str) -> None:
    town = build(WITHOUT_TRIGGERS)
    who, statement, _state = ATTACKS[name]
    town.attack(who, statement)
    assert oracle.broken(town.owner)


def test_the_machine_finds_a_planted_hole(template_database: tuple[Any, str], django_db_blocker: Any) -> None:
    account = Account()
    with (
        django_db_blocker.unblock(),
        scratch(*template_database, prepare=BLIND) as fresh,
        pytest.raises(Broken, match="worker"),
    ):
        prove(fresh, account, 1_000)
