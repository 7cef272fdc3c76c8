# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing typed is lost; nothing is done twice."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from opencjg.core import vault
from opencjg.forms.models import Draft
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft, save_draft, send_once
from opencjg.forms.types import AlreadySent
from tests.world import session_of


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


def test_an_unknown_session_keeps_nothing(db):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "verzonnen"
    client.post("/contacten/nieuw/", {"question": "x"})

    with connection.cursor() as cursor:
        cursor.execute("select door.worker_of_ended_session('verzonnen')")
        assert cursor.fetchone() == (None,)


def test_a_form_sent_twice_gives_the_outcome_of_the_first_time(act, now):
    samira = act("samira")
    key, outcome = uuid.uuid4(), uuid.uuid4()
    send_once(key=key, worker=samira.worker, outcome=outcome, at=now)

    with pytest.raises(AlreadySent) as again:
        send_once(key=key, worker=samira.worker, outcome=uuid.uuid4(), at=now)

    assert again.value.outcome == outcome
