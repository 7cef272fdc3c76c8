# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must happen without anybody clicking (ADR 0009)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from opencjg.accounts.sessions import SessionStore
from opencjg.agenda.services import drop_visitors, send_reminders
from opencjg.audit.services import seal
from opencjg.desk.services.questions import drop_expired
from opencjg.desk.services.shifts import drop_expired_notes
from opencjg.forms.services import drop_expired_drafts
from opencjg.index.services import age
from opencjg.outbox.services import deliver
from opencjg.processes.services import raise_late


@dataclass(frozen=True, slots=True)
class Tended:
    """How much was done."""

    sealed: int
    delivered: int
    drafts: int
    questions: int
    notes: int
    raised: int
    reminded: int
    visitors: int
    entries: int


def tend(*, at: datetime) -> Tended:
    """Seal the log, remind and send what waits, tell what is late, and drop what expired."""
    SessionStore.clear_expired()
    reminded = send_reminders(at=at)
    return Tended(
        sealed=seal(),
        delivered=deliver(at=at),
        drafts=drop_expired_drafts(at=at, sent_before=at - timedelta(days=2)),
        questions=drop_expired(at=at),
        notes=drop_expired_notes(at=at),
        raised=raise_late(
            at=at,
            team_after=settings.LATE_TEAM_MINUTES,
            coordinator_after=settings.LATE_COORDINATOR_MINUTES,
        ),
        reminded=reminded,
        visitors=drop_visitors(at=at),
        entries=age(at=at),
    )
