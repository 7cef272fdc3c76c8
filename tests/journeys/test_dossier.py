# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Jan keeps a dossier: he looks first, opens it, writes who belongs to the child and what he heard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, PHONE, WIDE

pytestmark = pytest.mark.journey


def opens_a_dossier(page: Page, first: str, last: str, born: str) -> None:
    page.goto("/dossiers/nieuw/")
    page.get_by_label("Voornamen").fill(first)
    page.get_by_label("Achternaam").fill(last)
    page.get_by_label("Geboortedatum, of de uitgerekende datum").fill(born)
    page.get_by_label("Van wie hebt u deze gegevens?").fill("moeder")
    page.get_by_label("Hoe hebt u de ouders of de jongere verteld").fill("Op het consultatiebureau")
    page.get_by_role("button", name="Dossier openen").click()


def is_open(page: Page) -> str:
    """The address of the dossier that was opened."""
    page.wait_for_url(re.compile(r"/dossiers/[0-9a-f-]{36}/$"))
    return page.url


@pytest.mark.req("ALG-02", "ALG-32", "WENS-07", "INS-04")
def test_a_dossier_from_the_first_search_to_what_was_heard(visit, accessible):
    jan = visit("jan")
    jan.goto("/zoeken/")
    jan.get_by_label("Naam, geboortedatum, BSN").fill("Lieve Proefkind")
    jan.locator("main").get_by_role("button", name="Zoeken").click()
    expect(jan.get_by_text("Niemand gevonden.")).to_be_visible()
    accessible(jan)

    opens_a_dossier(jan, "Lieve", "Proefkind", "31-2-2019")
    expect(jan.get_by_text("Dit is geen datum").first).to_be_visible()
    assert jan.get_by_label("Voornamen").input_value() == "Lieve"
    accessible(jan)
    jan.get_by_label("Geboortedatum, of de uitgerekende datum").fill("3-5-2019")
    jan.get_by_role("button", name="Dossier openen").click()
    expect(jan.get_by_role("heading", name="Lieve Proefkind")).to_be_visible()
    here = jan.url

    jan.get_by_role("link", name="Iemand toevoegen").click()
    jan.get_by_label("Voornamen").fill("Mia")
    jan.get_by_label("Geboortedatum, of de uitgerekende datum").fill("2015")
    jan.get_by_label("Wat is deze persoon van het kind?").select_option("mother")
    jan.get_by_label("Van wie hebt u dit gehoord?").fill("oma")
    jan.get_by_role("button", name="Toevoegen").click()
    expect(jan.get_by_text("zou ouder zijn dan").first).to_be_visible()
    accessible(jan)
    jan.get_by_label("Geboortedatum, of de uitgerekende datum").fill("1-2-1990")
    jan.get_by_role("button", name="Toevoegen").click()
    expect(jan.locator("svg[role=img]").get_by_text("Mia")).to_be_visible()

    jan.goto(here + "gezin/nieuw/")
    jan.get_by_label("Mia").check()
    jan.get_by_label("Straat").fill("Proefstraat")
    jan.get_by_label("Huisnummer").fill("1")
    jan.get_by_label("Postcode").fill("12 AB")
    jan.get_by_label("Plaats").fill("Lindenmeer")
    jan.get_by_label("Van wie hebt u dit gehoord?").fill("Mia")
    jan.get_by_role("button", name="Opslaan").click()
    expect(jan.get_by_text("Een postcode heeft vier cijfers").first).to_be_visible()
    jan.get_by_label("Postcode").fill("1234 ab")
    jan.get_by_role("button", name="Opslaan").click()
    expect(jan.get_by_text("Dit gezin heeft nog geen contactpersoon.")).to_be_visible()
    accessible(jan)

    jan.goto(here)
    jan.get_by_role("link", name="Iets vastleggen").click()
    jan.get_by_label("Wat wilt u vastleggen?").fill("Oma helpt twee dagen.")
    jan.get_by_label("Wie zei of zag het?").fill("Mia")
    jan.get_by_label("kracht").check()
    jan.get_by_role("button", name="Opslaan").click()
    expect(jan.locator(".timeline .said", has_text="Oma helpt twee dagen.")).to_be_visible()
    jan.get_by_role("link", name="Verbeteren").first.click()
    jan.get_by_label("Wat wilt u vastleggen?").fill("Oma helpt drie dagen.")
    jan.get_by_role("button", name="Opslaan").click()
    expect(jan.locator(".timeline .said", has_text="Oma helpt drie dagen.")).to_be_visible()
    jan.get_by_text("Wat hier eerder stond").click()
    expect(jan.locator(".timeline .said", has_text="Oma helpt twee dagen.")).to_be_visible()
    accessible(jan)


def test_a_child_that_may_be_known_is_shown_before_it_is_written_down_twice(visit, accessible):
    jan = visit("jan")
    opens_a_dossier(jan, "Tweeling", "Dubbelkind", "4-4-2018")
    expect(jan.get_by_role("heading", name="Tweeling Dubbelkind")).to_be_visible()

    opens_a_dossier(jan, "Tweeling", "Dubbelkind", "4-4-2018")

    expect(jan.get_by_text("Dit kind is misschien al bekend.")).to_be_visible()
    accessible(jan)
    jan.get_by_label("Ik heb gekeken: dit is een ander kind.").check()
    jan.get_by_role("button", name="Dossier openen").click()
    expect(jan.get_by_role("heading", name="Tweeling Dubbelkind")).to_be_visible()


@pytest.mark.req("AUT-02")
def test_in_an_emergency_a_dossier_opens_and_the_privacy_officer_judges_it(visit, accessible):
    jan, piet, frans = visit("jan"), visit("piet"), visit("frans")
    opens_a_dossier(jan, "Nood", "Gevalkind", "7-7-2017")

    piet.goto("/zoeken/")
    piet.get_by_label("Naam, geboortedatum, BSN").fill("nood gevalkind 7-7-2017")
    piet.locator("main").get_by_role("button", name="Zoeken").click()
    expect(piet.get_by_text("Niemand gevonden.")).to_be_visible()
    expect(piet.get_by_text("Jan Jansen")).to_be_visible()
    piet.get_by_role("link", name="Dit kan niet wachten").click()
    piet.get_by_label("Waarom moet u dit dossier nu zien?").fill("spoed")
    piet.get_by_role("button", name="Dossier openen").click()
    expect(piet.get_by_text("ten minste vijftien letters").first).to_be_visible()
    accessible(piet)
    piet.get_by_label("Waarom moet u dit dossier nu zien?").fill("Kind ligt nu op de spoedeisende hulp")
    piet.get_by_role("button", name="Dossier openen").click()
    expect(piet.get_by_text("Noodtoegang tot")).to_be_visible()

    frans.goto("/vandaag/")
    frans.get_by_role("link", name="Noodtoegang beoordelen").click()
    expect(frans.get_by_text("Kind ligt nu op de spoedeisende hulp")).to_be_visible()
    expect(frans.get_by_text("Gevalkind")).to_have_count(0)
    accessible(frans)
    frans.get_by_label("Uw oordeel").fill("Terecht.")
    frans.get_by_role("button", name="Oordeel bewaren").click()
    expect(frans.get_by_text("Niets te beoordelen.")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_every_page_of_a_dossier_is_accessible(visit, accessible, size):
    jan = visit("jan", size=size)
    opens_a_dossier(jan, "Breed", f"Smalkind{size['width']}", "uitgerekend 1-2-2027")
    here = is_open(jan)
    for part in ("", "gezin/", "gezin/nieuw/", "personen/nieuw/", "feiten/nieuw/", "om-het-kind/nieuw/"):
        jan.goto(here + part)
        accessible(jan)
    for part in ("toestemming/", "betrokkenen/"):
        jan.goto(here + part)
        accessible(jan)
    jan.goto(here)
    jan.locator("main li a", has_text="Breed").first.click()
    accessible(jan)
    person = jan.url
    for part in ("wijzigen/", "weg/", "samenvoegen/"):
        jan.goto(person + part)
        accessible(jan)
