# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be logged. The log holds who, what, when and why; never content."""

from dataclasses import dataclass
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
class Verdict:
    """What verifying the log found: how many events are sealed, and the first broken one, if any."""

    events: int
    seals: int
    unsealed: int
    broken: str = ""

    @property
    def intact(self) -> bool:
        return not self.broken
