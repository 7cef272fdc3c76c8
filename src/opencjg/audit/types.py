# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be logged. The log holds who, what, when and why; never content."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Act(StrEnum):
    """What somebody did. Source: NEN 7513 event types as in security.md 1b."""

    CREATE = "create"
    READ = "read"
    LIST = "list"
    CHANGE = "change"
    DELETE = "delete"
    SEARCH = "search"
    EXPORT = "export"
    HAND_OVER = "hand_over"
    REASSIGN = "reassign"
    CLOSE = "close"
    PUBLISH = "publish"
    LOGIN = "login"
    LOGIN_FAILED = "login_failed"
    LOGOUT = "logout"
    REFUSED = "refused"
    ACTIVATE = "activate"
    DEACTIVATE = "deactivate"
    EMERGENCY = "emergency"
    MERGE = "merge"
    UNMERGE = "unmerge"
    PRINT = "print"


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AccessPoint:
    """Through which door a request came: filled by the middleware, the same for all its events."""

    request: UUID | None = None
    pattern: str = ""
    address: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log, as the caller states it; the actor is filled in by the database.

    `kind` is the glossary's name of the thing, `tenant` the centre it belongs to.
    """

    act: Act
    kind: str
    thing: UUID | None = None
    tenant: UUID | None = None
    subject: UUID | None = None
    outcome: Outcome = Outcome.DONE
    basis: str = ""
    purpose: str = ""
    on_behalf_of: UUID | None = None
    emergency: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LogCursor:
    """Where a page of the log stopped: the moment and the line."""

    at: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class LogQuestion:
    """What the log is searched for; what is None or False is not asked."""

    since: datetime
    until: datetime
    actor: UUID | None = None
    act: str | None = None
    kind: str | None = None
    emergencies: bool = False
    refusals: bool = False

    @property
    def fields(self) -> str:
        """Which fields are asked, without what was asked: so that a search can be logged itself."""
        return " ".join(name for name in self.__slots__ if getattr(self, name))


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log, for who may read it; `subject` and `access_point` only where that is his to know."""

    id: UUID
    at: datetime
    actor: UUID | None
    actor_name: str
    actor_organisation: UUID | None
    actor_roles: str
    on_behalf_of: UUID | None
    act: str
    kind: str
    outcome: str
    basis: str
    purpose: str
    emergency: bool
    detail: str
    pattern: str = ""
    access_point: str = ""
    subject: UUID | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying the log found: how many events are sealed, and the first broken one, if any."""

    events: int
    seals: int
    unsealed: int
    broken: str = ""

    @property
    def intact(self) -> bool:
        return not self.broken
