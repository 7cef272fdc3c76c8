# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from opencjg.outbox.types import MessageKind, MessageState, NoticeKind


class Notice(models.Model):
    """A line for one worker: something is new for you. It names a matter, never its content."""

    id = models.UUIDField(primary_key=True)
    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.name) for kind in NoticeKind])
    matter = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["worker", "at"])]


class Message(models.Model):
    """A mail or text message that waits to leave; the address and the words are sealed until then."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.name) for kind in MessageKind])
    state = models.CharField(max_length=8, default=MessageState.WAITING)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "next_try_at"])]
