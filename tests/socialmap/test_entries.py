# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of the social map: whose they are to keep, what stood there, who may change them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.processes.services import let_worker_go
from opencjg.socialmap import selectors
from opencjg.socialmap.models import CheckTerm, Provider, Service, ServiceVersion
from opencjg.socialmap.rules.keeping import DAYS
from opencjg.socialmap.services import set_check_term
from opencjg.socialmap.types import Language, ServiceFilter, TopicCode
from tests.desk.test_queries import queries
from tests.world import session_of

EVERYTHING = ServiceFilter()


def names(social, who: str = "samira", only: ServiceFilter = EVERYTHING) -> list[str]:
    rows, _more = selectors.services(social.act(who), only=only, today=social.now.date())
    return [row.name for row in rows]


def browser(name: str) -> Client:
    client = Client()
    client.cookies["session"] = session_of(name)
    return client


@pytest.mark.req("IA-G5")
def test_a_service_tells_who_it_is_for_where_it_is_what_it_costs_and_how_to_get_there(social):
    told = social.told(
        age_from=-9,
        age_to=48,
        cost="gratis",
        waiting_weeks=3,
        languages=(Language.DUTCH, Language.TURKISH),
        places=("De Linde, Lindeplein 1, Lindenmeer",),
        referring="Bel zelf, een verwijzing is niet nodig.",
        phone="000 000 00 11",
        email="slaap@voorbeeld.example",
        website="https://voorbeeld.example/slaap",
    )
    service = social.adds(**{name: getattr(told, name) for name in told.__slots__})

    assert social.shows(service).told == told


@pytest.mark.req("IA-G9", "KC-IA-4")
def test_own_and_other_offer_stand_in_one_row_by_name_alone(social):
    for name, provider in (("B", "CJG Lindenmeer"), ("A", "Ver weg"), ("C", "JGZ De Wilg"), ("D", "Buiten het CJG")):
        social.adds(name, provider=provider)

    assert names(social) == ["A", "B", "C", "D"]
    ours = dict(Provider.objects.values_list("name", "organisation__name"))
    assert ours == {"CJG Lindenmeer": "CJG Lindenmeer", "JGZ De Wilg": "JGZ De Wilg", "Ver weg": None} | {
        "Buiten het CJG": None
    }


def test_the_list_is_narrowed_by_topic_with_what_stands_under_it_by_age_and_by_municipality(social):
    here = next(iter(selectors.municipalities()))
    social.adds("Slapen", age_from=0, age_to=48)
    social.adds("Grenzen", topics=(TopicCode("boundaries"),), municipalities=(here,), age_from=60, age_to=120)

    assert names(social, only=ServiceFilter(topic="health")) == ["Slapen"]
    assert names(social, only=ServiceFilter(age=72)) == ["Grenzen"]
    assert names(social, only=ServiceFilter(municipality=here)) == ["Grenzen", "Slapen"]
    elsewhere = next(one for one in selectors.municipalities() if one != here)
    assert names(social, only=ServiceFilter(municipality=elsewhere)) == ["Slapen"]


def test_nothing_is_overwritten_and_the_history_tells_who_changed_what(social):
    service = social.adds(cost="gratis")
    social.changes(service, who="jan", cost="€ 5")

    newest, oldest = selectors.history_of(service, social.act("samira"))
    assert (newest.by, newest.changed) == ("Jan Jansen", (("cost", "gratis", "€ 5"),))
    assert (oldest.by, oldest.changed) == ("Lotte Lelie", ())
    with pytest.raises(DatabaseError), transaction.atomic():
        ServiceVersion.objects.update(told={})


def test_who_saves_second_is_told_what_the_first_wrote(social):
    service = social.adds(cost="gratis")
    social.changes(service, who="jan", cost="€ 5")

    with pytest.raises(Conflict) as conflict:
        social.changes(service, cost="€ 7")

    theirs, version = conflict.value.theirs
    assert (theirs.cost, version) == ("€ 5", 2)
    assert social.shows(service).told.cost == "€ 5"


def test_saving_what_stands_there_writes_nothing(social):
    service = social.adds()

    assert social.changes(service) == 1
    assert ServiceVersion.objects.filter(service=service).count() == 1


@pytest.mark.req("AUT-01")
@pytest.mark.parametrize("who", ["samira", "eva", "fatma", "piet"])
def test_who_neither_edits_nor_keeps_an_entry_changes_nothing(social, who):
    service = social.adds()

    for act in (social.adds, lambda **_m: social.changes(service, who=who, cost="x"), social.checks):
        with pytest.raises(NotAllowed):
            act(service, who=who) if act == social.checks else act(who=who)
    social.act(who)
    assert Service.objects.update(cost="x") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Provider.objects.create(name="Geplant")
    assert social.shows(service).told.cost == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("provider", ""),
        ("summary", "x" * 601),
        ("topics", ()),
        ("topics", (TopicCode("onbekend"),)),
        ("phone", "bel maar"),
        ("email", "geen adres"),
        ("website", "javascript:alert(1)"),
        ("website", "voorbeeld.example"),
        ("places", ("x",) * 21),
    ],
)
def test_what_cannot_be_accepted_is_refused_at_its_field(social, field, value):
    with pytest.raises(BadInput) as wrong:
        social.adds(**{field: value})

    assert wrong.value.field == field
    assert not Service.objects.exists()


def test_a_provider_offers_something_under_one_name_once(social):
    social.adds("Slaapcursus")

    assert social.refuses(name="Slaapcursus") == "name"
    assert social.refuses(name="B", age_from=48, age_to=12) == "age_to"
    assert social.refuses(name="B", verified_on=social.now.date() + timedelta(days=1)) == "verified_on"


def test_who_keeps_an_entry_ends_and_revives_it_but_an_editor_gives_it_to_somebody_else(social, now):
    service = social.adds()

    social.changes(service, who="jan", ended_on=now.date())
    social.changes(service, who="jan", version=2, ended_on=now.date(), cost="€ 5")
    assert social.titles("slaapcursus") == []
    assert names(social) == []
    social.changes(service, who="jan", version=3)
    assert social.titles("slaapcursus") == ["Slaapcursus"]
    with pytest.raises(BadInput) as wrong:
        social.changes(service, who="jan", version=4, owner=social.people["piet"])
    assert wrong.value.field == "owner"
    social.changes(service, version=4, owner=social.people["piet"])
    with pytest.raises(NotAllowed):
        social.changes(service, who="jan", version=5, cost="€ 6")


def test_what_was_checked_long_ago_stands_on_the_list_of_who_keeps_it_until_he_looked(social, now):
    old = now.date() - timedelta(days=DAYS + 1)
    service = social.adds("Oud", verified_on=old)
    social.adds("Vers")

    due = selectors.to_check(social.act("jan"), today=now.date())
    assert [(row.thing, row.mine) for row in due] == [(service, True)]
    assert selectors.to_check_count(social.act("jan"), today=now.date()) == 1
    assert selectors.to_check(social.act("piet"), today=now.date()) == ()
    assert social.shows(service).overdue

    social.checks(service)

    assert selectors.to_check_count(social.act("jan"), today=now.date()) == 0
    assert not social.shows(service).overdue


@pytest.mark.req("INS-08")
def test_an_answer_that_no_longer_holds_goes_to_who_keeps_it(social, now):
    answer = social.answers("Peuter slaapt slecht", until=(now + timedelta(days=3)).date())
    later = (now + timedelta(days=4)).date()

    assert [row.thing for row in selectors.to_check(social.act("jan"), today=later)] == [answer]
    assert selectors.to_check_count(social.act("jan"), today=now.date()) == 0


def test_how_long_a_check_holds_is_the_centres_own_and_holds_at_once(social, now):
    service = social.adds(verified_on=now.date() - timedelta(days=40))
    assert selectors.to_check_count(social.act("jan"), today=now.date()) == 0
    lotte = social.act("lotte")

    set_check_term(centre=lotte.centre.id, days=30, by=lotte)

    assert selectors.to_check_count(social.act("jan"), today=now.date()) == 1
    assert social.shows(service).overdue
    for days in (1, 5_000):
        with pytest.raises(BadInput):
            set_check_term(centre=lotte.centre.id, days=days, by=social.act("lotte"))
    eva = social.act("eva")
    with pytest.raises(NotAllowed):
        set_check_term(centre=eva.centre.id, days=30, by=eva)
    with pytest.raises(DatabaseError), transaction.atomic():
        CheckTerm.objects.update(days=1)


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_nobody_keeps_any_more_comes_to_the_editor(social, now):
    service = social.adds("Oud", verified_on=now.date() - timedelta(days=DAYS + 1))
    assert selectors.to_check(social.act("lotte"), today=now.date()) == ()

    let_worker_go(worker=social.people["jan"], name="Jan", successor=None, by=social.act("fatma"), at=now)

    [row] = selectors.to_check(social.act("lotte"), today=now.date())
    assert (row.thing, row.mine) == (service, False)


@pytest.mark.parametrize("path", ["/sociale-kaart/", "/nakijken/", "/vandaag/", "/opzoeken/"])
def test_a_list_costs_the_same_for_one_entry_and_for_twenty(social, path):
    old = social.now.date() - timedelta(days=DAYS + 900)
    social.adds("Eerste", verified_on=old)
    few = queries(path, "jan")
    for number in range(18):
        social.adds(f"Aanbod {number}", verified_on=old)

    assert queries(path, "jan") == few <= 13


def test_an_entry_costs_the_same_whatever_its_history(social):
    service = social.adds()
    few = queries(f"/sociale-kaart/{service}/", "jan")
    for version in range(1, 6):
        social.changes(service, version=version, cost=f"€ {version}")

    assert queries(f"/sociale-kaart/{service}/", "jan") == few <= 13


def test_twenty_entries_a_page_and_the_next_page_goes_on_where_it_stopped(social):
    for number in range(23):
        social.adds(f"Aanbod {number:02}")
    rows, more = selectors.services(social.act("jan"), only=EVERYTHING, today=social.now.date())
    last = rows[-1]
    rest, end = selectors.services(
        social.act("jan"), only=EVERYTHING, today=social.now.date(), after=(last.name, last.id)
    )

    assert (len(rows), more, len(rest), end) == (20, True, 3, False)
    assert [row.name for row in (*rows, *rest)] == [f"Aanbod {number:02}" for number in range(23)]


def test_the_form_keeps_what_was_typed_and_says_in_dutch_what_is_wrong(social):
    social.adds()
    sent = {
        "name": "Mijn aanbod",
        "provider": "Iemand",
        "summary": "Uitleg",
        "topics": ["sleeping"],
        "age_from": "honderd",
        "website": "javascript:alert(1)",
        "owner": str(social.people["jan"]),
        "verified_on": "2026-11-01",
    }

    page = browser("lotte").post("/sociale-kaart/nieuw/", sent)

    assert page.status_code == 422
    body = page.content.decode()
    assert "We kunnen deze leeftijd niet lezen" in body
    assert 'value="Mijn aanbod"' in body
    again = browser("lotte").post("/sociale-kaart/nieuw/", sent | {"age_from": "4 jaar"})
    assert "geen adres van een website" in again.content.decode()
    assert Service.objects.count() == 1


def test_the_form_of_who_saves_second_marks_what_differs_and_saves_over_it_when_sent_again(social):
    service = social.adds(cost="gratis")
    sent = {
        "name": "Slaapcursus",
        "provider": "Stichting Verzonnen Hulp",
        "summary": social.told().summary,
        "topics": ["sleeping"],
        "languages": ["nl"],
        "cost": "€ 7",
        "owner": str(social.people["jan"]),
        "verified_on": social.now.date().isoformat(),
        "version": "1",
    }
    social.changes(service, who="jan", cost="€ 5")

    refused = browser("lotte").post(f"/sociale-kaart/{service}/wijzigen/", sent)

    assert refused.status_code == 422
    body = refused.content.decode()
    assert "Een collega heeft dit veranderd" in body
    assert "Er staat nu: € 5" in body
    assert 'value="€ 7"' in body
    assert 'name="version" value="2"' in body
    assert browser("lotte").post(f"/sociale-kaart/{service}/wijzigen/", sent | {"version": "2"}).status_code == 302
    assert social.shows(service).told == replace(social.told(), cost="€ 7")
