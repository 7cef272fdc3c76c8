# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the log says of looking for people and opening dossiers."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from opencjg.accounts.models import Absence, Worker
from opencjg.accounts.types import Layer
from opencjg.audit import services as audit
from opencjg.audit.selectors import verify
from opencjg.persons import selectors, services
from opencjg.persons.rules.searching import read_query
from opencjg.persons.types import InvolvementKind, Leaving, RelationKind
from opencjg.processes import services as processes
from tests.audit.test_log import change, committed, one
from tests.persons.sentences import Files, somebody
from tests.sentences import Desk
from tests.world import MONDAY, enter, session_of

__all__ = ["committed"]
REASON = "Kind is nu op de spoedeisende hulp"
CANARIES = ("Kanariekind", "Kanariebasis", "Kanariestraat", "Kanariemoeder", "0600000298")


def browser(name: str) -> Client:
    client = Client(REMOTE_ADDR="192.0.2.7")
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(name)
    return client


def workers() -> dict[str, UUID]:
    enter("samira")
    return {name.split()[0].lower(): identity for identity, name in Worker.objects.values_list("id", "name")}


@pytest.fixture
def kept(committed):
    """A dossier with something of everything in it, committed; Jan's. Which addresses lead to it, with arguments."""
    with transaction.atomic():
        files = Files(enter, MONDAY, workers())
        dossier = files.opens("Kanariekind Kwetter")
        child = files.child_of(dossier)
        mother = files.adds(dossier, "Kanariemoeder Kwetter")
        files.relates(dossier, child, mother, RelationKind.MOTHER)
        family = files.houses(dossier, child, mother)
        fact = files.writes(dossier, "Kanariebasis")
        files.reaches(dossier, mother, "0600000298")
    return {"dossier": dossier, "child": child, "person": child, "family": family, "fact": fact}


def pages(kept) -> list[tuple[str, str]]:
    """Every address of this dossier, with what is not in it made up."""
    found = []
    for name, patterns in get_resolver().reverse_dict.lists():
        if not isinstance(name, str):
            continue
        arguments = patterns[0][0][0][1]
        if "dossier" in arguments and name != "emergency":
            found.append((name, reverse(name, kwargs={key: kept.get(key, uuid4()) for key in arguments})))
    assert len(found) > 20
    return found


def lines(owner, condition="true") -> list[dict]:
    with owner.cursor() as cursor:
        cursor.execute(f"select to_jsonb(e)::text from audit_auditevent e where {condition} order by at, id")  # noqa: S608
        return [json.loads(row[0]) for row in cursor.fetchall()]


@pytest.mark.commits
def test_a_search_is_logged_by_its_fields_and_never_by_its_terms(committed):
    with transaction.atomic():
        viewer = enter("jan")
        selectors.find(read_query("meijer 3-5-2019"), viewer)
        selectors.whom_to_call(read_query("meijer 3-5-2019"), viewer)

    with committed.cursor() as cursor:
        cursor.execute("select kind, detail, to_jsonb(e) from audit_auditevent e where act = 'search' order by at")
        rows = cursor.fetchall()
    assert [row[:2] for row in rows] == [("Person", "words born"), ("MatchDoor", "words born")]
    assert not any("meijer" in str(row).lower() or "5-2019" in str(row) or "2019-05" in str(row) for row in rows)


@pytest.mark.commits
def test_each_child_that_a_list_or_a_search_shows_has_a_line(committed, kept):
    with transaction.atomic():
        other = Files(enter, MONDAY, workers()).opens("Ander Kind")
        theirs = Files(enter, MONDAY, workers()).child_of(other)
    before = one(committed, "select max(at) from audit_auditevent")[0]

    browser("jan").get(reverse("dossier-list"))
    browser("jan").post(reverse("search"), {"q": "kanariemoeder"})

    seen = lines(committed, f"at > '{before.isoformat()}' and subject is not null")
    assert sorted((row["pattern"], row["subject"]) for row in seen) == sorted(
        [
            ("GET dossiers/", str(kept["child"])),
            ("GET dossiers/", str(theirs)),
            ("POST zoeken/", str(kept["child"])),
        ]
    )
    assert all(row["act"] == "list" and row["basis"].startswith("responsible ") for row in seen)


@pytest.mark.commits
def test_every_page_of_a_dossier_says_whose_by_whom_on_what_ground_and_from_where(committed, kept):
    for name, address in pages(kept):
        before = one(committed, "select clock_timestamp()")[0]
        for method in ("get", "post"):
            assert getattr(browser("jan"), method)(address).status_code != 503, name
        made = lines(committed, f"at > '{before.isoformat()}'")
        assert made, name
        for row in (row for row in made if row["act"] != "search"):  # of many; whom it showed has a line of its own
            assert row["subject"] == str(kept["child"]), (name, row["act"], row["kind"])
            assert row["basis"].startswith("responsible "), (name, row["act"], row["kind"])
            assert (row["purpose"], row["emergency"]) == ("care", False)
            assert row["actor_name"] == "Jan Jansen"
            assert row["actor_organisation"]
            assert row["actor_roles"] == "worker"
            assert (row["access_point"], row["source"]) == ("192.0.2.7", "opencjg")
            assert row["request"]
            assert row["session"]
            assert row["pattern"].split()[1].startswith("dossiers/<uuid:dossier>/")
            assert str(kept["dossier"]) not in row["pattern"]


@pytest.mark.commits
def test_every_change_of_a_dossier_says_the_same(committed, kept):
    with transaction.atomic():
        files = Files(enter, MONDAY, workers())
        files.fills(kept["dossier"])
        mine = files.lets_in(kept["dossier"], "hanna", layers=tuple(Layer))
        files.ends(kept["dossier"], mine)
        services.let_person_go(
            dossier=kept["dossier"],
            person=kept["child"],
            why=Leaving.MOVED,
            on=MONDAY.date(),
            by=enter("jan"),
            at=MONDAY,
        )
        question = Desk(enter, MONDAY).registers("Zorg", risk=True, handling=())
        case = Desk(enter, MONDAY).hands_over(question, to=workers()["jan"])
        processes.attach_dossier(case=case, dossier=kept["dossier"], by=enter("jan"), at=MONDAY)
    browser("jan").get(reverse("case", args=[case]))

    rows = [row for row in lines(committed) if row["actor_name"] == "Jan Jansen"]
    assert {row["kind"] for row in rows} >= {"Dossier", "Person", "Relation", "Family", "Fact", "ContactPoint", "Case"}
    incomplete = [
        (row["act"], row["kind"])
        for row in rows
        if row["subject"] != str(kept["child"]) or not row["purpose"] or not row["basis"]
    ]
    assert incomplete == []
    assert audit.seal()
    assert verify().intact


@pytest.mark.commits
def test_an_emergency_is_marked_on_all_that_is_done_in_it(committed, kept):
    with transaction.atomic():
        services.break_glass(dossier=kept["dossier"], reason=REASON, by=enter("piet"))
    browser("piet").get(reverse("dossier", args=[kept["dossier"]]))

    rows = [row for row in lines(committed) if row["actor_name"] == "Piet Post"]
    assert [(row["act"], row["emergency"], row["purpose"]) for row in rows] == [
        ("emergency", True, "emergency"),
        ("read", True, "emergency"),
    ]
    assert all(row["subject"] == str(kept["child"]) and row["basis"].startswith("emergency ") for row in rows)


@pytest.mark.commits
def test_who_stands_in_is_logged_with_for_whom(committed, kept):
    jan, hanna = (workers_in(committed)[name] for name in ("jan", "hanna"))
    Absence.objects.using("owner").create(
        worker_id=jan, stand_in_id=hanna, starts=MONDAY - timedelta(days=3660), ends=MONDAY + timedelta(days=3660)
    )

    assert browser("hanna").get(reverse("dossier", args=[kept["dossier"]])).status_code == 200

    [row] = [row for row in lines(committed) if row["actor_name"] == "Hanna Honig"]
    assert row["on_behalf_of"] == str(jan)
    assert row["basis"].startswith("responsible ")


def workers_in(committed) -> dict[str, UUID]:
    with transaction.atomic():
        return workers()


@pytest.mark.commits
def test_a_purpose_as_long_as_may_be_typed_closes_nobody_out(committed, kept):
    with transaction.atomic():
        hanna = workers()["hanna"]
        viewer = enter("jan")
        services.involve(
            dossier=kept["dossier"],
            worker=hanna,
            kind=InvolvementKind.PARTICIPANT,
            layers=(),
            purpose="x" * 200,
            until=None,
            by=viewer,
            at=MONDAY,
        )

    assert browser("hanna").get(reverse("dossier", args=[kept["dossier"]])).status_code == 200


@pytest.mark.commits
def test_a_refusal_says_whose_dossier_it_was(committed, kept):
    assert browser("eva").get(reverse("dossier", args=[kept["dossier"]])).status_code == 403

    [row] = lines(committed, "act = 'refused'")
    assert (row["thing"], row["subject"]) == (str(kept["dossier"]), str(kept["child"]))
    assert row["basis"] == "", "she had no ground"


@pytest.mark.commits
def test_without_a_log_no_page_of_a_dossier_shows_or_changes_anything(committed, kept):
    shown = browser("jan").get(reverse("dossier", args=[kept["dossier"]])).content.decode()
    assert all(canary in shown for canary in CANARIES), "a word nobody sees proves nothing"
    stands = "select count(*), max(version) from persons_person"
    before = one(committed, stands)
    change(committed, "alter table audit_auditevent add constraint vol check (false) not valid")

    looked = [("search", reverse("search")), ("list", reverse("dossier-list"))]
    for name, address in pages(kept) + looked:
        for method, values in (("get", {}), ("post", {"q": "kanariemoeder"})):
            response = getattr(browser("jan"), method)(address, values)
            body = response.content.decode()
            assert response.status_code in {503, 405} or name == "search", (name, method, response.status_code)
            assert not any(canary in body for canary in CANARIES), (name, method)
    with transaction.atomic():
        viewer = enter("jan")
        with pytest.raises(Exception, match="vol"), transaction.atomic():
            services.add_person(
                dossier=kept["dossier"], person=somebody("Ongelogd Iemand"), source="x", by=viewer, at=MONDAY
            )

    assert one(committed, stands) == before
