# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the roster to somebody who comes: in a real browser, by keyboard, on a telephone too."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import NARROW, PHONE, WIDE

pytestmark = pytest.mark.journey


def working_day() -> date:
    """The Wednesday after next: no public holiday falls on it while these tests are young."""
    day = timezone.localdate() + timedelta(days=8)
    return day + timedelta(days=(2 - day.weekday()) % 7)


@pytest.mark.req("IA-G10", "ORG-06")
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_worker_gives_his_hours_the_desk_books_one_and_he_sees_who_comes(visit, accessible, size):
    weekday = 2 if size == WIDE else 3
    day = working_day() + timedelta(days=weekday - 2)
    jan, samira = visit("jan", size=size), visit("samira", size=size)
    jan.goto("/agenda/rooster/")
    jan.get_by_label("Elke", exact=True).select_option(str(weekday))
    jan.get_by_label("Vanaf", exact=True).fill("09:00")
    jan.get_by_label("Tot", exact=True).fill("11:00")
    jan.get_by_role("button", name="Toevoegen").press("Enter")
    expect(jan.get_by_text("Het staat in het rooster.")).to_be_visible()
    accessible(jan)

    samira.goto(f"/agenda/dag/?dag={day.isoformat()}")
    accessible(samira)
    samira.get_by_role("link", name="9.30-10.00").press("Enter")
    expect(samira.get_by_label("Tijdstip")).to_have_value("09:30")
    samira.get_by_label("Hoe spreekt u aan wie komt").fill("mevrouw Voorbeeld")
    samira.get_by_label("Wat nodig is bij de ontvangst").fill("komt met kinderwagen")
    accessible(samira)
    samira.get_by_role("button", name="Afspraak maken").press("Enter")
    expect(samira.get_by_text("De afspraak is gemaakt.")).to_be_visible()
    accessible(samira)

    jan.goto(f"/agenda/?dag={day.isoformat()}")
    accessible(jan)
    jan.get_by_role("link", name="mevrouw Voorbeeld").first.press("Enter")
    expect(jan.get_by_text("komt met kinderwagen")).to_be_visible()


def test_what_is_taken_is_said_with_free_moments_and_everything_typed_is_still_there(visit, accessible):
    page = visit("samira", size=PHONE)
    day = (working_day() + timedelta(days=14)).isoformat()
    for turn in range(2):
        page.goto(f"/agenda/afspraak/nieuw/?dag={day}&tijd=10:00")
        page.get_by_label("Met wie").select_option(label="Hanna Honig, JGZ De Wilg")
        page.get_by_label("Hoe spreekt u aan wie komt").fill(f"bezoeker {turn}")
        page.get_by_role("button", name="Afspraak maken").press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("niet vrij")
    expect(page.get_by_label("Hoe spreekt u aan wie komt")).to_have_value("bezoeker 1")
    accessible(page)
    page.get_by_role("group", name="Eerste vrije momenten").get_by_role("button").first.press("Enter")
    expect(page.get_by_label("Hoe spreekt u aan wie komt")).to_have_value("bezoeker 1")
    page.get_by_role("button", name="Afspraak maken").press("Enter")
    expect(page.get_by_text("De afspraak is gemaakt.")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_every_page_of_the_agenda_is_accessible(visit, accessible, size):
    for name in ("noor", "jan"):
        page = visit(name, size=size)
        for path in ("", "rooster/", "openingstijden/", "ruimtes/", "afspraak/nieuw/"):
            page.goto(f"/agenda/{path}")
            accessible(page)
