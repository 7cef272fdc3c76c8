# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk worker with somebody on the phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


class Keyboard:
    """Counts what a hand does: one for every key or combination."""

    def __init__(self, page: Page) -> None:
        self.page, self.strokes = page, 0

    def press(self, key: str, times: int = 1) -> None:
        for _time in range(times):
            self.page.keyboard.press(key)
            self.strokes += 1

    def free(self, text: str) -> None:
        """The text itself, which is not counted."""
        self.page.keyboard.type(text)

    def letters(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.strokes += len(text)

    def tab_to(self, name: str, value: str = "", *, most: int = 20) -> None:
        """Tab until a field has the focus, as somebody does who looks at the screen."""
        for _time in range(most):
            here = self.page.evaluate("[document.activeElement.name, document.activeElement.value]")
            if here[0] == name and (not value or here[1] == value):
                return
            self.press("Tab")
        raise AssertionError(f"{name} was not reached with {most} tabs")


@pytest.mark.req("RTE-1.1", "FO-form-07", "FO-form-08")
def test_a_question_is_registered_and_closed_with_the_keyboard_in_25_strokes(visit, accessible):
    page = visit("samira")
    page.goto("/vandaag/")
    keyboard = Keyboard(page)

    keyboard.press("Alt+n")
    page.wait_for_url("**/contacten/nieuw/")
    expect(page.locator("[name=question]")).to_be_focused()
    keyboard.free("Mijn dochter van 2 slaapt slecht, wat kan ik doen?")
    keyboard.press("Tab")
    keyboard.letters("slap")
    keyboard.tab_to("handling", "direct")
    keyboard.press("Space")
    keyboard.tab_to("helped")
    keyboard.press("ArrowRight")
    accessible(page)
    keyboard.press("Control+Enter")

    page.wait_for_url("**/vandaag/")
    expect(page.get_by_text("De vraag is beantwoord, nagevraagd en afgesloten.")).to_be_visible()
    assert keyboard.strokes <= 25


def test_what_is_wrong_is_said_in_dutch_and_nothing_typed_is_lost(visit, accessible):
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", "Deze tekst blijft staan")
    page.fill("[name=topic]", "xyzzy")
    page.keyboard.press("Escape")
    page.check("[name=handling][value=callback]")
    page.fill("[name=client_phone]", "geen nummer")

    page.click("button[value=close]")

    expect(page.get_by_text("Dit onderwerp kennen we niet").first).to_be_visible()
    expect(page.get_by_text("Dit is geen telefoonnummer").first).to_be_visible()
    expect(page.get_by_text("Typ de tijd waarvoor u terugbelt").first).to_be_visible()
    assert page.input_value("[name=question]") == "Deze tekst blijft staan"
    assert page.input_value("[name=client_phone]") == "geen nummer"
    accessible(page)


@pytest.mark.req("FO-form-05", "FO-form-06", "FO-form-11", "RTE-2.2")
def test_a_promise_to_call_back_is_kept_and_its_number_is_gone(visit, accessible):
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", "Wil weten wanneer de cursus begint")
    page.fill("[name=topic]", "eten")
    page.check("[name=handling][value=callback]")
    page.fill("[name=callback_time]", "23:59")
    page.fill("[name=client_name]", "Mevrouw Terugbel")
    page.fill("[name=client_phone]", "06 00 00 01 09")
    page.click("button[value=open]")
    page.wait_for_url(re.compile(r"/contacten/[0-9a-f-]{36}/"))
    accessible(page)

    page.goto("/vandaag/")
    expect(page.get_by_text("Mevrouw Terugbel").first).to_be_visible()
    accessible(page)
    page.locator("li", has_text="Mevrouw Terugbel").get_by_role("button").first.click()
    page.wait_for_url(re.compile(r"/contacten/[0-9a-f-]{36}/"))

    page.goto("/vandaag/")
    expect(page.get_by_text("Mevrouw Terugbel")).to_have_count(0)


@pytest.mark.req("IA-2a", "MS-3")
def test_a_worry_is_handed_over_and_stands_on_the_workers_page_at_once_without_reloading(visit, accessible):
    nurse = visit("hanna")
    nurse.goto("/vandaag/")
    desk = visit("samira")
    desk.goto("/contacten/nieuw/")
    desk.fill("[name=question]", "Ik maak me zorgen over mijn buurmeisje")
    desk.fill("[name=topic]", "grenzen")
    desk.check("[name=risk][value=yes]")
    desk.click("button[value=worry]")
    desk.wait_for_url("**/overdragen/")
    accessible(desk)
    desk.check("[name=danger][value=yes]")
    desk.get_by_label(re.compile("Hanna Honig")).check()
    accessible(desk)
    desk.locator("main form button[type=submit], main form button:not([type])").last.click()
    desk.wait_for_url(re.compile(r"/contacten/[0-9a-f-]{36}/$"))
    expect(desk.get_by_text("De zorg is overgedragen")).to_be_visible()
    accessible(desk)

    link = nurse.locator("#today-live a[href*='/zaken/']").first
    expect(link).to_be_visible(timeout=8_000)
    link.click()
    nurse.wait_for_url(re.compile(r"/zaken/[0-9a-f-]{36}/"))
    expect(nurse.get_by_text("Ik maak me zorgen over mijn buurmeisje")).to_be_visible()
    accessible(nurse)
    nurse.goto(nurse.url + "proces/")
    accessible(nurse)


def test_pressing_save_twice_writes_one_contact(visit):
    page = visit("bas")
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", "Dubbel geklikt")
    page.fill("[name=topic]", "eten")
    key = page.input_value("[name=submission]")
    form = page.evaluate("Object.fromEntries(new FormData(document.querySelector('main form')))")
    form["do"] = "open"

    first = page.request.post("/contacten/nieuw/", form=form, headers={"Referer": page.url})
    second = page.request.post("/contacten/nieuw/", form=form, headers={"Referer": page.url})

    assert key
    assert re.search(r"/contacten/[0-9a-f-]{36}/", first.url)
    assert first.url == second.url


def test_everything_works_without_javascript(visit, accessible):
    page = visit("samira", java_script_enabled=False, size=PHONE)
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", "Zonder JavaScript")
    page.fill("[name=topic]", "slap")
    page.check("[name=handling][value=direct]")
    page.check("[name=helped][value=yes]")
    page.click("button[value=close]")

    expect(page.get_by_text("De vraag is beantwoord, nagevraagd en afgesloten.")).to_be_visible()


def test_text_that_was_typed_comes_back_after_leaving_the_page(visit):
    page = visit("bas")
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", "Halverwege weggelopen")
    with page.expect_response(re.compile("/concept/"), timeout=20_000):
        page.locator("[name=elaboration]").focus()

    page.goto("/vandaag/")
    page.goto("/contacten/nieuw/")

    assert page.input_value("[name=question]") == "Halverwege weggelopen"


def test_the_page_fits_in_60_kilobytes(visit):
    page = visit("samira")
    weights: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    page.goto("/vandaag/", wait_until="load")
    page.wait_for_timeout(500)

    assert 10_000 < sum(weights) <= 60 * 1024
