# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages behind the front desk: what they answer to good and to bad input, and what stands on paper."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from opencjg.desk import services
from opencjg.desk.models import BackOfficeForm, CallAttempt, CallbackRequest, Contact, FormOption, Waiting
from opencjg.desk.types import AgeClass, ByWay, Handling, NewCallback
from opencjg.desk.types.office import Connection, Passing
from tests.desk.test_finishing import sent
from tests.desk.test_office import FILLED
from tests.desk.test_queries import queries
from tests.world import session_of


def browser(name: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(name)
    return client


@pytest.fixture
def samira(db: None) -> Client:
    return browser("samira")


@pytest.fixture
def contact(desk: Any) -> UUID:
    made: UUID = desk.registers("Mijn dochter eet slecht", elaboration="Sinds de verhuizing", handling=())
    return made


def said(response: Any) -> str:
    """The words of a page as somebody reads them."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text.replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'"))


@pytest.mark.req("FO-form-01", "FO-form-03", "FO-form-04", "FO-form-07", "FO-form-13")
def test_the_front_office_form_on_paper_has_every_box_of_the_founding_form(desk, samira):
    contact = desk.registers(
        "Waar is het spreekuur?",
        elaboration="Op woensdag",
        handling=(Handling.DIRECT, Handling.OTHER),
        other_handling="folder gegeven",
        by_way=ByWay.PHONE,
    )

    paper = said(samira.get(f"/contacten/{contact}/afdrukken/"))

    for line in (
        "Datum 23 november 2026",
        "Tijdstip 10.00",
        "Wijze van contact ☐ balie ☒ telefoon (aangekruist) ☐ internet",
        "Naam baliemedewerker Samira Bouali",
        "Vraag (kort) Waar is het spreekuur? Uitbreiding Op woensdag",
        (
            "Afhandeling FO ☒ direct antwoord gegeven (aangekruist) ☐ doorverwezen naar website ☐ doorgezet naar: "
            "☐ vandaag terugbellen, om: ☒ anders, nl.: (aangekruist) folder gegeven"
        ),
        "Op welke wijze ☐ e-mail ☒ telefonisch (aangekruist) ☐ persoonlijk ☐ anders, nl.:",
    ):
        assert line in paper


@pytest.mark.req("BO-form-02", "BO-form-15", "BO-form-16", "BO-form-27", "BO-form-31")
def test_the_back_office_form_on_paper_has_every_box_of_the_founding_form(contact, samira, act, now):
    services.save_office_form(contact=contact, form=FILLED, by=act("samira"), at=now)

    paper = said(samira.get(f"/contacten/{contact}/afdrukken/"))

    for line in (
        "Gegevens cliënt ☐ man ☒ vrouw (aangekruist) Postcode of Woonplaats: Lindenmeer",
        "☐ ouders / verzorgers ☐ jongeren ☐ overige familie ☐ kennis / buurt ☒ professional (aangekruist)",
        "☒ School (aangekruist) ☐ Politie ☐ Huisarts ☐ GGZ ☐ Jongerenwerk ☐ Anders, nl",
        (
            "☐ via folder ☐ via internet ☒ via advertentie in (aangekruist) ☐ via kennissen/vrienden/familie "
            "☐ via professionele instantie, nl de wijkkrant"
        ),
        "Vraag betreft ☐ <4jr ☒ 5-12jr (aangekruist) ☐ 12-19jr ☐ >19jr",
        (
            "☐ folders ☐ cursus ☐ bijeenkomst ☒ alledaagse opvoedproblemen (aangekruist) ☐ zwaardere "
            "opvoedproblemen ☐ voorzieningen ☐ gezondheid ☒ problemen met instanties (aangekruist) "
            "☐ geen vraag voor CJG, nl. ☐ anders, nl."
        ),
        "☒ GGD JGZ (aangekruist) ☐ Bureau Jeugdzorg ☐ Anders, nl",
        (
            "Infovraag: Ja Crisis: Nee Bereikbaarheid Backoffice: Ja "
            "Vraag bij juiste interne organisatie terechtgekomen: Nee"
        ),
    ):
        assert line in paper


@pytest.mark.req("RES-07", "BO-form-35")
def test_what_the_desk_wrote_is_filled_in_on_the_back_office_form(desk, samira):
    contact = desk.registers(
        "Vraag", handling=(Handling.DIRECT,), age=AgeClass.UNDER_12, by_way=ByWay.EMAIL, customer_group="youth"
    )

    page = samira.get(f"/contacten/{contact}/backoffice/").content.decode()

    for name, value in (("relation", "youth"), ("age", "4-11"), ("handling", "direct"), ("by_way", "email")):
        assert re.search(rf'name="{name}" value="{value}"[^>]*checked', page), name


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"postcode": "12"}, "Dit is geen postcode"),
        ({"relation": "other"}, "Typ wat."),
        ({"kinds": "not_ours"}, "Typ wat."),
        ({"handling": "passed_on"}, "Kies aan wie u de vraag hebt doorgezet"),
        ({"by_way": "other"}, "Typ wat."),
        ({"relation": "onzin"}, "onzin"),
    ],
)
def test_what_is_wrong_on_the_back_office_form_is_said_and_nothing_typed_is_lost(contact, samira, typed, wrong):
    answer = samira.post(f"/contacten/{contact}/backoffice/", {"description": "Blijft staan"} | typed)

    assert answer.status_code == 422
    assert wrong in said(answer)
    assert "Blijft staan" in answer.content.decode()
    assert not BackOfficeForm.objects.exists()


@pytest.mark.req("BO-form-03", "PRV-01")
def test_of_a_postcode_only_the_four_figures_are_kept(contact, samira, act):
    samira.post(f"/contacten/{contact}/backoffice/", {"postcode": "3261 AB"})

    act("samira")
    assert BackOfficeForm.objects.get().postcode == "3261"


@pytest.mark.req("FO-form-11", "RTE-2.2")
def test_as_soon_as_possible_is_a_promise_with_a_term_of_its_own(samira, act):
    form = sent(handling="callback", callback_soon="on", client_phone="06 00 00 01 09", do="open", helped="later")
    assert samira.post("/contacten/nieuw/", form).status_code == 302

    act("samira")
    promise = CallbackRequest.objects.get()
    assert promise.soon
    assert promise.due > timezone.now()
    page = samira.get(f"/terugbellen/{promise.id}/")
    assert "Beloofd: zo snel mogelijk." in page.content.decode()


@pytest.mark.req("WENS-12")
def test_a_promise_ends_on_its_page_with_a_reason_and_an_empty_one_is_shown_again(desk, samira, act, now):
    promise = NewCallback(name="x", phone="0600000101", due=now)
    desk.registers("Bel mij", handling=(Handling.CALLBACK,), callback=promise)
    address = f"/terugbellen/{CallbackRequest.objects.get().id}/beeindigen/"

    assert samira.post(address, {}).status_code == 422
    untried = samira.post(address, {"why": "never_reached"})
    assert "Er is nog niet gebeld" in said(untried)
    assert samira.post(address, {"why": "withdrew"}).status_code == 302
    assert samira.post(address, {"why": "withdrew"}).url == "/vandaag/"

    act("samira")
    assert not CallbackRequest.objects.exists()
    assert CallAttempt.objects.get().outcome == "withdrew"


@pytest.mark.req("FO-form-10", "FO-form-14")
def test_a_box_that_a_manager_added_stands_on_the_form_and_on_paper(samira, act):
    fatma = browser("fatma")
    assert (
        fatma.post("/formulieren/", {"do": "option", "of": "passed_to", "label": "Wijkteam Noord"}).status_code == 302
    )
    act("samira")
    box = FormOption.objects.get(label="Wijkteam Noord")

    page = samira.get("/contacten/nieuw/").content.decode()
    assert "Wijkteam Noord" in page
    form = sent(handling=["passed_on", "direct"], passed_to=str(UUID(box.code)), do="open", helped="later")
    address = samira.post("/contacten/nieuw/", form).url

    assert "Doorgezet naar: Wijkteam Noord" in said(samira.get(f"{address}afdrukken/"))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"do": "option", "of": "sex", "label": ""}, "Dit veld is verplicht"),
        ({"do": "option", "of": "sex", "label": "Man"}, "Dit vakje staat al in de lijst"),
        ({"do": "line", "name": "Crisisdienst", "phone": ""}, "Dit veld is verplicht"),
        ({"do": "on:line:geen-nummer"}, "Formulieren en nummers"),
        ({"do": "weg:onzin:x"}, "Formulieren en nummers"),
    ],
)
def test_a_list_that_is_filled_in_badly_is_shown_again(typed, wrong, db):
    answer = browser("fatma").post("/formulieren/", typed)

    assert answer.status_code == 422
    assert wrong in said(answer)


def test_a_crisis_that_ended_is_not_started_again_on_the_form(contact, samira):
    address = f"/contacten/{contact}/crisis/"
    assert samira.post(address, {"do": "start"}).url == address
    assert samira.post(address, {"do": "end"}).status_code == 422
    assert samira.post(address, {"do": "call"}).status_code == 422
    assert samira.post(address, {"do": "end", "outcome": "no_crisis"}).url == f"/contacten/{contact}/"
    assert samira.post(address, {"do": "end", "outcome": "no_crisis"}).url == f"/contacten/{contact}/"
    assert samira.post(address, {"do": "start"}).url == f"/contacten/{contact}/"

    again = samira.post(f"/contacten/{contact}/backoffice/", {"crisis": "yes", "town": "Blijft staan"})
    assert again.status_code == 422
    assert "De crisis in deze vraag is voorbij" in said(again)
    assert "Blijft staan" in again.content.decode()


@pytest.mark.req("RTE-2.1")
def test_passing_on_shows_who_is_there_and_how_to_reach_them_and_asks_what_is_missing(contact, samira, people, act):
    address = f"/contacten/{contact}/doorgeven/"
    assert "Jan Jansen" in said(samira.get(address))

    for typed, wrong in (
        ({"how": "now"}, "Dit veld is verplicht"),
        ({"to": str(people["jan"]), "how": "call_back"}, "Typ het nummer om terug te bellen"),
        ({"to": str(people["jan"]), "how": "call_back", "client_phone": "x"}, "Dit is geen telefoonnummer"),
        ({"to": str(people["jan"]), "how": "waiting_room", "seen_as": "06 12345678"}, "Laat nummers en adressen weg"),
        ({"to": str(uuid4()), "how": "now"}, "Aan wie?"),
    ):
        answer = samira.post(address, typed)
        assert answer.status_code == 422, typed
        assert wrong in said(answer), typed

    assert samira.post(address, {"to": str(people["jan"]), "how": "waiting_room"}).url == "/wachtruimte/"
    again = samira.post(address, {"to": str(people["hanna"]), "how": "waiting_room"}, follow=True)
    assert "De klant zit al in de wachtruimte" in said(again)
    act("samira")
    assert Waiting.objects.count() == 1


@pytest.mark.req("RTE-4")
def test_a_straight_contact_that_is_sent_twice_is_written_once_and_bad_input_keeps_what_was_typed(people, act):
    jan, key = browser("jan"), str(uuid4())
    form = {
        "submission": key,
        "question": "Wanneer is de cursus?",
        "topic": "Slapen",
        "channel": "phone",
        "customer_group": "parent",
        "helped": "later",
    }
    bad = jan.post("/contacten/rechtstreeks/", form | {"topic": "xyzzy"})
    assert bad.status_code == 422
    assert "Wanneer is de cursus?" in bad.content.decode()

    first, second = (jan.post("/contacten/rechtstreeks/", form).url for _time in range(2))

    assert first == second
    act("samira")
    assert Contact.objects.get().route == "4"
    assert jan.get(first).status_code == 200


PAGES = [
    ("samira", "/wachtruimte/"),
    ("samira", "/overdracht/"),
    ("noor", "/te-laat/"),
    ("samira", "/vandaag/"),
    ("jan", "/vandaag/"),
    ("noor", "/vandaag/"),
]


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_a_list_behind_the_desk_costs_the_same_for_one_row_and_for_twenty(desk, act, people, now, name, path):
    def more() -> None:
        moment = timezone.now() - timedelta(hours=1)
        seated, danger = desk.registers("Wacht", handling=()), desk.registers("Nu", handling=())
        seat = Passing(to=people["jan"], how=Connection.WAITING_ROOM)
        services.pass_on(contact=seated, passing=seat, by=act("samira"), at=moment)
        services.start_crisis(contact=danger, by=act("samira"), at=moment)
        services.leave_note(text="Briefje", by=act("samira"), at=timezone.now())

    more()
    few = queries(path, name)
    for _number in range(9):
        more()

    assert queries(path, name) == few <= 13


@pytest.mark.parametrize("page", ["", "backoffice/", "doorgeven/", "overleg/", "crisis/", "afdrukken/"])
def test_a_page_of_a_contact_costs_the_same_whatever_hangs_on_it(contact, act, now, page):
    path = f"/contacten/{contact}/{page}"
    services.start_crisis(contact=contact, by=act("samira"), at=now)

    def more() -> None:
        from tests.desk.test_crisis import called
        from tests.desk.test_office import ADVICE

        called(contact, act, now)
        services.consult(contact=contact, consultation=ADVICE, by=act("samira"), at=now)
        services.save_office_form(contact=contact, form=FILLED, by=act("samira"), at=now)

    more()
    few = queries(path)
    for _number in range(5):
        more()

    assert queries(path) == few <= 13
