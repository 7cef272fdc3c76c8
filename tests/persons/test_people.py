# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written down about people stays, says who said it, and cannot be impossible."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from opencjg.accounts.types import Layer
from opencjg.core import doors, vault
from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed
from opencjg.forms.services import save_draft
from opencjg.persons import selectors, services
from opencjg.persons.models import ContactPerson, ContactPoint, Dossier, Person
from opencjg.persons.types import (
    Address,
    Birth,
    ImpossibleFamily,
    Leaving,
    Milieu,
    NameParts,
    NewFact,
    NewPerson,
    RelationKind,
    Weight,
)
from opencjg.processes import services as processes
from opencjg.processes.models import OpenStep
from tests.access.test_matrix import browser
from tests.persons.sentences import somebody

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner"])


def head(dossier, viewer):
    return selectors.head_of(dossier, viewer)[0]


def whole(dossier, viewer):
    return selectors.whole_of(head(dossier, viewer), viewer)


@pytest.mark.req("ALG-02")
def test_an_unborn_child_has_a_dossier_with_nothing_but_a_due_date(files, act, now):
    dossier = files.opens("", born=None)

    child = head(dossier, act("jan")).child
    assert (child.name, child.birth, child.has_bsn) == ("", Birth(), False)
    services.change_person(
        dossier=dossier,
        person=child.id,
        version=1,
        to=NewPerson(birth=Birth(expected=now.date() + timedelta(days=80))),
        keep_bsn=True,
        source="verloskundige",
        by=act("jan"),
        at=now,
    )
    assert head(dossier, act("jan")).child.birth.expected == now.date() + timedelta(days=80)


def test_a_dossier_is_opened_once_and_only_when_somebody_was_told(files, act, now):
    dossier = files.opens()
    child = files.child_of(dossier)
    again = {"centre": act("jan").centre.id, "source": "", "by": act("jan"), "at": now}

    with pytest.raises(AlreadyDone):
        services.open_dossier(child=child, told="ja", **again)
    with pytest.raises(BadInput, match="told_missing"):
        services.open_dossier(child=somebody("Nog Iemand"), told=" ", **again)
    with pytest.raises(NotAllowed):
        services.open_dossier(child=somebody("Nog Iemand"), told="ja", **(again | {"by": act("samira")}))


def test_two_who_change_one_person_do_not_overwrite_each_other(files, act, now):
    dossier = files.opens()
    child = head(dossier, act("jan")).child
    change = {"dossier": dossier, "person": child.id, "version": 1, "keep_bsn": True, "source": "x", "at": now}
    services.change_person(to=somebody("Kees De Eerste"), by=act("jan"), **change)

    with pytest.raises(Conflict) as conflict:
        services.change_person(to=somebody("Kees De Tweede"), by=act("jan"), **change)

    assert conflict.value.theirs.last == "De Eerste"
    before = selectors.versions_of(child.id, act("jan"))
    assert [one.values["last"] for one in before] == ["De Eerste", "Kanarie"]


def test_a_bsn_lies_sealed_and_is_shown_to_who_may(files, act):
    dossier = files.opens(bsn="999990019")
    child = files.child_of(dossier)

    row = Person.objects.get(id=child)
    assert b"999990019" not in bytes(row.bsn)
    assert selectors.bsn_of(child, act("jan")) == "999990019"
    with pytest.raises(NotAllowed):
        selectors.bsn_of(child, act("piet"))


@pytest.mark.parametrize(
    ("born", "kind", "code"),
    [
        (date(2016, 1, 1), RelationKind.MOTHER, "parent_too_young"),
        (date(2010, 1, 1), RelationKind.FATHER, "parent_too_young"),
    ],
)
def test_a_child_is_not_older_than_its_parent(files, born, kind, code):
    dossier = files.opens(born=date(2019, 5, 3))
    parent = files.adds(dossier, "Jonge Ouder", born=born)

    with pytest.raises(ImpossibleFamily, match=code):
        files.relates(dossier, files.child_of(dossier), parent, kind)


def test_nobody_is_his_own_grandmother(files):
    dossier = files.opens(born=None)
    child = files.child_of(dossier)
    mother = files.adds(dossier, "Moeder Rond")
    files.relates(dossier, child, mother, RelationKind.MOTHER)

    with pytest.raises(ImpossibleFamily, match="own_ancestor"):
        files.relates(dossier, mother, child, RelationKind.MOTHER)
    with pytest.raises(ImpossibleFamily, match="relation_twice"):
        files.relates(dossier, child, mother, RelationKind.MOTHER)


@pytest.mark.req("ALG-04", "ALG-05")
def test_a_child_lives_in_two_families_and_is_registered_in_one(files, act, now):
    dossier = files.opens()
    child = files.child_of(dossier)
    father = files.adds(dossier, "Vader Elders")
    files.houses(dossier, child)
    files.houses(dossier, child, father, street="Andere straat")

    families = whole(dossier, act("jan")).families

    assert [len(one.members) for one in families] == [1, 2]
    assert {one.address.street for one in families} == {"Kanariestraat", "Andere straat"}


def test_a_family_that_moves_keeps_its_old_address_in_the_history(files, act, now):
    dossier = files.opens()
    family = files.houses(dossier, files.child_of(dossier))
    to = Address("Nieuwe weg", "3", "4321 ba", "Elders")
    services.move_family(
        dossier=dossier, family=family, address=to, since=now.date(), source="x", by=act("jan"), at=now
    )

    [row] = whole(dossier, act("jan")).families
    assert row.address == Address("Nieuwe weg", "3", "4321BA", "Elders")
    assert [address.street for address, _since, _until in row.earlier] == ["Kanariestraat"]


@pytest.mark.req("ALG-31", "RES-08")
def test_a_family_has_one_contact_person_and_a_youth_may_have_his_own(files, act, now, people):
    dossier = files.opens()
    child = files.child_of(dossier)
    family = files.houses(dossier, child)
    for worker, whose in (("jan", "family"), ("hanna", "family"), ("piet", "youth")):
        services.appoint_contact_person(
            dossier=dossier,
            worker=people[worker],
            family=family if whose == "family" else None,
            youth=child if whose == "youth" else None,
            by=act("jan"),
            at=now,
        )

    faces = selectors.contact_people(families=(family,), youth=(child,), viewer=act("jan"))

    assert faces == {family: "Hanna Honig", child: "Piet Post"}


@pytest.mark.req("WENS-09")
def test_a_youths_own_number_is_seen_only_by_who_may_open_that_layer(files, act):
    dossier = files.opens()
    child = files.child_of(dossier)
    files.reaches(dossier, child, "0612345678", own=True)
    files.lets_in(dossier, "hanna")
    files.lets_in(dossier, "piet", layers=(Layer.SHIELDED,))

    seen = {who: ContactPoint.objects.count() for who in ("jan", "hanna", "piet") if act(who)}
    assert seen == {"jan": 1, "hanna": 0, "piet": 1}


@pytest.mark.req("PI-MS-1.5")
@pytest.mark.parametrize("why", list(Leaving))
def test_a_case_stays_somebodys_when_the_child_is_gone(files, desk, act, now, people, why):
    question = desk.registers("Zorg", risk=True, handling=())
    case = desk.hands_over(question, to=people["jan"])
    dossier = files.opens()
    processes.attach_dossier(case=case, dossier=dossier, by=act("jan"), at=now)

    services.let_person_go(
        dossier=dossier, person=files.child_of(dossier), why=why, on=now.date(), by=act("jan"), at=now
    )

    act("jan")
    step = OpenStep.objects.get(matter=case)
    assert step.worker_id == people["jan"]
    assert step.due is not None
    assert head(dossier, act("jan")).child.left is why


class TestFacts:
    def test_a_correction_stands_above_what_it_corrects(self, files, act, now):
        dossier = files.opens()
        fact = files.writes(dossier, "Slaapt slecht.")
        new = NewFact(text="Slaapt weer goed.", source="vader", said_on=now.date())

        services.correct_fact(fact=fact, to=new, by=act("jan"), at=now)

        [shown], more = whole(dossier, act("jan")).facts, whole(dossier, act("jan")).more
        assert (shown.text, [one.text for one in shown.earlier], more) == (
            "Slaapt weer goed.",
            ["Slaapt slecht."],
            False,
        )
        with pytest.raises(Conflict):
            services.correct_fact(fact=fact, to=new, by=act("jan"), at=now)

    @pytest.mark.req("ALG-10", "ALG-11")
    def test_worries_in_more_than_one_milieu_ask_for_close_cooperation(self, files, act):
        dossier = files.opens()
        files.writes(dossier, "Thuis", weight=Weight.CONCERN, milieus=(Milieu.FAMILY,))
        files.writes(dossier, "Leuk op school", weight=Weight.STRENGTH, milieus=(Milieu.EDUCATION,))
        assert whole(dossier, act("jan")).milieus == {Milieu.FAMILY}

        files.writes(dossier, "Op straat", weight=Weight.CONCERN, milieus=(Milieu.PUBLIC,))

        assert whole(dossier, act("jan")).milieus == {Milieu.FAMILY, Milieu.PUBLIC}

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"text": " "}, "fact_missing"),
            ({"source": ""}, "source_missing"),
            ({"said_on": date(2090, 1, 1)}, "future"),
        ],
    )
    def test_says_what_is_missing(self, files, act, now, change, code):
        dossier = files.opens()
        fact = NewFact(**({"text": "x", "source": "y", "said_on": now.date()} | change))
        with pytest.raises(BadInput, match=code):
            services.write_fact(dossier=dossier, fact=fact, by=act("jan"), at=now)

    def test_a_layer_is_written_only_by_who_opens_it(self, files):
        dossier = files.opens()
        with pytest.raises(NotAllowed):
            files.writes(dossier, layer=Layer.SOCIAL)


class TestMerge:
    def test_both_records_are_shown_as_one_and_undone_they_stand_as_they_were(self, files, act, now):
        first, second = files.opens("Kees Dubbel"), files.opens("Kees Dubbel")
        keep, double = files.child_of(first), files.child_of(second)
        mother = files.adds(second, "Moeder Dubbel", born=date(1990, 1, 1))
        files.relates(second, double, mother, RelationKind.MOTHER)
        files.writes(second, "Uit het tweede dossier.")

        merge = services.merge_people(keep=keep, double=double, reason="zelfde kind", by=act("jan"), at=now)

        shown = head(first, act("jan"))
        people = selectors.people_of(shown, act("jan"))
        assert set(people.cards) == {keep, mother}
        assert [one.person for one in selectors.whole_of(shown, act("jan")).relations] == [keep]
        assert [one.text for one in selectors.whole_of(shown, act("jan")).facts] == ["Uit het tweede dossier."]

        services.unmerge_people(merge=merge, by=act("jan"), at=now)
        assert set(selectors.people_of(head(first, act("jan")), act("jan")).cards) == {keep}
        assert whole(first, act("jan")).facts == ()
        with pytest.raises(AlreadyDone):
            services.unmerge_people(merge=merge, by=act("jan"), at=now)

    def test_gives_nobody_a_dossier_he_could_not_open(self, files, act, now):
        mine, theirs = files.opens("Kees Dubbel"), files.opens("Kees Dubbel", who="piet")
        files.writes(theirs, "Van Piet.", who="piet")
        files.lets_in(theirs, "hanna", who="piet")
        files.lets_in(mine, "hanna")
        keep, double = files.child_of(mine), files.child_of(theirs, "piet")
        with pytest.raises(NotAllowed):
            services.merge_people(keep=keep, double=double, reason="x", by=act("jan"), at=now)

        services.merge_people(keep=keep, double=double, reason="zelfde kind", by=act("hanna"), at=now)

        assert whole(mine, act("jan")).facts == ()
        assert len(whole(mine, act("hanna")).facts) == 1


def test_every_dossier_has_a_key_of_its_own(files, act):
    first, second = files.opens("Een Kind"), files.opens("Twee Kind")
    act("jan")
    keys = [
        vault.unwrap_key(Dossier.objects.get(id=one).key, place=f"persons_dossier:{one}") for one in (first, second)
    ]
    assert keys[0] != keys[1]
    assert {len(key) for key in keys} == {32}


def test_names_are_split_from_what_belongs_to_them():
    assert NameParts("Kees", "van der", "Berg").full == "Kees van der Berg"


def test_the_second_who_opens_a_form_is_told_who_is_typing_in_it_and_never_what(files, act, now):
    dossier = files.opens()
    files.lets_in(dossier, "hanna")
    form = f"dossiers/{dossier}/personen/{files.child_of(dossier)}/wijzigen"
    save_draft(worker=act("jan").worker, form=form, values={"first": ["Geheim"]}, at=now)
    since = now - timedelta(minutes=15)

    act("hanna")
    assert doors.rows("others_typing", dossier, form, since) == [("Jan Jansen", now)]
    assert doors.rows("others_typing", dossier, form, now) == [], "long ago is not now"
    act("jan")
    assert doors.rows("others_typing", dossier, form, since) == [], "nobody is warned of himself"
    for outsider in ("piet", "eva", "samira"):
        act(outsider)
        assert doors.rows("others_typing", dossier, form, since) == []
    act("hanna")
    assert doors.rows("others_typing", dossier, "contacten/nieuw", since) == [], "a form of another place"


@pytest.mark.req("ALG-02")
@pytest.mark.parametrize(
    ("days_to_go", "said"),
    [(181, ""), (180, "wordt 23 op"), (1, "wordt 23 op"), (0, "23 geworden"), (-400, "23 geworden")],
)
def test_that_a_child_becomes_23_shows_by_itself_and_its_case_stays(files, act, now, desk, people, days_to_go, said):
    day = timezone.localdate() + timedelta(days=days_to_go)
    dossier = files.opens("Kanariekind Kwetter", born=day.replace(year=day.year - 23))
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"])
    processes.attach_dossier(case=case, dossier=dossier, by=act("jan"), at=now)

    for page in (reverse("dossier", args=[dossier]), reverse("dossier-list")):
        shown = browser("jan").get(page).content.decode()
        marks = [word for word in ("wordt 23 op", 'tag--warn">23 geworden') if word in shown]
        assert marks == [one for one in marks if said and said in one][:1]
        assert bool(marks) == bool(said), page
    act("jan")
    assert OpenStep.objects.filter(matter=case).exists()


def test_who_left_a_family_no_longer_tells_who_its_trusted_face_is(files, act, now, people):
    dossier, other = files.opens("Kanariekind Kwetter"), files.opens("Half Broer")
    father = files.adds(dossier, "Vader Kwetter")
    home = files.houses(dossier, files.child_of(dossier), father)
    act("jan")
    services.mention(dossier=other, person=father)
    files.lets_in(other, "piet")
    shared = {"dossier": dossier, "by": act("jan"), "at": now}
    services.appoint_contact_person(worker=people["jan"], family=home, youth=None, **shared)
    act("piet")
    assert ContactPerson.objects.exists(), "as long as he lives there"

    services.leave_family(family=home, member=father, by=act("jan"), dossier=dossier, at=now)

    act("piet")
    assert Person.objects.filter(id=father).exists()
    assert not ContactPerson.objects.exists()
