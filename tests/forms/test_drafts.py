# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing typed is lost; nothing is done twice."""

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from opencjg.core import vault
from opencjg.forms.models import Draft
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft, drop_expired_drafts, save_draft, send_once
from opencjg.forms.types import AlreadySent
from tests.audit.test_log import change, committed, one
from tests.world import enter, session_of

__all__ = ["committed"]


def test_what_was_typed_comes_back_to_who_typed_it_and_to_nobody_else(act, now):
    samira = act("samira")
    save_draft(worker=samira.worker, form="contacten/nieuw", values={"question": ["Geheime tekst"]}, at=now)

    assert draft_of(worker=samira.worker, form="contacten/nieuw").values == {"question": ["Geheime tekst"]}
    act("bas")
    assert not Draft.objects.exists()


def test_a_draft_lies_sealed_and_a_copy_of_it_elsewhere_is_refused(act, now):
    samira = act("samira")
    save_draft(worker=samira.worker, form="a", values={"question": ["Geheime tekst"]}, at=now)
    row = Draft.objects.get()

    assert b"Geheime" not in bytes(row.sealed)
    with pytest.raises(vault.Sealed):
        vault.unseal(row.sealed, place="forms_draft:iemand-anders:a")


@pytest.mark.commits
def test_a_draft_moved_to_another_worker_or_form_is_refused(committed, now):
    with transaction.atomic():
        samira, jan = enter("samira").worker, enter("jan").worker
        for worker, name in ((samira, "samira"), (jan, "jan")):
            enter(name)
            save_draft(worker=worker, form="a", values={"q": [f"van {name}"]}, at=now)
        save_draft(worker=jan, form="b", values={"q": ["in b"]}, at=now)
    change(
        committed,
        "update forms_draft set sealed = (select d.sealed from forms_draft d join accounts_worker w "
        "on w.id = d.worker_id where w.name = 'Samira Bouali') where form = 'a'",
    )

    with transaction.atomic():
        enter("jan")
        assert draft_of(worker=jan, form="a") is None, "another's words, sealed for another, stay shut"
        assert draft_of(worker=jan, form="b").values == {"q": ["in b"]}
        enter("samira")
        assert draft_of(worker=samira, form="a").values == {"q": ["van samira"]}


@pytest.mark.commits
def test_words_lie_nowhere_readable_in_the_table(committed, now):
    with transaction.atomic():
        worker = enter("samira").worker
        save_draft(worker=worker, form="a", values={"question": ["Geheime tekst"]}, at=now)

    lies = one(committed, "select d::text, encode(d.sealed, 'escape') from forms_draft d")
    assert not any("Geheime" in part or "question" in part for part in lies)


@pytest.mark.commits
def test_drafts_past_their_day_are_dropped_by_the_housekeeping_and_others_are_kept(committed, now):
    with transaction.atomic():
        worker = enter("samira").worker
        save_draft(worker=worker, form="oud", values={"q": ["x"]}, at=now - timedelta(days=30))
        save_draft(worker=worker, form="nieuw", values={"q": ["x"]}, at=now)
        send_once(key=uuid.uuid4(), worker=worker, outcome=None, at=now - timedelta(days=30))

    assert drop_expired_drafts(at=now, sent_before=now - timedelta(days=2)) == 2
    assert [row.form for row in Draft.objects.using("owner").all()] == ["nieuw"]


def test_tokens_are_never_kept_and_a_draft_can_be_thrown_away(act, now):
    samira = act("samira")
    values = {"csrfmiddlewaretoken": ["x"], "submission": ["y"], "question": ["z"], "leeg": [""]}
    save_draft(worker=samira.worker, form="a", values=values, at=now)
    assert draft_of(worker=samira.worker, form="a").values == {"question": ["z"]}

    drop_draft(worker=samira.worker, form="a")
    assert draft_of(worker=samira.worker, form="a") is None


def test_saving_again_replaces_what_was_saved(act, now):
    samira = act("samira")
    for text in ("eerst", "later"):
        save_draft(worker=samira.worker, form="a", values={"q": [text]}, at=now + timedelta(seconds=1))

    assert draft_of(worker=samira.worker, form="a").values == {"q": ["later"]}


def test_text_sent_after_the_session_ended_is_kept_and_found_again_after_logging_in(act):
    act("samira")
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")
    typed = {"question": "Getypt toen de sessie al voorbij was", "topic": "slap"}
    with pytest.MonkeyPatch.context() as patch:
        # The session in the test world lasts ten years: an idle limit in the past ends it.
        patch.setattr(settings, "SESSION_IDLE_SECONDS", -(10**9))
        response = client.post("/contacten/nieuw/", typed)

    assert response.status_code == 302
    assert "/inloggen/" in response.headers["Location"]
    again = client.get("/contacten/nieuw/")
    assert "Getypt toen de sessie al voorbij was" in again.content.decode()
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = session_of("bas")
    assert "Getypt toen" not in other.get("/contacten/nieuw/").content.decode()


@pytest.mark.commits
def test_an_unknown_session_keeps_nothing(committed):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "verzonnen"
    client.post("/contacten/nieuw/", {"question": "x"})

    with connection.cursor() as cursor:
        cursor.execute("select door.worker_of_ended_session('verzonnen')")
        assert cursor.fetchone() == (None,)
        cursor.execute("select door.keep_draft('verzonnen', 'a', 'x', now(), now())")
    assert one(committed, "select count(*) from forms_draft") == (0,)


def test_a_form_sent_twice_gives_the_outcome_of_the_first_time(act, now):
    samira = act("samira")
    key, outcome = uuid.uuid4(), uuid.uuid4()
    send_once(key=key, worker=samira.worker, outcome=outcome, at=now)

    with pytest.raises(AlreadySent) as again:
        send_once(key=key, worker=samira.worker, outcome=uuid.uuid4(), at=now)

    assert again.value.outcome == outcome


def test_another_worker_cannot_learn_the_outcome_of_a_form_by_its_key(act, now):
    key, outcome = uuid.uuid4(), uuid.uuid4()
    send_once(key=key, worker=act("samira").worker, outcome=outcome, at=now)

    with pytest.raises(AlreadySent) as other:
        send_once(key=key, worker=act("bas").worker, outcome=uuid.uuid4(), at=now)

    assert other.value.outcome is None


def test_a_form_that_was_undone_can_be_sent_again(act, now):
    samira = act("samira")
    key = uuid.uuid4()
    with transaction.atomic():
        send_once(key=key, worker=samira.worker, outcome=None, at=now)
        transaction.set_rollback(True)

    send_once(key=key, worker=samira.worker, outcome=None, at=now)


@pytest.mark.commits
@pytest.mark.parametrize(("first_ends", "second_says"), [("commit", "already sent"), ("rollback", "done")])
def test_a_double_click_waits_for_the_first_and_then_is_told(committed, now, first_ends, second_says):
    key, outcome = uuid.uuid4(), uuid.uuid4()
    started = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            samira = enter("samira")
            send_once(key=key, worker=samira.worker, outcome=outcome, at=now)
            second = pool.submit(sends_too, key, outcome, now, started)
            assert started.wait(10)
            wait_until_locked(committed)
            assert not second.done(), "it waits"
            transaction.set_rollback(first_ends == "rollback")
        assert second.result(timeout=10) == second_says

    assert one(committed, "select count(*) from forms_submission") == (1,)


def sends_too(key, outcome, now, started) -> str:
    """The second click, on a connection of its own."""
    try:
        with transaction.atomic():
            worker = enter("samira").worker
            started.set()
            send_once(key=key, worker=worker, outcome=uuid.uuid4(), at=now)
    except AlreadySent as again:
        return "already sent" if again.outcome == outcome else "something else"
    else:
        return "done"
    finally:
        connection.close()


def wait_until_locked(owner) -> None:
    for _time in range(200):
        waiting = one(
            owner,
            "select count(*) from pg_locks l join pg_database d on d.datname = current_database() "
            "where not l.granted and l.pid <> pg_backend_pid()",
        )
        if waiting != (0,):
            return
        time.sleep(0.02)
    raise AssertionError("nobody waits")
