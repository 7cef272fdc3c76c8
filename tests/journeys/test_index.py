# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two organisations report one child: who finds whom, who follows it up, and who manages the index."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, WIDE
from tests.journeys.test_dossier import is_open, opens_a_dossier

pytestmark = pytest.mark.journey


def reports(worker: Page) -> None:
    worker.get_by_role("link", name="Verwijsindex").click()
    worker.get_by_label("Waarom meldt u dit kind?").fill("Zorgen om de opvang.")
    worker.get_by_role("button", name="Melden").click()
    expect(worker.get_by_text("of waarom nog niet").first).to_be_visible()
    expect(worker.get_by_label("Waarom meldt u dit kind?")).to_have_value("Zorgen om de opvang.")
    worker.get_by_label("Of: waarom nog niet?").fill("Moeder is morgen weer thuis.")
    worker.get_by_role("button", name="Melden").click()
    expect(worker.get_by_text("Gemeld.").first).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_match_is_found_followed_up_and_closed(visit, accessible, size):
    jan, piet, rik = visit("jan", size=size), visit("piet", size=size), visit("rik", size=size)
    last, day = f"Proefmelding{size['width']}", f"3-5-{size['width'] % 10 + 2010}"
    for worker in (jan, piet):
        opens_a_dossier(worker, "Index", last, day)
        if worker is piet:  # whom to call is told first
            worker.get_by_label("Ik heb gekeken: dit is een ander kind.").check()
            worker.get_by_role("button", name="Dossier openen").click()
        is_open(worker)
        reports(worker)
    expect(piet.get_by_role("heading", name="Wie zich ook zorgen maakt")).to_be_visible()
    accessible(piet)
    expect(piet.get_by_text("Jan Jansen").first).to_be_visible()

    rik.goto("/verwijsindex/")
    accessible(rik)
    rik.get_by_role("link", name="Melders met elkaar").first.click()
    accessible(rik)
    rik.get_by_label("Ja", exact=True).check()
    rik.get_by_label("Wanneer bracht u hen in contact?").fill("2026-11-23")
    rik.get_by_role("button", name="Klaar").click()
    expect(rik.get_by_label("Wanneer spraken zij elkaar?")).to_be_visible()
    expect(rik.get_by_text(last)).to_have_count(0)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_who_manages_it_sees_numbers_and_no_names(visit, accessible, size):
    ingrid = visit("ingrid", size=size)
    ingrid.goto("/verwijsindex/beheer/")
    expect(ingrid.get_by_role("heading", name="In aantallen")).to_be_visible()
    accessible(ingrid)
