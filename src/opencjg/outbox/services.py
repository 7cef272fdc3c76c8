# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling people: a notice on a worker's page at once, mail and text messages after the transaction.

What leaves the building is written in the transaction of the act and carried out by `bin/manage tend`, so that
nothing is sent for an act that did not happen, and nothing that happened stays unsaid.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils.module_loading import import_string

from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.outbox.models import Message, Notice
from opencjg.outbox.types import MessageKind, MessageState, NoticeKind

MOST_TRIES = 8


class SmsAdapter(Protocol):
    """A supplier of text messages."""

    def send(self, *, number: str, text: str) -> None:
        """Deliver, or raise OSError to be tried again."""


class FileSmsAdapter:
    """Writes text messages to files: for the demo, and for a municipality without a supplier."""

    def send(self, *, number: str, text: str) -> None:
        folder = Path(settings.SMS_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / f"{uuid7()}.txt").write_text(f"{number}\n\n{text}\n", encoding="utf-8")


def notify(*, worker: UUID, kind: NoticeKind, matter: UUID, at: datetime) -> None:
    """Put a line on a worker's page, and wake the page if it is open."""
    Notice.objects.create(id=uuid7(), worker_id=worker, kind=kind, matter=matter, at=at)
    wake(worker)


def wake(worker: UUID) -> None:
    """Tell open pages of this worker, at commit, that something changed. Carries an identity and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify('opencjg_live', %s)", [str(worker)])


def post(*, kind: MessageKind, to: str, subject: str, text: str, at: datetime, using: str = "default") -> UUID:
    """Let a message leave after this transaction; returns its identity. Housekeeping posts as the retention role."""
    identity = uuid7()
    letter = json.dumps({"to": to, "subject": subject, "text": text})
    sealed = vault.seal(letter, place=f"outbox_message:{identity}")
    Message.objects.using(using).create(id=identity, kind=kind, sealed=sealed, made_at=at, next_try_at=at)
    return identity


def deliver(*, at: datetime, most: int = 50) -> int:
    """Send what waits; returns how many left. One that fails is tried again later, and given up after eight tries."""
    sent = 0
    with transaction.atomic(using="retention"):
        waiting = (
            Message.objects.using("retention")
            .filter(state=MessageState.WAITING, next_try_at__lte=at)
            .select_for_update(skip_locked=True)
            .order_by("next_try_at")[:most]
        )
        for message in waiting:
            message.tries += 1
            try:
                _send(message)
            except OSError:
                message.next_try_at = at + timedelta(minutes=2**message.tries)
                if message.tries >= MOST_TRIES:
                    message.state = MessageState.GIVEN_UP
            else:
                message.state = MessageState.SENT
                sent += 1
            message.save(using="retention", update_fields=["state", "tries", "next_try_at"])
    return sent


def _send(message: Message) -> None:
    letter = json.loads(vault.unseal(message.sealed, place=f"outbox_message:{message.id}"))
    if message.kind == MessageKind.MAIL:
        send_mail(letter["subject"], letter["text"], None, [letter["to"]])
        return
    adapter: SmsAdapter = import_string(settings.SMS_ADAPTER)()
    adapter.send(number=letter["to"], text=letter["text"])
