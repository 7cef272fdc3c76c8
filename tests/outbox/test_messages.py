# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the building: sealed until it goes, once, tried again, given up."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import DatabaseError, connection, connections, transaction

from opencjg.outbox import services
from opencjg.outbox.models import Message, Notice
from opencjg.outbox.types import MessageKind, NoticeKind
from tests.audit.test_log import change, committed, one
from tests.conftest import owner_connection
from tests.world import enter

__all__ = ["committed"]
pytestmark = pytest.mark.commits


def posted(now, **more):
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


def test_nothing_leaves_for_an_act_that_was_undone(committed, now):
    with transaction.atomic():
        enter("samira")
        services.post(kind=MessageKind.MAIL, to="noor@example.org", subject="x", text="y", at=now)
        transaction.set_rollback(True)

    assert services.deliver(at=now) == 0
    assert mail.outbox == []


def test_two_rounds_at_once_send_each_message_once(committed, now):
    for _time in range(6):
        posted(now)

    def round_of(_number: int) -> int:
        try:
            return services.deliver(at=now)
        finally:
            connections["retention"].close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(round_of, range(2))) == 6
    assert len(mail.outbox) == 6


def test_one_that_fails_does_not_stop_the_others(committed, now, monkeypatch):
    sent = services.send_mail

    def broken_for_one(subject, text, sender, to):
        if to == ["kapot@example.org"]:
            raise ConnectionRefusedError
        return sent(subject, text, sender, to)

    monkeypatch.setattr(services, "send_mail", broken_for_one)
    broken, good = posted(now, to="kapot@example.org"), posted(now)

    assert services.deliver(at=now) == 1
    assert (state(broken).state, state(good).state) == ("waiting", "sent")


def test_only_the_housekeeping_reads_what_waits(committed, now):
    posted(now)
    for alias in ("default", "login"):
        with pytest.raises(DatabaseError) as error, transaction.atomic(using=alias):
            change(connections[alias], "select * from outbox_message")
        assert error.value.__cause__.sqlstate == "42501"
    lies = one(committed, "select m::text, encode(m.sealed, 'escape') from outbox_message m")
    assert not any("noor@example.org" in part or "Vandaag" in part for part in lies)


def test_who_is_nobody_can_let_nothing_leave(committed, now):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        services.post(kind=MessageKind.MAIL, to="x@example.org", subject="x", text="y", at=now)

    assert error.value.__cause__.sqlstate == "42501"


def test_a_notice_wakes_the_page_of_its_worker_at_commit_and_carries_no_content(committed, now):
    matter = uuid.uuid4()
    with owner_connection(connection.settings_dict["NAME"]) as listening:
        listening.execute("listen opencjg_live")
        with transaction.atomic():
            jan = enter("jan").worker
            enter("samira")
            services.notify(worker=jan, kind=NoticeKind.CONCERN_RECEIVED, matter=matter, at=now)
            assert list(listening.notifies(timeout=0.2)) == [], "not before it is true"
        heard = list(listening.notifies(timeout=5, stop_after=1))

    assert [(one_heard.channel, one_heard.payload) for one_heard in heard] == [("opencjg_live", str(jan))]
    with transaction.atomic():
        enter("samira")
        assert not Notice.objects.exists(), "who told him does not read it"
        enter("jan")
        assert [(row.kind, row.matter) for row in Notice.objects.all()] == [("concern_received", matter)]


def test_an_undone_notice_wakes_nobody(committed, now):
    with owner_connection(connection.settings_dict["NAME"]) as listening:
        listening.execute("listen opencjg_live")
        with transaction.atomic():
            services.notify(worker=enter("jan").worker, kind=NoticeKind.TAKEN_OVER, matter=uuid.uuid4(), at=now)
            transaction.set_rollback(True)

        assert list(listening.notifies(timeout=0.3)) == []
