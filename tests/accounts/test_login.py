# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logging in: a password, a second factor, a limit, and an end."""

import hashlib
import time
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from opencjg.accounts.models import Session, User
from opencjg.accounts.sessions import hash_key
from tests.audit.test_log import change, committed, log, one
from tests.world import session_of

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
    """The code the app shows now; one that is about to change is waited out, for it must still hold when it is sent."""
    left = 30 - time.time() % 30
    if left < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def logs_in(client, password=PASSWORD, username="jan"):
    return client.post("/inloggen/", {"login": username, "password": password})


def inside() -> Client:
    """A browser in which Jan has logged in with both factors."""
    client = Client()
    logs_in(client)
    client.post("/inloggen/code/", {"code": code()})
    assert client.get("/vandaag/").status_code == 200
    return client


def stay_out(client: Client) -> bool:
    answer = client.get("/vandaag/")
    return answer.status_code == 302 and answer.headers["Location"].startswith("/inloggen/?next=")


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


def ages(minutes):
    """The second factor was given so long ago."""
    Session.objects.using("owner").update(proven_at=timezone.now() - timedelta(minutes=minutes))


def test_what_is_grave_asks_for_the_second_factor_again_and_keeps_what_was_typed(jan):
    client = inside()
    page = f"/noodtoegang/{uuid4()}/"
    assert client.get(page).status_code == 200, "just given"
    ages(minutes=6)
    assert client.get("/vandaag/").status_code == 200, "what is not grave goes on"

    asked = client.post(page, {"reason": "Het kind is nu in acuut gevaar"})

    assert asked.headers["Location"] == f"/inloggen/code/opnieuw/?next={quote(page, safe='')}"
    cache.clear()  # the code that was just used, may be used once more
    back = client.post(asked.headers["Location"], {"code": code()})
    assert back.headers["Location"] == page
    assert "Het kind is nu in acuut gevaar" in client.get(page).content.decode()


def test_a_password_alone_reaches_no_page_of_the_system_at_all(jan):
    client = Client()
    logs_in(client)

    for address in ("/contacten/", "/instellingen/", "/processen/", "/medewerkers/", "/account/wachtwoord/"):
        assert client.get(address).headers["Location"].startswith("/inloggen/"), address


def test_a_wrong_or_used_code_opens_nothing(jan):
    client = Client()
    logs_in(client)
    assert client.post("/inloggen/code/", {"code": "000000"}).status_code == 200
    assert stay_out(client)
    used = code()
    client.post("/inloggen/code/", {"code": used})
    assert client.get("/vandaag/").status_code == 200

    other = Client()
    logs_in(other)
    assert other.post("/inloggen/code/", {"code": used}).status_code == 200, "seen over a shoulder, it is worth nothing"
    assert stay_out(other)


def test_the_session_gets_another_key_at_login_and_what_lay_in_the_browser_is_worth_nothing(jan):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "gekozendooreenander"
    logs_in(client)
    halfway = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/inloggen/code/", {"code": code()})
    key = client.cookies[settings.SESSION_COOKIE_NAME]

    assert len({"gekozendooreenander", halfway, key.value}) == 3
    assert (key["httponly"], key["samesite"]) == (True, "Lax")
    assert key["max-age"] == "", "it ends with the browser"
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = halfway
    assert stay_out(thief)


def test_logging_in_and_out_and_failing_are_logged_without_what_was_typed(jan, committed):
    client = inside()
    logs_in(Client(), "fout fout fout fout")
    client.post("/uitloggen/")

    assert [line[0] for line in log(committed) if line[0].startswith("log")] == ["login", "login_failed", "logout"]
    everything = one(committed, "select string_agg(e::text, ' ') from audit_auditevent e")[0]
    assert "fout fout" not in everything
    assert PASSWORD not in everything


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

    for right in (logs_in(client), logs_in(Client())):
        assert "Location" not in right.headers, "locked is locked, also in another browser"
    assert [line[0] for line in log(committed)].count("login_failed") >= 5
    assert one(committed, "select count(*) from accounts_login_attempt")[0] > 0, "counted for all processes together"


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

    assert client.get("/uitloggen/").status_code == 200, "a link or picture elsewhere logs nobody out"
    assert client.get("/vandaag/").status_code == 200
    client.post("/uitloggen/")

    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert stay_out(other)
    assert not Session.objects.using("owner").filter(key_hash=hash_key(stolen)).exists()


@pytest.mark.parametrize(
    "ended",
    [
        "update accounts_session set seen = now() - interval '16 minutes'",
        "update accounts_session set expires = now() - interval '1 second'",
        "update accounts_user set is_active = false",
        "update accounts_worker set active = false",
        "update accounts_session set user_id = null",
        "delete from accounts_session",
    ],
)
def test_idle_expired_or_ended_is_out_at_the_next_request(jan, committed, ended):
    client = inside()

    change(committed, ended)

    assert stay_out(client)


def test_who_works_on_stays_in_and_who_looks_at_a_session_that_ended_does_not_wake_it(jan, committed):
    client = inside()
    change(committed, "update accounts_session set seen = now() - interval '14 minutes'")
    assert client.get("/vandaag/").status_code == 200
    assert one(committed, "select min(now() - seen) < interval '1 minute' from accounts_session") == (True,)

    change(committed, "update accounts_session set seen = now() - interval '16 minutes'")
    assert stay_out(client)
    assert stay_out(client)


def test_who_was_idle_too_long_is_shown_the_login_page(jan, committed):
    client = inside()
    change(committed, "update accounts_session set seen = now() - interval '16 minutes'")

    page = client.get("/vandaag/", follow=True)

    assert page.status_code == 200
    assert page.request["PATH_INFO"] == "/inloggen/"


@pytest.mark.parametrize("address", ["/account/wachtwoord/", "/account/tweede-stap/", "/inloggen/opnieuw/"])
def test_an_idle_session_opens_no_page_of_the_account(jan, committed, address):
    client = inside()
    change(committed, "update accounts_session set seen = now() - interval '16 minutes'")

    assert client.get(address).status_code == 302


def test_who_was_let_go_by_a_manager_is_out_at_the_next_request(jan, committed):
    client = inside()
    manager = Client()
    manager.cookies[settings.SESSION_COOKIE_NAME] = session_of("fatma")
    worker = one(committed, "select id from accounts_worker where name = 'Jan Jansen'")[0]

    assert manager.post(f"/medewerkers/{worker}/", {"successor": ""}).status_code == 302

    assert stay_out(client)
    assert one(
        committed,
        "select count(*) from accounts_session s join accounts_worker w on w.user_id = s.user_id "
        "where w.name = 'Jan Jansen'",
    ) == (0,)
    assert ("deactivate", "Worker", "Fatma Faber", "done", "POST medewerkers/<uuid:worker>/") in log(committed)


@pytest.mark.parametrize(
    "ended", ["update accounts_worker set active = false", "update accounts_user set is_active = false"]
)
def test_who_no_longer_works_here_and_logs_in_again_is_told_so_or_asked_again(jan, committed, ended):
    change(committed, ended)
    client = Client()

    logs_in(client)
    client.post("/inloggen/code/", {"code": code()})
    page = client.get("/vandaag/", follow=True)

    assert page.status_code == 200
    assert page.request["PATH_INFO"] == "/inloggen/"


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


def test_a_page_that_refreshes_itself_does_not_keep_a_session_from_ending(jan, committed):
    client = inside()
    change(committed, "update accounts_session set seen = now() - interval '5 minutes'")
    asks = "select count(*) from accounts_session where second_factor and seen > now() - interval '1 minute'"

    client.get("/vandaag/", headers={"HX-Request": "true", "X-Live": "1"})
    with committed.cursor() as cursor:
        cursor.execute(asks)
        assert cursor.fetchone() == (0,)

    client.get("/vandaag/")
    with committed.cursor() as cursor:
        cursor.execute(asks)
        assert cursor.fetchone() == (1,)
