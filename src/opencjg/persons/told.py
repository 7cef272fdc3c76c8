# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of the log in words that everybody understands: when, who, what and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from opencjg.accounts.labels import ROLES
from opencjg.accounts.selectors import organisation_names, worker_names
from opencjg.accounts.types import Role, Viewer
from opencjg.audit.labels import ACTS, KINDS
from opencjg.audit.types import Act, LogCursor, LogLine, Outcome
from opencjg.persons import labels
from opencjg.persons.types import InvolvementKind

PURPOSES = {"care": labels.PURPOSES["care"], "case": labels.PURPOSES["case"], "emergency": ""}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the log in words."""

    id: UUID
    at: datetime
    who: str
    organisation: str
    roles: str
    behalf: str
    what: str
    why: str
    emergency: bool
    refused: bool
    where: str = ""
    about: str = ""

    @property
    def cells(self) -> tuple[object, ...]:
        """The line as a row of a table that is taken out."""
        at = timezone.localtime(self.at).strftime("%d-%m-%Y %H:%M:%S")
        marks = _("emergency access") if self.emergency else ""
        return (at, self.who, self.organisation, self.roles, self.behalf, self.what, self.why, marks)


def tell(lines: Sequence[LogLine], viewer: Viewer) -> list[Told]:
    """These lines in words. At most one query, beside reference data."""
    places = organisation_names()
    absent = {line.on_behalf_of for line in lines if line.on_behalf_of}
    names = worker_names(absent) if absent else {}
    return [_told(line, places, names) for line in lines]


def _told(line: LogLine, places: Mapping[UUID, str], names: dict[UUID, str]) -> Told:
    return Told(
        id=line.id,
        at=line.at,
        who=line.actor_name or _("somebody who was not logged in"),
        organisation=places.get(line.actor_organisation, "") if line.actor_organisation else "",
        roles=", ".join(_role(one) for one in line.actor_roles.split()),
        behalf=names.get(line.on_behalf_of, "") if line.on_behalf_of else "",
        what=_what(line),
        why=_why(line),
        emergency=line.emergency,
        refused=line.outcome == Outcome.REFUSED,
        where=f"{line.pattern} {line.access_point}".strip(),
        about=str(line.subject)[-8:] if line.subject else "",
    )


def _role(role: str) -> str:
    return str(ROLES[Role(role)]) if role in list(Role) else role


def _what(line: LogLine) -> str:
    act = str(ACTS[Act(line.act)]) if line.act in list(Act) else line.act
    return f"{KINDS.get(line.kind, line.kind)}: {act}"


def _why(line: LogLine) -> str:
    """The basis and the purpose: an involvement in words, or the step as the process names it."""
    basis = line.basis.split(" ")[0]
    known = labels.word(labels.INVOLVEMENTS, InvolvementKind(basis)) if basis in list(InvolvementKind) else line.basis
    purpose = str(PURPOSES.get(line.purpose, line.purpose))
    return ", ".join(part for part in (known, purpose) if part)


HEAD = (
    labels.LOG_HEAD["at"],
    labels.LOG_HEAD["who"],
    labels.LOG_HEAD["organisation"],
    labels.LOG_HEAD["roles"],
    labels.LOG_HEAD["behalf"],
    labels.LOG_HEAD["what"],
    labels.LOG_HEAD["why"],
    labels.LOG_HEAD["emergency"],
)


def cursor_of(typed: str) -> LogCursor | None:
    """Where the page before stopped, as it stands in the address."""
    at, _tilde, identity = typed.partition("~")
    try:
        moment = datetime.fromisoformat(at)
        return LogCursor(moment, UUID(identity)) if moment.tzinfo else None
    except ValueError:
        return None


def say_cursor(line: LogLine) -> str:
    """What `cursor_of` reads."""
    return f"{line.at.isoformat()}~{line.id}"
