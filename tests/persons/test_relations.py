# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Families differ; only what nobody's family can be is refused."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.persons.rules.relations import check_family
from opencjg.persons.types import RAISES, Birth, ImpossibleFamily, Kin, Precision, RelationKind
from tests.persons.test_birth import births

MOTHER, FATHER, PARENT = RelationKind.MOTHER, RelationKind.FATHER, RelationKind.PARENT
CHILD, ANNA, BEN, OMA = (UUID(int=number) for number in range(1, 5))


def year(number):
    return Birth(born=date(number, 1, 1), precision=Precision.YEAR)


def refusal_of(people, *kin):
    with pytest.raises(ImpossibleFamily) as refusal:
        check_family(people, kin)
    return refusal.value.code, dict(refusal.value.params)


def test_families_as_they_are_pass():
    people = {CHILD: year(2015), ANNA: year(1985), OMA: year(1960)}
    check_family({}, [])
    check_family(
        people,
        [
            Kin(CHILD, ANNA, MOTHER),
            Kin(CHILD, BEN, MOTHER),
            Kin(ANNA, BEN, RelationKind.PARTNER),
            Kin(ANNA, OMA, MOTHER),
            Kin(CHILD, OMA, RelationKind.GRANDPARENT),
            Kin(CHILD, OMA, RelationKind.GUARDIAN),
        ],
    )


def test_a_child_older_than_its_mother_is_refused_with_who_they_are():
    code, who = refusal_of({CHILD: year(1980), ANNA: year(1985)}, Kin(CHILD, ANNA, MOTHER))
    assert code == "parent_too_young"
    assert who == {"person": CHILD, "other": ANNA, "kind": MOTHER, "years": 10}


@pytest.mark.parametrize(
    ("child", "parent", "possible"),
    [
        (Birth(born=date(2015, 5, 3)), Birth(born=date(2005, 5, 3)), True),
        (Birth(born=date(2015, 5, 3)), Birth(born=date(2005, 5, 4)), False),
        (year(2015), Birth(born=date(2005, 12, 31)), True),
        (year(2015), Birth(born=date(2006, 1, 1)), False),
        (Birth(expected=date(2027, 1, 1)), Birth(born=date(2017, 1, 22)), True),
        (Birth(expected=date(2027, 1, 1)), Birth(born=date(2017, 1, 23)), False),
        (Birth(born=date(2015, 5, 3)), Birth(), True),
        (Birth(), Birth(born=date(2015, 5, 3)), True),
    ],
)
def test_a_parent_is_at_least_ten_years_older_where_that_is_certain(child, parent, possible):
    people, kin = {CHILD: child, ANNA: parent}, Kin(CHILD, ANNA, PARENT)
    if possible:
        check_family(people, [kin])
    else:
        assert refusal_of(people, kin)[0] == "parent_too_young"


@pytest.mark.parametrize(
    "kind",
    [RelationKind.STEP_PARENT, RelationKind.FOSTER_PARENT, RelationKind.GUARDIAN, RelationKind.GRANDPARENT],
)
def test_who_raises_a_child_without_having_borne_it_is_only_not_the_younger(kind):
    child = Birth(born=date(2008, 5, 3))
    check_family({CHILD: child, ANNA: Birth(born=date(2008, 5, 3))}, [Kin(CHILD, ANNA, kind)])
    code, who = refusal_of({CHILD: child, ANNA: Birth(born=date(2008, 5, 4))}, Kin(CHILD, ANNA, kind))
    assert (code, who["other"]) == ("carer_younger_than_child", ANNA)


def test_nobody_is_his_own_ancestor():
    code, who = refusal_of({}, Kin(CHILD, ANNA, MOTHER), Kin(ANNA, OMA, MOTHER), Kin(OMA, CHILD, FATHER))
    assert (code, who["people"]) == ("own_ancestor", (CHILD, ANNA, OMA))


def test_a_circle_further_up_is_found_too():
    code, who = refusal_of(
        {}, Kin(CHILD, ANNA, MOTHER), Kin(ANNA, OMA, MOTHER), Kin(OMA, ANNA, RelationKind.GRANDPARENT)
    )
    assert (code, set(who["people"])) == ("own_ancestor", {ANNA, OMA})


def test_a_man_and_his_father_may_marry_a_daughter_and_her_mother():
    check_family({}, [Kin(ANNA, BEN, RelationKind.STEP_PARENT), Kin(BEN, ANNA, RelationKind.STEP_PARENT)])


@pytest.mark.parametrize("kind", RelationKind)
def test_nobody_is_his_own_relative(kind):
    assert refusal_of({}, Kin(ANNA, ANNA, kind)) == ("own_relative", {"person": ANNA, "kind": kind})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Kin(CHILD, ANNA, RelationKind.NETWORK), Kin(CHILD, ANNA, RelationKind.NETWORK)),
        (Kin(CHILD, ANNA, MOTHER), Kin(CHILD, ANNA, PARENT)),
        (Kin(ANNA, BEN, RelationKind.PARTNER), Kin(BEN, ANNA, RelationKind.PARTNER)),
        (Kin(ANNA, BEN, RelationKind.SIBLING), Kin(BEN, ANNA, RelationKind.SIBLING)),
    ],
)
def test_the_same_relation_is_said_once(one, other):
    code, who = refusal_of({}, one, other)
    assert (code, who["person"], who["other"]) == ("relation_twice", other.person, other.other)


@given(child=births(), carer=births(), kind=st.sampled_from(sorted(RAISES)))
def test_what_is_not_known_never_refuses(child, carer, kind):
    check_family({CHILD: child, ANNA: Birth()}, [Kin(CHILD, ANNA, kind)])
    check_family({ANNA: carer}, [Kin(CHILD, ANNA, kind)])


people = st.lists(st.sampled_from([CHILD, ANNA, BEN, OMA]), min_size=2, max_size=2, unique=True)


@given(pairs=st.lists(people, max_size=8, unique_by=tuple))
def test_parents_form_a_circle_exactly_when_there_is_no_order_of_birth(pairs):
    """The oracle: take away who has no parents left, again and again; in a circle somebody stays."""
    left = {person for pair in pairs for person in pair}
    while first := {one for one in left if not any(child == one and parent in left for child, parent in pairs)}:
        left -= first
    try:
        check_family({}, [Kin(child, parent, PARENT) for child, parent in pairs])
        refused = False
    except ImpossibleFamily as refusal:
        refused = refusal.code == "own_ancestor"
    assert refused == bool(left)
