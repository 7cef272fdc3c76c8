# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logging in: a password, a second factor, a limit, and an end."""

import hashlib

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from opencjg.accounts.models import Session, User
from opencjg.accounts.sessions import hash_key
from tests.audit.test_log import committed, log

__all__ = ["committed"]
pytestmark = pytest.mark.commits
PASSWORD = "een lange zin die niemand raadt"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def jan(committed):
    """Jan with a password and an authenticator app."""
    user = User.objects.using("owner").get(username="jan")
    user.password = make_password(PASSWORD)
    user.save(using="owner")
    TOTP.activate(User.objects.get(username="jan"), SECRET)
    return user


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def logs_in(client, password=PASSWORD, username="jan"):
    return client.post("/inloggen/", {"login": username, "password": password})


def test_a_password_alone_opens_nothing_and_with_the_second_factor_the_page_opens(jan):
    client = Client()
    first = logs_in(client)
    assert first.headers["Location"].startswith("/inloggen/code/")
    assert client.get("/vandaag/").status_code == 302

    client.post("/inloggen/code/", {"code": code()})

    assert client.get("/vandaag/").status_code == 200


def test_who_has_no_second_factor_yet_must_make_one_before_anything_else(jan):
    jan.authenticator_set.using("owner").all().delete()
    client = Client()
    logs_in(client)

    assert client.get("/vandaag/").headers["Location"] == "/account/tweede-stap/app/"
    again = client.get("/account/tweede-stap/app/")
    assert again.headers["Location"].startswith("/inloggen/opnieuw/")
    page = client.post(again.headers["Location"], {"password": PASSWORD}, follow=True)
    assert page.status_code == 200
    assert "data:" in page.headers["Content-Security-Policy"]


def test_the_table_holds_no_key_that_opens_anything(jan):
    client = Client()
    logs_in(client)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value

    hashes = set(Session.objects.using("owner").values_list("key_hash", flat=True))
    assert key not in hashes
    assert hash_key(key) in hashes
    assert hash_key(key) == hashlib.sha256(key.encode()).hexdigest()


def test_five_wrong_passwords_lock_also_for_the_right_one_and_are_logged(jan, committed):
    client = Client()
    for _time in range(5):
        logs_in(client, "fout fout fout fout")

    answer = logs_in(client)

    assert "Location" not in answer.headers
    assert [line[0] for line in log(committed)].count("login_failed") >= 5


def test_an_unknown_name_looks_the_same_as_a_wrong_password(jan):
    wrong = logs_in(Client(), "fout fout fout fout").content.decode()
    unknown = logs_in(Client(), "fout fout fout fout", "nietbestaand").content.decode()

    def plain(page: str) -> list[str]:
        return [
            line
            for line in page.splitlines()
            if "csrf" not in line and "nietbestaand" not in line and "jan" not in line
        ]

    assert plain(wrong) == plain(unknown)


def test_logging_out_ends_the_session_at_once(jan):
    client = Client()
    logs_in(client)
    client.post("/inloggen/code/", {"code": code()})
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value

    client.post("/uitloggen/")

    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert other.get("/vandaag/").status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        "update accounts_session set seen = now() - interval '16 minutes'",
        "update accounts_session set expires = now() - interval '1 second'",
        "update accounts_user set is_active = false",
        "delete from accounts_session",
    ],
)
def test_idle_expired_or_ended_is_out_at_the_next_request(jan, committed, change):
    client = Client()
    logs_in(client)
    client.post("/inloggen/code/", {"code": code()})
    assert client.get("/vandaag/").status_code == 200

    with committed.cursor() as cursor:
        cursor.execute(change)

    assert client.get("/vandaag/").status_code == 302


def test_a_change_of_roles_counts_at_the_next_request(jan, committed):
    client = Client()
    logs_in(client)
    client.post("/inloggen/code/", {"code": code()})
    assert client.get("/contacten/").status_code == 403

    with committed.cursor() as cursor:
        cursor.execute(
            "update accounts_appointment set role = 'desk' where worker_id = "
            "(select id from accounts_worker where name = 'Jan Jansen')"
        )

    assert client.get("/contacten/").status_code == 200


def test_demo_logins_exist_only_in_the_demo_and_only_for_demo_people(jan, committed, monkeypatch):
    assert Client().post("/inloggen/demo/", {"username": "jan"}).status_code == 404
    monkeypatch.setattr(settings, "DEMO", True)
    assert Client().post("/inloggen/demo/", {"username": "jan"}).status_code == 404

    User.objects.using("owner").filter(username="jan").update(demo=True)
    client = Client()
    answer = client.post("/inloggen/demo/", {"username": "jan", "next": "https://kwaad.example/"})
    assert answer.headers["Location"] == "/vandaag/"
    assert client.get("/vandaag/").status_code == 200


def test_the_secret_of_the_second_factor_lies_sealed(jan, committed):
    with committed.cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator")
        assert all(SECRET not in row[0] for row in cursor.fetchall())
    assert get_adapter().decrypt(get_adapter().encrypt(SECRET)) == SECRET
