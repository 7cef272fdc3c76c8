# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reporting a child: who is found, what it costs, and who is told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.index import selectors, services
from opencjg.index.models import Registration
from opencjg.index.types import EntrySettings, MeetingKind, Told
from opencjg.outbox.models import Notice
from opencjg.persons.types import Leaving, RelationKind
from opencjg.processes.models import OpenStep
from tests.index.conftest import BSN

SISTER = "999990020"


@pytest.fixture
def both(index):
    """Jan and Piet each keep a dossier of the same child."""
    return index.opens("jan", BSN), index.opens("piet", BSN)


def test_who_reports_first_finds_nobody(index, both):
    assert index.reports(both[0], "jan").match is None


@pytest.mark.req("CvZ-A5", "INS-21", "HT-07")
def test_a_second_organisation_makes_a_match_that_is_the_care_directors_work_at_once(index, both, people, act, now):
    index.reports(both[0], "jan")

    found = index.reports(both[1], "piet")

    act("rik")
    [step] = OpenStep.objects.filter(matter=found.match)
    assert (step.worker_id, step.code) == (people["rik"], "VI-1")
    assert step.due > now
    for who in ("rik", "jan", "piet"):
        act(who)
        assert Notice.objects.filter(matter=found.match, kind="index_match").count() == 1


@pytest.mark.req("AUT-12", "PRV-06")
def test_who_is_in_a_match_sees_who_else_and_how_to_reach_him_and_others_see_nothing(index, both, people, act):
    index.reports(both[0], "jan")
    found = index.reports(both[1], "piet")

    for who in ("jan", "piet", "rik"):
        reporters, _stands = selectors.match_of(found.match, act(who))
        assert {one.worker for one in reporters} == {people["jan"], people["piet"]}
    for who in ("hanna", "noor", "samira", "eva", "fatma", "ingrid"):
        with pytest.raises(NotAllowed):
            selectors.match_of(found.match, act(who))


def test_colleagues_of_one_organisation_match_only_where_that_was_set(index, act, now):
    first, second, third = index.opens("jan", BSN), index.opens("hanna", BSN), index.opens("eva", BSN)
    index.reports(first, "jan")
    assert index.reports(second, "hanna").match is None

    services.set_index(to=EntrySettings(True, "Grond", within_one=True), by=act("ingrid"), at=now)

    assert index.reports(third, "eva").match is not None


def test_children_of_one_parent_match_as_a_family(index, files, act):
    first, second = index.opens("jan", BSN), index.opens("jan", SISTER, "Kaat Kwetter")
    father = files.adds(first, "Vader Kwetter")
    from opencjg.persons import services as persons

    act("jan")
    persons.mention(dossier=second, person=father)
    files.relates(first, files.child_of(first), father, RelationKind.FATHER)
    files.relates(second, files.child_of(second), father, RelationKind.FATHER)
    from opencjg.accounts.types import Layer

    files.lets_in(second, "piet", layers=(Layer.BASIS,))
    index.reports(first, "jan")

    found = index.reports(second, "piet")

    reporters, _stands = selectors.match_of(found.match, act("piet"))
    assert {one.kind for one in reporters} == {MeetingKind.ITSELF, MeetingKind.FAMILY}


def test_children_at_one_address_match_and_not_where_it_is_an_institution(index, files, act, now):
    first, second = index.opens("jan", BSN), index.opens("piet", SISTER, "Kaat Ander")
    files.houses(first, files.child_of(first))
    files.houses(second, files.child_of(second, who="piet"), who="piet")
    services.exclude(postcode="1234 ab", number="12 A", name="Woongroep", by=act("ingrid"), at=now)
    index.reports(first, "jan")
    registered = index.reports(second, "piet")
    assert registered.match is None

    index.withdraws(second, registered.registration, "piet", unjustified=True)
    [address] = selectors.excluded()
    services.include(address=address.id, by=act("ingrid"), at=now)

    assert index.reports(second, "piet").match is not None


def test_a_child_without_a_number_may_be_the_same_one_and_a_human_says_so(index, people, act, now):
    first, second = index.opens("jan", name="Kees Jansen"), index.opens("piet", name="Kees Janssen")
    index.reports(first, "jan")

    found = index.reports(second, "piet")

    reporters, _stands = selectors.match_of(found.match, act("rik"))
    assert MeetingKind.POSSIBLE in {one.kind for one in reporters}
    [step] = OpenStep.objects.filter(matter=found.match)
    from opencjg.index.types import FollowUp

    services.follow_up(
        match=found.match, step=step.id, same=True, found=FollowUp(introduced_on=now.date()), by=act("rik"), at=now
    )
    reporters, _stands = selectors.match_of(found.match, act("rik"))
    assert {one.kind for one in reporters} == {MeetingKind.ITSELF, MeetingKind.CHILD}


def test_a_child_that_gets_its_number_later_meets_who_reported_it_under_that(index, files, act, now, people):
    first, second = index.opens("jan", BSN, "Kees Kwetter"), index.opens("piet", name="Anders Gespeld")
    index.reports(first, "jan")
    assert index.reports(second, "piet").match is None
    from opencjg.persons import services as persons
    from tests.persons.sentences import somebody

    piet = act("piet")
    persons.change_person(
        dossier=second,
        person=files.child_of(second, who="piet"),
        version=1,
        to=somebody("Kees Kwetter", now.date() - timedelta(days=3000), bsn=BSN),
        keep_bsn=False,
        source="moeder",
        by=piet,
        at=now,
    )

    [matched] = selectors.matches(act("rik"))
    reporters, _stands = selectors.match_of(matched.matter, act("rik"))
    assert {one.worker for one in reporters} == {people["jan"], people["piet"]}


def test_a_child_that_died_leaves_the_index_at_once(index, both, files, act, now):
    index.reports(both[0], "jan")
    from opencjg.persons import services as persons

    persons.let_person_go(
        dossier=both[0], person=files.child_of(both[0]), why=Leaving.DIED, on=now.date(), by=act("jan"), at=now
    )

    assert index.reports(both[1], "piet").match is None


def test_who_was_reported_before_is_told_once_to_who_reports_now(index, both):
    earlier = index.reports(both[0], "jan")
    index.withdraws(both[0], earlier.registration, "jan")

    found = index.reports(both[1], "piet")

    assert found.match is None
    assert [name for name, _organisation, _phone in found.before] == ["Jan Jansen"]


def test_what_should_not_have_been_reported_leaves_no_trace(index, both):
    earlier = index.reports(both[0], "jan")
    index.withdraws(both[0], earlier.registration, "jan", unjustified=True)

    found = index.reports(both[1], "piet")

    assert (found.match, found.before) == (None, ())


def test_a_match_costs_at_most_six_queries_more_than_writing_it_down(index, both, act, now):
    index.reports(both[0], "jan")
    told, piet = Told(why_not="nog niet thuis"), act("piet")
    with CaptureQueriesContext(
        connection,
    ) as counted:
        services.register(dossier=both[1], reason="Zorgen", told=told, by=piet, at=now)

    of_the_dossier = [
        one["sql"]
        for one in counted.captured_queries
        if any(
            word in one["sql"]
            for word in (
                *('FROM "persons_', "from persons_", "index_registration", "index_indexsetting", "door.record"),
                *("SAVEPOINT", "retention", "accounts_openinghours", "accounts_closingday"),
                "processes_processmodel",
            )
        )
    ]  # fmt: skip
    rest = [one["sql"][:90] for one in counted.captured_queries if one["sql"] not in of_the_dossier]
    assert len(rest) <= 6, rest


@pytest.mark.req("PRV-04")
@pytest.mark.parametrize(
    ("told", "field"),
    [(Told(), "why_not"), (Told(why_not=" "), "why_not"), (Told(on=None, how="thuis"), "why_not")],
)
def test_a_report_says_when_they_were_told_or_why_not_yet(index, both, act, now, told, field):
    with pytest.raises(BadInput) as wrong:
        services.register(dossier=both[0], reason="Zorgen", told=told, by=act("jan"), at=now)
    assert wrong.value.field == field
    assert not Registration.objects.exists()


def test_who_reported_does_not_report_twice(index, both):
    index.reports(both[0], "jan")
    with pytest.raises(AlreadyDone):
        index.reports(both[0], "jan")


def test_an_organisation_that_is_not_connected_reports_nothing(index, both, people, act, now):
    jan = act("jan")
    services.disconnect(organisation=jan.organisation, by=act("ingrid"), at=now)
    with pytest.raises(NotAllowed):
        index.reports(both[0], "jan")


def test_where_the_index_is_off_nothing_is_reported(index, both, act, now):
    services.set_index(to=EntrySettings(), by=act("ingrid"), at=now)
    with pytest.raises(NotAllowed):
        index.reports(both[0], "jan")


def test_only_its_manager_switches_it(act, now):
    for who in ("jan", "rik", "fatma", "frans"):
        with pytest.raises(NotAllowed):
            services.set_index(to=EntrySettings(), by=act(who), at=now)
