# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Behind the front desk: the waiting room, the back office, a crisis; two desks at once, and a lost connection."""

import re
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey
CONTACT = re.compile(r"/contacten/[0-9a-f-]{36}/$")


def asks(page: Page, question: str, do: str = "open") -> str:
    """Write a question down; returns the address of its contact."""
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", question)
    page.fill("[name=topic]", "eten")
    page.keyboard.press("Escape")
    page.click(f"button[value={do}]")
    page.wait_for_url(re.compile(r"/contacten/[0-9a-f-]{36}/"))
    return re.match(r".*/contacten/[0-9a-f-]{36}/", page.url)[0]  # type: ignore[index]  # the wait above matched


def passes_to_jan(page: Page, how: str) -> None:
    page.get_by_label(re.compile("Jan Jansen")).check()
    page.check(f"[name=how][value={how}]")


@pytest.mark.req("RTE-2.3", "RTE-3.2")
@pytest.mark.parametrize("size", [None, PHONE], ids=["wide", "phone"])
def test_a_customer_in_the_waiting_room_stands_on_the_workers_page_at_once_and_is_fetched(visit, accessible, size):
    nurse, desk = visit("jan", size=size), visit("samira", size=size)
    nurse.goto("/vandaag/")
    asks(desk, "Is de verpleegkundige er?", do="pass")
    passes_to_jan(desk, "waiting_room")
    desk.fill("[name=seen_as]", "rode jas")
    accessible(desk)
    desk.click("[data-primary]")
    desk.wait_for_url("**/wachtruimte/")
    expect(desk.get_by_text("Uw collega weet dat de klant binnen is.")).to_be_visible()
    accessible(desk)

    expect(nurse.get_by_text("Uw klant is binnen.").first).to_be_visible(timeout=8_000)
    accessible(nurse)
    nurse.locator("#today-live button[value=taken_up]").first.click()
    nurse.wait_for_url(CONTACT)
    expect(nurse.get_by_text("Is de verpleegkundige er?").first).to_be_visible()
    accessible(nurse)


def test_the_waiting_room_works_without_javascript(visit):
    desk, nurse = (visit(name, java_script_enabled=False) for name in ("samira", "jan"))
    asks(desk, "Zonder script", do="pass")
    passes_to_jan(desk, "waiting_room")
    desk.click("[data-primary]")

    nurse.goto("/vandaag/")
    expect(nurse.get_by_text("Uw klant is binnen.").first).to_be_visible()
    nurse.goto("/wachtruimte/")
    nurse.get_by_role("button", name=re.compile("Weggelopen")).first.click()
    expect(nurse.get_by_text("Genoteerd.")).to_be_visible()


@pytest.mark.req("BO-form-32", "BO-form-35", "RES-07")
@pytest.mark.parametrize("size", [None, PHONE], ids=["wide", "phone"])
def test_a_crisis_on_the_back_office_form_shows_whom_to_call_and_ends_with_an_outcome(visit, accessible, size):
    page = visit("bas", size=size)
    address = asks(page, "Er is nu iets mis")
    page.goto(f"{address}backoffice/")
    expect(page.get_by_text("Er is nu iets mis").first).to_be_visible()
    expect(page.locator("[name=relation][value=parents]")).to_be_checked()
    page.check("[name=crisis][value=yes]")
    accessible(page)
    page.click("[data-primary]")

    page.wait_for_url("**/crisis/")
    expect(page.get_by_role("link", name=re.compile("0800 2000"))).to_be_visible()
    accessible(page)
    page.get_by_label("hulp is er").check()
    page.get_by_role("button", name="Uitkomst opschrijven").click()
    expect(page.get_by_text("Schrijf eerst op wie er is gebeld").first).to_be_visible()
    accessible(page)
    page.get_by_label("Veilig Thuis").check()
    page.get_by_label("zij nemen het over").check()
    page.get_by_role("button", name="Telefoontje opschrijven").click()
    page.goto("/vandaag/")
    page.get_by_role("link", name=re.compile("Crisis sinds")).first.click()
    page.get_by_label("hulp is er").check()
    page.get_by_role("button", name="Uitkomst opschrijven").click()
    page.wait_for_url(CONTACT)
    page.goto("/vandaag/")
    expect(page.get_by_text("Crisis sinds")).to_have_count(0)


@pytest.mark.req("PRV-05")
def test_advice_with_a_name_needs_the_customers_consent_and_nothing_typed_is_lost(visit, accessible):
    page = visit("samira")
    address = asks(page, "Lastige vraag")
    page.goto(f"{address}overleg/")
    page.check("[name=advisor][value=chain_coordinator]")
    page.fill("[name=with_whom]", "de ketenregisseur")
    page.fill("[name=answer]", "Bespreek het in het overleg.")
    page.click("[data-primary]")
    expect(page.get_by_text("Vraag het eerst aan de klant").first).to_be_visible()
    assert page.input_value("[name=answer]") == "Bespreek het in het overleg."
    accessible(page)
    page.check("[name=consented]")
    page.click("[data-primary]")

    page.wait_for_url(CONTACT)
    expect(page.get_by_text("De klant vond het goed.")).to_be_visible()
    accessible(page)
    page.goto(f"{address}afdrukken/")
    accessible(page)


@pytest.mark.req("RTE-4")
def test_a_customer_who_came_straight_to_a_partner_is_written_down_on_a_phone(visit, accessible):
    page = visit("piet", size=PHONE)
    page.goto("/vandaag/")
    page.keyboard.press("Alt+n")
    page.wait_for_url("**/contacten/rechtstreeks/")
    page.fill("[name=question]", "Wanneer begint de cursus?")
    page.fill("[name=topic]", "eten")
    page.keyboard.press("Escape")
    page.check("[name=kinds][value=course]")
    page.check("[name=handling][value=direct]")
    page.check("[name=helped][value=yes]")
    accessible(page)
    page.click("[data-primary]")

    expect(page.get_by_text("De vraag is beantwoord, nagevraagd en afgesloten.")).to_be_visible()


def submitted(page: Page) -> Callable[[str], int]:
    """Sends the form that stands on a page, past the page itself."""
    form = page.evaluate("Object.fromEntries(new FormData(document.querySelector('main form[method=post]')))")
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())

    def send(do: str) -> int:
        request = urllib.request.Request(
            page.url,
            data=urllib.parse.urlencode(form | {"do": do}).encode(),
            headers={"Cookie": cookie, "Referer": page.url},
        )
        return int(urllib.request.urlopen(request, timeout=20).status)

    return send


def test_two_desks_that_send_many_contacts_at_once_neither_lose_nor_double_one(visit):
    pages = [visit(name) for name in ("samira", "bas", "samira", "bas")]
    for number, page in enumerate(pages):
        page.goto("/contacten/nieuw/")
        page.fill("[name=question]", f"Tegelijk {number}")
        page.fill("[name=topic]", "eten")
    sends = [submitted(page) for page in pages for _twice in range(3)]  # each form three times

    with ThreadPoolExecutor(len(sends)) as pool:
        assert set(pool.map(lambda send: send("open"), sends)) == {200}

    pages[0].goto("/contacten/")
    seen = [link.get_attribute("href") or "" for link in pages[0].locator("main tbody th a").all()[:20]]
    words = []
    for address in seen:
        pages[0].goto(address)
        words += pages[0].locator(".said").first.all_inner_texts()
    assert sorted(word for word in words if word.startswith("Tegelijk")) == [f"Tegelijk {n}" for n in range(4)]


def test_two_desks_that_finish_one_step_at_once_finish_it_once(visit):
    samira, bas = visit("samira"), visit("bas")
    address = asks(samira, "Wie is het eerst?")
    for page in (samira, bas):
        page.goto(address)
        page.check("[name=clarified][value=yes]")
        page.check("[name=risk][value=no]")
        page.check("[name=way][value=information]")
    samira.locator("main form [data-primary]").click(no_wait_after=True)
    bas.locator("main form [data-primary]").click(no_wait_after=True)

    for page in (samira, bas):
        expect(page.get_by_text("Informatie geven of naar het juiste loket").first).to_be_visible()
    bas.reload()
    assert bas.locator(".history li").count() == samira.locator(".history li").count()
    expect(bas.locator(".todo__step")).to_have_text("Informatie geven of naar het juiste loket")


@pytest.mark.parametrize("size", [None, PHONE], ids=["wide", "phone"])
def test_a_contact_that_was_sent_without_a_connection_is_sent_once_when_it_is_back(visit, size):
    page = visit("bas", size=size)
    question = f"Zonder verbinding {'breed' if size is None else 'smal'}"
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", question)
    page.fill("[name=topic]", "eten")
    page.keyboard.press("Escape")

    page.context.set_offline(True)
    page.click("button[value=open]")
    expect(page.get_by_text("Laat deze pagina open")).to_be_visible()
    page.click("button[value=open]")
    assert page.input_value("[name=question]") == question
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.context.set_offline(False)

    page.wait_for_url(CONTACT)
    expect(page.get_by_text(question)).to_have_count(1)
    page.goto("/contacten/")
    first = [link.get_attribute("href") for link in page.locator("main tbody th a").all()[:3]]
    told = []
    for address in first:
        page.goto(address or "")
        told += page.locator(".said").first.all_inner_texts()
    assert told.count(question) == 1


def test_a_connection_that_is_lost_without_the_browser_knowing_keeps_the_page_too(visit):
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", "De lijn is dood")
    page.fill("[name=topic]", "eten")
    page.keyboard.press("Escape")
    page.route("**/*", lambda route: route.abort())
    page.click("button[value=open]")
    expect(page.get_by_text("Laat deze pagina open")).to_be_visible()
    assert page.input_value("[name=question]") == "De lijn is dood"

    page.unroute("**/*")
    page.wait_for_url(CONTACT, timeout=12_000)
