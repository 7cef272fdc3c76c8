# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an act is carried out: as a real request, on a real connection, which may be cut off; alone or two at once."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections, transaction

from opencjg.accounts.identity import Standing, open_request
from opencjg.accounts.sessions import hash_key
from opencjg.accounts.types import Viewer
from opencjg.core.types import Refusal
from opencjg.forms.types import AlreadySent
from tests import world

BEFORE_COMMIT = 10_000  # later than any statement
REFUSED_BY_DATABASE = {"CJ403", "42501"}
DEADLOCK = "40P01"
PATIENCE = 30  # seconds


class How(StrEnum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"
    KILLED = "killed"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody is about to do; `wrong` says why nobody may ever be let to, if so."""

    name: str
    who: str
    service: Callable[[Viewer], object]
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How an act ended, with what came of it or why it was refused."""

    how: How
    value: object = None
    code: str = ""


class Crash(Exception):
    """The program stops in the middle of an act."""


def perform(act: Act, *, interruption: "Interruption | None" = None) -> Ending:
    """Carry out an act in one transaction, as a page does: a refusal is shown, and the request itself commits."""
    try:
        with transaction.atomic():
            standing, viewer = open_request(hash_key(world.session_of(act.who)))
            if standing is not Standing.OPEN or viewer is None:
                return Ending(How.REFUSED, code="no_session")
            ending = _served(act, viewer, interruption)
            if interruption is not None:
                interruption.at(BEFORE_COMMIT)
            return ending
    except Crash:
        return Ending(How.CRASHED, code=interruption.when if interruption else "")
    except (OperationalError, InterfaceError) as error:
        if interruption is not None and interruption.struck:
            connection.close()
            return Ending(How.KILLED, code=interruption.when)
        if _sqlstate(error) == DEADLOCK:
            return Ending(How.REFUSED, code="deadlock")
        raise


def _served(act: Act, viewer: Viewer, interruption: "Interruption | None") -> Ending:
    try:
        with transaction.atomic(), interruption or _nothing():
            return Ending(How.DONE, act.service(viewer))
    except Refusal as refusal:
        return Ending(How.REFUSED, refusal, refusal.code)
    except AlreadySent as before:
        return Ending(How.REFUSED, before.outcome, "already_sent")
    except DatabaseError as error:
        if (state := _sqlstate(error)) in REFUSED_BY_DATABASE:
            return Ending(How.REFUSED, code=f"database {state}, {act.name}")
        raise


def _sqlstate(error: BaseException) -> str:
    return str(getattr(error.__cause__, "sqlstate", "") or "")


@contextmanager
def _nothing() -> Iterator[None]:
    yield


class Interruption:
    """Strikes before the given statement of a service, or before its commit."""

    def __init__(self, statement: int) -> None:
        self.statement = statement
        self.passed = 0
        self.struck = False
        self.when = ""

    def __enter__(self) -> None:
        self._watch = connection.execute_wrapper(self._count)
        self._watch.__enter__()

    def __exit__(self, *exception: Any) -> None:
        self._watch.__exit__(*exception)

    def _count(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.passed += 1
        self.at(self.passed)
        return execute(sql, params, many, context)

    def at(self, moment: int) -> None:
        """Strike once, when the moment has come."""
        if moment >= self.statement and not self.struck:
            self.struck = True
            self.when = "before its commit" if moment == BEFORE_COMMIT else "midway"
            self.strike()

    def strike(self) -> None:
        raise NotImplementedError


class Crashing(Interruption):
    """The program stops."""

    def strike(self) -> None:
        raise Crash


class Killing(Interruption):
    """The server ends the connection, as an administrator or a failing machine would."""

    def strike(self) -> None:
        assert connection.connection is not None
        victim = connection.connection.info.backend_pid
        with psycopg.connect(**application(), autocommit=True) as another:
            ended = another.execute("select pg_terminate_backend(%s, 5000)", [victim]).fetchone()
        assert ended == (True,)


def application() -> dict[str, Any]:
    """The application's own login: a role may end connections of its own."""
    parameters = connections["default"].get_connection_params()
    return {name: parameters[name] for name in ("host", "port", "user", "password", "dbname") if name in parameters}


def together(acts: Sequence[Act]) -> list[Ending]:
    """Carry out acts at the same moment, each on a connection of its own."""
    barrier = threading.Barrier(len(acts))
    endings: list[Ending | BaseException | None] = [None] * len(acts)

    def run(place: int, act: Act) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(PATIENCE)
            endings[place] = perform(act)
        except BaseException as error:  # noqa: BLE001  # it is raised again, in the thread that waits
            endings[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    ended: list[Ending] = []
    for ending in endings:
        if isinstance(ending, BaseException):
            raise ending
        assert ending is not None, "an act hangs"
        ended.append(ending)
    return ended
