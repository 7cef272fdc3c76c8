# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every journey once more without a mouse (WCAG 2.1.1, 2.4.7)."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.keys import Keys

pytestmark = pytest.mark.journey
CONTACT = re.compile(r"/contacten/[0-9a-f-]{36}/$")


def test_logging_in_says_what_is_wrong(visit):
    page = visit()
    page.goto("/inloggen/")
    keys = Keys(page)

    keys.types(page.locator("input[name=login]"), "samira")
    keys.types(page.locator("input[name=password]"), "dit is het niet echt")
    page.keyboard.press("Enter")

    expect(page.locator(".errors, .errorlist, [role=alert]").first).to_be_visible()


def test_a_promise_to_call_back_is_made_and_kept(visit):
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    keys = Keys(page)
    keys.types(page.locator("[name=question]"), "Wil teruggebeld worden zonder muis")
    keys.types(page.locator("[name=topic]"), "eten")
    page.keyboard.press("Tab")
    keys.ticks(page.locator("[name=handling][value=callback]"))
    keys.to(page.locator("[name=callback_time]"))
    page.keyboard.type("1159PM")
    keys.types(page.locator("[name=client_name]"), "Meneer Toetsenbord")
    keys.types(page.locator("[name=client_phone]"), "06 00 00 01 77")
    keys.presses(page.locator("button[value=open]"))
    page.wait_for_url(CONTACT)

    page.goto("/vandaag/")
    keys.presses(page.locator("li", has_text="Meneer Toetsenbord").get_by_role("button"))
    page.wait_for_url(CONTACT)

    page.goto("/vandaag/")
    expect(page.get_by_text("Meneer Toetsenbord")).to_have_count(0)


def test_a_worry_is_handed_over_and_opened(visit):
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    keys = Keys(page)
    keys.types(page.locator("[name=question]"), "Zorg zonder muis")
    keys.types(page.locator("[name=topic]"), "grenzen")
    page.keyboard.press("Tab")
    keys.chooses("risk", "yes")
    keys.presses(page.locator("button[value=worry]"))
    page.wait_for_url("**/overdragen/")
    keys.chooses("danger", "no")
    jan = page.get_by_label(re.compile("Jan Jansen")).get_attribute("value")
    keys.chooses("to", jan)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(CONTACT)

    nurse = visit("jan")
    nurse.goto("/vandaag/")
    Keys(nurse).presses(nurse.locator("#today-live a[href*='/zaken/']"))
    nurse.wait_for_url(re.compile(r"/zaken/[0-9a-f-]{36}/"))
    Keys(nurse).presses(nurse.locator("nav.sub a[href$='/proces/']"))
    nurse.wait_for_url(re.compile("/proces/"))


def test_a_question_goes_through_every_step_to_its_close(visit):
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    keys = Keys(page)
    keys.types(page.locator("[name=question]"), "Stap voor stap zonder muis")
    keys.types(page.locator("[name=topic]"), "slapen")
    page.keyboard.press("Tab")
    keys.presses(page.locator("button[value=open]"))
    page.wait_for_url(CONTACT)

    for answers in ({"clarified": "yes", "risk": "no", "way": "information"}, {}, {"helped": "yes"}):
        for name, value in answers.items():
            keys.chooses(name, value)
        done = page.get_by_role("button", name="Klaar, ga verder")
        keys.to(done)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    expect(page.get_by_text("De vraag is beantwoord, nagevraagd en afgesloten.")).to_be_visible()


def test_words_that_wait_are_thrown_away(visit, desk_question):
    page = visit("lotte")
    page.goto("/kennisbank/")
    keys = Keys(page)

    keys.presses(page.get_by_role("link", name=desk_question))
    page.wait_for_url("**/kennisbank/*-*/")
    keys.presses(page.locator("button[value=drop]"))

    expect(page.get_by_text("De tekst is weggegooid.")).to_be_visible()
    expect(page.get_by_role("link", name=desk_question)).to_have_count(0)


def test_an_absence_is_noted_and_taken_back(visit):
    page = visit("hanna")
    page.goto("/instellingen/")
    keys = Keys(page)
    for name, day in (("starts", "01012027"), ("ends", "05052027")):
        keys.to(page.locator(f"[name={name}]"))
        page.keyboard.type(day)
        page.keyboard.press("ArrowRight")
        page.keyboard.type("0900AM")
    keys.presses(page.locator("button[value=absence]"))
    expect(page.get_by_text("Uw afwezigheid is genoteerd.")).to_be_visible()

    keys.presses(page.get_by_role("button", name="Intrekken"))

    expect(page.get_by_role("button", name="Intrekken")).to_have_count(0)


def test_a_dossier_is_searched_opened_and_written_in(visit):
    page = visit("jan")
    page.goto("/vandaag/")
    keys = Keys(page)
    page.keyboard.press("Control+k")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("toetsen bordkind")
    page.keyboard.press("Enter")
    keys.presses(page.get_by_role("link", name="Dossier openen"))
    page.wait_for_url("**/dossiers/nieuw/")
    keys.types(page.get_by_label("Voornamen"), "Toetsen")
    keys.types(page.get_by_label("Achternaam"), "Bordkind")
    keys.types(page.get_by_label("Geboortedatum, of de uitgerekende datum"), "9-9-2018")
    keys.types(page.get_by_label("Van wie hebt u deze gegevens?"), "vader")
    keys.types(page.get_by_label("Hoe hebt u de ouders of de jongere verteld"), "Aan tafel")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Toetsen Bordkind")).to_be_visible()

    keys.presses(page.get_by_role("link", name="Iets vastleggen"))
    page.wait_for_url("**/feiten/nieuw/")
    keys.types(page.get_by_label("Wat wilt u vastleggen?"), "Zonder muis opgeschreven.")
    keys.chooses("nature", "opinion")
    keys.types(page.get_by_label("Wie zei of zag het?"), "vader")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".timeline .said", has_text="Zonder muis opgeschreven.")).to_be_visible()
    keys.presses(page.locator("nav.sub").get_by_role("link", name="Wie mag dit lezen"))
    page.wait_for_url("**/betrokkenen/")
    keys.picks(page.locator("select[name=worker]"), "Hanna")
    keys.types(page.get_by_label("Waarvoor"), "waarneming")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Uw collega mag het dossier vanaf nu openen.")).to_be_visible()
