# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses that write a question down and finish its steps: what they answer when all is well, and when not."""

from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from opencjg.processes.models import Matter
from tests.world import session_of

CLEAR = {"clarified": "yes", "risk": "no", "way": "information"}


@pytest.fixture
def samira(db: None) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")
    return client


def step_address(desk: Any, contact: Any, step: Any = None) -> str:
    desk.act("samira")
    return f"/contacten/{contact}/stap/{step or desk.step_of(contact).id}/"


def sent(**more: str) -> dict[str, str]:
    here = timezone.localtime()
    return {
        "submission": str(uuid4()),
        "question": "Mijn kind slaapt slecht",
        "topic": "Slapen",
        "channel": "phone",
        "customer_group": "parent",
        "handling": "direct",
        "risk": "no",
        "helped": "yes",
        "date": here.date().isoformat(),
        "time": f"{here:%H:%M}",
        "kind": "individual",
        "asked": "asked",
        "purpose": "information",
        "instrument": "conversation",
        "do": "close",
    } | more


@pytest.mark.req("IA-3", "RTE-1.1")
def test_a_question_that_is_closed_at_once_leads_back_to_today_also_when_it_is_sent_twice(samira):
    form = sent()

    for _time in range(2):
        assert samira.post("/contacten/nieuw/", form).url == "/vandaag/"

    assert "nagevraagd en afgesloten" in samira.get("/vandaag/").content.decode()


@pytest.mark.req("ALG-23")
def test_a_question_that_stays_open_leads_to_its_page_and_is_not_said_to_be_closed(samira, desk, longer):
    answer = samira.post("/contacten/nieuw/", sent(), follow=True)

    assert answer.redirect_chain[0][0].startswith("/contacten/")
    assert "Nazorg aanbieden" in answer.content.decode()
    assert "nagevraagd en afgesloten" not in answer.content.decode()


@pytest.mark.req("AUT-01")
def test_a_step_is_not_finished_at_the_address_of_another_contact(samira, desk):
    mine, other = (desk.registers("Vraag", handling=()) for _one in range(2))

    answer = samira.post(step_address(desk, other, desk.step_of(mine).id), CLEAR)

    assert answer.url == f"/contacten/{other}/"
    desk.act("samira")
    assert desk.step_of(mine).code == "IA-1"


def test_a_step_that_is_finished_twice_is_finished_once_and_the_page_says_so(samira, desk):
    contact = desk.registers("Vraag", handling=())
    address = step_address(desk, contact)

    samira.post(address, CLEAR)
    again = samira.post(address, CLEAR, follow=True)

    assert "al klaar" in again.content.decode()
    desk.act("samira")
    assert desk.step_of(contact).code == "IA-2b"


@pytest.mark.parametrize("answers", [{}, {"helped": ""}, {"helped": "perhaps"}])
def test_a_step_without_its_answer_is_shown_again_and_nothing_changes(samira, desk, answers):
    contact = desk.registers("Vraag")

    answer = samira.post(step_address(desk, contact), answers)

    assert answer.status_code == 422
    assert "Kies" in answer.content.decode()
    desk.act("samira")
    assert desk.step_of(contact).code == "IA-3"
    assert Matter.objects.get(id=contact).closed_at is None
