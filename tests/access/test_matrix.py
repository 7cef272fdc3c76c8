# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address × everybody: who gets a page, who is refused, who is sent to log in. A new address needs a row."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from opencjg.desk.types import Handling, NewCallback
from tests.world import PEOPLE, session_of

DESK = {"samira", "bas", "eva"}
EVERYBODY = set(PEOPLE)
HERE = {"samira", "bas"}
COORDINATOR = {"noor"}
# name of the address → (how, which of the scenario, who gets in); None: open to all, or answered by allauth itself
MATRIX = {
    "today": ("get", "", EVERYBODY),
    "contact-list": ("get", "", DESK),
    "contact-new": ("get", "", DESK),
    "contact": ("get", "question", HERE),
    "contact-step": ("post", "question-step", DESK),
    "hand-over": ("get", "question", HERE),
    "callback": ("get", "callback", EVERYBODY),
    "callback-outcome": ("post", "callback", EVERYBODY),
    "question-list": ("get", "", DESK),
    "question-settle": ("post", "unknown", DESK),
    "case": ("get", "case", {"jan"} | COORDINATOR),
    "case-give": ("post", "case", {"jan"} | COORDINATOR),
    "case-process": ("get", "case", {"jan"} | COORDINATOR),
    "contact-process": ("get", "question", HERE | COORDINATOR),
    "process-list": ("get", "", EVERYBODY),
    "process-model": ("get", "IA", EVERYBODY),
    "settings-own": ("get", "", EVERYBODY),
    "absence-end": ("post", "unknown", EVERYBODY),
    "worker-list": ("get", "", {"fatma"}),
    "worker-go": ("post", "unknown", {"fatma"}),
    "draft": ("post", "form", EVERYBODY),
}
OPEN = {"home", "health", "live", "demo_login"}
CANARIES = {
    "Kanarievraag": HERE,
    "Kanarienaam": HERE,
    "0600000198": HERE,
    "06 00 00 01 98": HERE,
    "Kanarieverhaal": {"jan"},
}


@pytest.fixture
def arguments(desk, people, now, act):
    from uuid import uuid4

    promise = NewCallback(name="Kanarienaam", phone="0600000198", due=now)
    question = desk.registers("Kanarievraag", handling=(Handling.CALLBACK,), callback=promise)
    step = desk.step_of(question).id
    from opencjg.desk.models import CallbackRequest

    callback = CallbackRequest.objects.get(contact=question).id
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Kanarieverhaal")
    return {
        "": [],
        "question": [question],
        "question-step": [question, step],
        "callback": [callback],
        "case": [case],
        "unknown": [uuid4()],
        "IA": ["IA"],
        "form": ["proef"],
    }


def browser(name: str) -> Client:
    client = Client(raise_request_exception=True)
    if name:
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(name)
    return client


def test_every_address_has_a_row():
    named = {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    ours = {name for name in named if not name.startswith(("account_", "mfa_"))}

    assert ours == set(MATRIX) | OPEN


@pytest.mark.req("AUT-01", "AUT-09")
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_may_gets_in_and_who_may_not_is_refused_and_sees_nothing(name, arguments):
    how, which, welcome = MATRIX[name]
    url = reverse(name, args=arguments[which])
    refused = 0
    for person in PEOPLE:
        response = getattr(browser(person), how)(url)
        body = response.content.decode()
        expected = {200, 204, 302, 422} if person in welcome else {403}
        assert response.status_code in expected, (person, response.status_code)
        refused += response.status_code == 403
        for canary, allowed in CANARIES.items():
            assert person in allowed or canary not in body, (person, canary)
    assert refused == len(EVERYBODY - welcome)


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_is_not_logged_in_is_sent_to_log_in(name, arguments):
    how, which, _welcome = MATRIX[name]
    response = getattr(browser(""), how)(reverse(name, args=arguments[which]))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_a_refusal_is_logged_and_the_page_helps(arguments):
    response = browser("jan").get(reverse("contact-list"))

    assert response.status_code == 403
    assert "U mag dit niet" in response.content.decode() or "niet" in response.content.decode()


@pytest.mark.parametrize("name", ["today", "contact-list", "question-list"])
def test_pages_are_never_kept_and_say_so(name, db):
    response = browser("samira").get(reverse(name))

    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
