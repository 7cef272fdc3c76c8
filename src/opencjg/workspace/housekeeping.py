# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must happen without anybody clicking (ADR 0009)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from opencjg.accounts.sessions import SessionStore
from opencjg.audit.services import seal
from opencjg.desk.services.questions import drop_expired
from opencjg.forms.services import drop_expired_drafts
from opencjg.index.services import age
from opencjg.outbox.services import deliver


@dataclass(frozen=True, slots=True)
class Tended:
    """How much was done."""

    sealed: int
    delivered: int
    drafts: int
    questions: int
    entries: int


def tend(*, at: datetime) -> Tended:
    """Seal the log, send what waits, and drop sessions, drafts, sent forms, words and index entries that expired."""
    SessionStore.clear_expired()
    return Tended(
        sealed=seal(),
        delivered=deliver(at=at),
        drafts=drop_expired_drafts(at=at, sent_before=at - timedelta(days=2)),
        questions=drop_expired(at=at),
        entries=age(at=at),
    )
