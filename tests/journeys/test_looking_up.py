# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""An editor writes down what there is; the desk finds it while somebody is still talking."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, WIDE
from tests.journeys.keys import Keys

pytestmark = pytest.mark.journey
SIZES = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


@pytest.fixture(scope="module")
def word(request: pytest.FixtureRequest) -> str:
    """A word of this module's own: the journeys share one database."""
    return "kwartelnesten"


def writes_answer(page: Page, question: str) -> None:
    page.goto("/kennisbank/antwoorden/nieuw/")
    page.fill("[name=question]", question)
    page.fill("[name=text]", "Houd elke avond dezelfde volgorde aan. Lees voor en doe het licht uit.")
    page.select_option("[name=topic]", "sleeping")
    page.fill("[name=source]", "voorbeeld")
    page.fill("[name=valid_until]", (date.today() + timedelta(days=90)).isoformat())  # noqa: DTZ011 -- as the page says
    page.click("button[data-primary]")
    page.wait_for_url("**/antwoorden/*-*/")


def adds_service(page: Page, name: str) -> None:
    page.goto("/sociale-kaart/nieuw/")
    page.fill("[name=name]", name)
    page.fill("[name=provider]", "Stichting Verzonnen Hulp")
    page.fill("[name=summary]", "Iemand loopt met u mee.")
    page.check("[name=topics][value=sleeping]")
    page.fill("[name=age_from]", "honderd")
    page.click("button[data-primary]")
    expect(page.get_by_text("We kunnen deze leeftijd niet lezen").first).to_be_visible()
    assert page.input_value("[name=name]") == name
    page.fill("[name=age_from]", "zwanger")
    page.click("button[data-primary]")
    page.wait_for_url("**/sociale-kaart/*-*/")


@pytest.mark.req("INS-08", "IA-G5")
def test_what_an_editor_writes_is_found_mistyped_while_a_question_is_typed_and_one_key_says_that_it_helped(
    visit, accessible, word
):
    editor = visit("lotte")
    writes_answer(editor, f"Wat helpt bij {word}?")
    accessible(editor)
    adds_service(editor, f"Spreekuur {word}")
    accessible(editor)
    desk = visit("samira")
    desk.goto("/contacten/nieuw/")
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.post_data or "") if "/opzoeken/" in request.url else None)

    desk.locator("[name=client_name]").evaluate("(field) => { field.value = 'Mevrouw Geheim' }")
    desk.locator("[name=question]").press_sequentially(f"Mijn kind heeft {word.replace('rt', 'tr')}", delay=15)

    expect(desk.locator(".found__item")).to_have_count(2)
    expect(desk.locator("#find-count")).to_have_text("2 resultaten")
    accessible(desk)
    assert len(asked) < 10, "not one question for every key"
    assert not any("Geheim" in sent for sent in asked), "and nothing of who asks"
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".found__item a").first).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Genoteerd dat dit hielp")).to_be_visible()
    accessible(desk)
    assert desk.url.endswith("/contacten/nieuw/")
    assert desk.input_value("[name=question]").startswith("Mijn kind heeft")
    desk.keyboard.press("Escape")
    desk.locator(".found__item a").first.focus()
    desk.keyboard.press("Escape")
    expect(desk.locator("[name=question]")).to_be_focused()


@SIZES
def test_looking_up_works_while_typing_and_its_page_is_accessible(visit, accessible, word, size):
    writes_answer(visit("lotte"), f"Wat nog meer bij {word} {size['width']}?")
    page = visit("jan", size=size)
    page.goto("/opzoeken/")

    page.locator("#find").press_sequentially(word[:8], delay=15)

    expect(page.locator(".found__item").first).to_be_visible()
    accessible(page)
    Keys(page).presses(page.get_by_role("button", name="Dit hielp").first)
    expect(page.get_by_text("Genoteerd dat dit hielp")).to_be_visible()
    page.locator(".found__item a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(word)
    accessible(page)


@SIZES
def test_without_scripts_a_button_searches_and_says_what_helped(visit, accessible, word, size):
    writes_answer(visit("lotte"), f"Zonder script bij {word} {size['width']}?")
    page = visit("samira", size=size, java_script_enabled=False)
    page.goto("/opzoeken/")
    page.fill("#find", word)
    page.locator("main").get_by_role("button", name="Zoeken").click()

    expect(page.locator(".found__item").first).to_be_visible()
    assert page.input_value("#find") == word
    assert word not in page.url
    page.get_by_role("button", name="Dit hielp").first.click()
    expect(page.get_by_text("Genoteerd dat dit hielp")).to_be_visible()
    page.goto("/contacten/nieuw/")
    expect(page.locator("noscript button")).to_have_count(1)


@SIZES
def test_a_sheet_is_taken_out_changed_and_taken_in(visit, accessible, size, tmp_path):
    name = f"Buurtvader {size['width']}"
    page = visit("lotte", size=size)
    adds_service(page, name)
    page.goto("/sociale-kaart/")
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    sheet = tmp_path / "kaart.csv"
    text = download.value.path().read_text(encoding="utf-8-sig")
    sheet.write_text(text.replace(name, f"{name} nieuw"), encoding="utf-8")

    page.goto("/sociale-kaart/inlezen/")
    page.set_input_files("[name=file]", sheet)
    page.get_by_role("button", name="Laat zien wat er zou gebeuren").click()
    expect(page.get_by_role("cell", name="gewijzigd")).to_have_count(1)
    accessible(page)
    page.get_by_role("button", name="1 rij opschrijven").click()

    page.wait_for_url("**/sociale-kaart/")
    expect(page.get_by_role("link", name=f"{name} nieuw")).to_be_visible()
