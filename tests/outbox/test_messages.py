# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the building: sealed until it goes, once, tried again, given up."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail

from opencjg.outbox import services
from opencjg.outbox.models import Message
from opencjg.outbox.types import MessageKind
from tests.audit.test_log import committed
from tests.world import enter

__all__ = ["committed"]
pytestmark = pytest.mark.commits


def posted(now, **more):
    from django.db import transaction

    values = {"kind": MessageKind.MAIL, "to": "noor@example.org", "subject": "Stap te laat", "text": "Kijk op Vandaag."}
    with transaction.atomic():
        enter("samira")
        return services.post(**(values | more), at=now)


def state(identity):
    return Message.objects.using("owner").get(id=identity)


def test_a_mail_lies_sealed_and_leaves_once(committed, now):
    identity = posted(now)
    assert b"Vandaag" not in bytes(state(identity).sealed)

    assert services.deliver(at=now) == 1
    assert services.deliver(at=now) == 0

    assert [(letter.to, letter.subject) for letter in mail.outbox] == [(["noor@example.org"], "Stap te laat")]
    assert state(identity).state == "sent"


def test_a_text_message_goes_to_the_adapter_that_is_set(committed, now, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "SMS_FILE_PATH", tmp_path)
    posted(now, kind=MessageKind.SMS, to="0600000100", text="U wordt gebeld.")

    services.deliver(at=now)

    assert "U wordt gebeld." in next(tmp_path.glob("*.txt")).read_text()


def test_what_fails_is_tried_later_and_given_up_in_the_end(committed, now, monkeypatch):
    def broken(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(services, "send_mail", broken)
    identity = posted(now)
    services.deliver(at=now)
    assert (state(identity).state, state(identity).tries) == ("waiting", 1)
    assert state(identity).next_try_at == now + timedelta(minutes=2)
    assert services.deliver(at=now + timedelta(minutes=1)) == 0
    assert state(identity).tries == 1

    for day in range(1, 8):
        services.deliver(at=now + timedelta(days=day))
    assert state(identity).state == "given_up"
