# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of weighing and deciding: what they cost, and that nothing typed is lost."""

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from opencjg.processes.models import OpenStep
from opencjg.signalling.models import RiskAssessment, RiskInstrument
from tests.desk.test_queries import IGNORED
from tests.world import session_of


def browser(name: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(name)
    return client


def cost(send: Any) -> tuple[int, Any]:
    with CaptureQueriesContext(connection) as asked:
        response = send()
    return sum(not query["sql"].startswith(IGNORED) for query in asked), response


@pytest.fixture
def typed(weighing, case) -> dict[str, Any]:
    weighing.act("jan")
    return {
        "instrument": str(RiskInstrument.objects.get(active=True).id),
        "after": "",
        "occasion": "before",
        "seriousness": "3",
        "extent": "2",
        "category": "5",
        "motivation": "Blauwe plekken en geen verklaring.",
        "colleague": "Noor Nijland",
        "consulted_on": "2026-11-23",
        "crisis": "yes",
        "q_child_1": "vaak",
    }


@pytest.mark.req("MS-4", "INS-01")
def test_assess_and_decide_costs_at_most_twenty_questions_to_the_database(typed, case, act):
    jan = browser("jan")
    jan.get(f"/zaken/{case}/taxatie/")
    asked, response = cost(lambda: jan.post(f"/zaken/{case}/taxatie/", typed))

    act("jan")
    assert response.status_code == 302
    assert OpenStep.objects.get(matter=case).code == "VW-1"
    assert asked <= 20


def test_what_is_refused_comes_back_with_everything_typed(typed, case):
    answer = browser("jan").post(f"/zaken/{case}/taxatie/", typed | {"colleague": "", "consulted_on": ""})
    body = answer.content.decode()

    assert answer.status_code == 422
    assert escape(typed["motivation"]) in body
    assert 'value="vaak" required' not in body
    assert 'value="vaak" aria-describedby' in body or 'value="vaak"' in body
    assert body.count("checked") == 6


def test_the_form_fills_in_no_category(weighing, case):
    body = browser("jan").get(f"/zaken/{case}/taxatie/").content.decode()

    assert 'name="category"' in body
    assert "checked" not in body.split('name="category"', 1)[1].split("</fieldset>", 1)[0]


@pytest.mark.req("INS-01")
def test_previous_answers_stand_beside_the_new(weighing, case):
    weighing.assesses(case, 2)
    weighing.decides(case, result="again")
    body = browser("jan").get(f"/zaken/{case}/taxatie/").content.decode()

    assert "Vorige keer: vaak" in body or "Last time: vaak" in body


@pytest.mark.req("MS-G15", "MS-G5")
def test_the_course_and_the_sheet_show_what_was_weighed(weighing, case, act):
    weighing.assesses(case, 2)
    weighing.decides(case, result="again")
    act("jan")
    first = RiskAssessment.objects.get().id
    weighing.assesses(case, 4, after=first)
    jan = browser("jan")

    course = jan.get(f"/zaken/{case}/taxaties/").content.decode()
    sheet = jan.get(f"/zaken/{case}/overlegblad/").content.decode()

    assert course.count("<circle") == 6
    assert "style=" not in course
    assert "Omdat de school hetzelfde ziet." in sheet
    assert "Gesproken met moeder." in sheet


@pytest.mark.req("PI-MS-1.2")
def test_worries_in_view_costs_the_same_for_one_and_for_many(desk, weighing, people, case):
    noor = browser("noor")
    noor.get("/zorgen/")
    few, _answer = cost(lambda: noor.get("/zorgen/"))
    for _number in range(5):
        other = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"])
        weighing.assesses(other, 3)
    many, answer = cost(lambda: noor.get("/zorgen/"))

    assert answer.status_code == 200
    assert many == few <= 13
    assert "Blauwe plekken" not in answer.content.decode()


def test_a_step_is_done_on_its_page(weighing, case, act):
    weighing.assesses(case, 3)
    jan = browser("jan")
    act("jan")
    step = OpenStep.objects.get(matter=case).id
    empty = jan.post(f"/zaken/{case}/stap/", {"step": step, "done": "Besproken", "done_by": "Jan", "why": ""})
    done = jan.post(
        f"/zaken/{case}/stap/",
        {"step": step, "done": "Besproken", "done_by": "Jan", "why": "Nog volgen", "outcome": "monitoring"},
    )

    act("jan")
    assert empty.status_code == 422
    assert "Besproken" in empty.content.decode()
    assert done.status_code == 302
    assert OpenStep.objects.get(matter=case).code == "MS-1"
