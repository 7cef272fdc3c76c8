# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of a family and the list that says the same."""

from datetime import date
from itertools import combinations, pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opencjg.persons.rules.picture import FIGURE_HEIGHT, FIGURE_WIDTH, as_list, draw
from opencjg.persons.types import RAISES, Authority, Birth, Figure, Kin, RelationKind

K = RelationKind
HOME, ELSEWHERE = UUID(int=901), UUID(int=902)


def somebody(number, name="", household=None, year=None, subject=False):
    birth = Birth(born=date(year, 1, 1)) if year else Birth()
    return Figure(UUID(int=number), name or str(number), birth, household=household, subject=subject)


@st.composite
def families(draw, possible=False):
    """1 to 30 people with any relations at all; when `possible`, parents stand before their children."""
    number = draw(st.integers(1, 30))
    homes = draw(st.lists(st.sampled_from([None, None, *(UUID(int=900 + home) for home in range(4))]), min_size=number))
    subject = draw(st.integers(0, number - 1))
    people = [somebody(one, household=homes[one], subject=one == subject) for one in range(number)]
    pairs = st.tuples(st.integers(0, number - 1), st.integers(0, number - 1), st.sampled_from(list(K)))
    links = draw(st.lists(pairs, max_size=40))
    if possible:
        links = [(max(one, other), min(one, other), kind) for one, other, kind in links if one != other]
    return people, [Kin(UUID(int=one), UUID(int=other), kind) for one, other, kind in links]


def apart(one, other):
    """Whether two rectangles (left, top, right, bottom) share no point."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def figure_at(placed):
    return (placed.x, placed.y, placed.x + FIGURE_WIDTH, placed.y + FIGURE_HEIGHT)


def box_at(box):
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def inside(inner, outer):
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


@given(family=families())
def test_nothing_overlaps_and_nobody_is_missing(family):
    people, kin = family
    picture = draw(people, kin)
    figures = [figure_at(placed) for placed in picture.figures]
    boxes = [box_at(box) for box in picture.households]

    assert sorted(placed.figure.id for placed in picture.figures) == [figure.id for figure in people]
    assert all(apart(one, other) for one, other in combinations(figures, 2))
    assert all(apart(one, other) for one, other in combinations(boxes, 2))
    assert all(inside(one, (0, 0, picture.width, picture.height)) for one in figures + boxes)


@given(family=families())
def test_a_box_holds_exactly_those_who_live_together(family):
    picture = draw(*family)
    for box in picture.households:
        for placed in picture.figures:
            lives_here = placed.figure.household == box.household and not placed.network
            assert inside(figure_at(placed), box_at(box)) == lives_here
            assert lives_here or apart(figure_at(placed), box_at(box))


@given(family=families())
def test_lines_run_between_the_figures_and_never_through_one(family):
    picture = draw(*family)
    at = {placed.figure.id: placed for placed in picture.figures}
    for line in picture.lines:
        ends = {line.points[0], line.points[-1]}
        touched = [at[end] for end in (line.person, line.other)]
        assert all(any(on_the_edge(point, placed) for placed in touched) for point in ends)
        for (ax, ay), (bx, by) in pairwise(line.points):
            assert ax == bx or ay == by
            piece = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            assert all(passes(piece, figure_at(placed)) for placed in picture.figures)
            assert 0 <= piece[0] <= piece[2] <= picture.width
            assert 0 <= piece[1] <= piece[3] <= picture.height


def on_the_edge(point, placed):
    left, top, right, bottom = figure_at(placed)
    x, y = point
    return (x in {left, right} and top <= y <= bottom) or (y in {top, bottom} and left <= x <= right)


def passes(piece, figure):
    """Whether a piece of a line stays out of the inside of a figure."""
    return piece[2] <= figure[0] or figure[2] <= piece[0] or piece[3] <= figure[1] or figure[3] <= piece[1]


@given(family=families(possible=True))
def test_every_parent_stands_above_the_child(family):
    picture = draw(*family)
    at = {placed.figure.id: placed for placed in picture.figures}
    for one in family[1]:
        if one.kind in RAISES and not at[one.person].network and not at[one.other].network:
            assert at[one.other].y < at[one.person].y


@given(family=families(), data=st.data())
@settings(max_examples=30)
def test_the_same_family_gives_the_same_picture(family, data):
    people, kin = family
    assert draw(people, kin) == draw(tuple(people), tuple(kin))


@given(family=families())
def test_the_network_stands_to_the_right_of_the_family(family):
    picture = draw(*family)
    inner = [placed.x for placed in picture.figures if not placed.network]
    assert inner
    assert all(placed.x > max(inner) for placed in picture.figures if placed.network)


@given(family=families())
def test_the_list_says_everybody_and_every_relation_once(family):
    people, kin = family
    kin = [one for one in kin if one.person != one.other]
    rows = as_list(draw(people, kin), kin)
    told = [(tie.of.id, row.figure.id, tie.kind) for row in rows for tie in row.ties]

    assert sorted(row.figure.id for row in rows) == [figure.id for figure in people]
    assert sorted(told) == sorted((one.person, one.other, one.kind) for one in kin)
    assert [row.network for row in rows] == sorted(row.network for row in rows)
    generations = [row.generation for row in rows if not row.network]
    assert generations == sorted(generations)
    for row in rows:
        assert {one.id for one in row.lives_with} == {
            one.id
            for one in people
            if one.household and one.household == row.figure.household and one.id != row.figure.id
        }


# The family of the founding documents: Daan, his separated parents, a stepfather, a half sister, a coach


DAAN = somebody(1, "Daan", HOME, 2015, subject=True)
NOOR = somebody(2, "Noor", HOME, 2021)
ANNA = somebody(3, "Anna", HOME, 1986)
TIM = somebody(4, "Tim", HOME, 1984)
BEN = somebody(5, "Ben", ELSEWHERE, 1985)
OMA = somebody(6, "Oma", None, 1958)
OPA = somebody(7, "Opa", None, 1956)
COACH = somebody(8, "Coach")
FAMILY = [DAAN, NOOR, ANNA, TIM, BEN, OMA, OPA, COACH]
KIN = [
    Kin(DAAN.id, ANNA.id, K.MOTHER, Authority.YES),
    Kin(DAAN.id, BEN.id, K.FATHER, Authority.YES),
    Kin(DAAN.id, TIM.id, K.STEP_PARENT),
    Kin(NOOR.id, ANNA.id, K.MOTHER),
    Kin(NOOR.id, TIM.id, K.FATHER),
    Kin(DAAN.id, NOOR.id, K.SIBLING),
    Kin(ANNA.id, TIM.id, K.PARTNER),
    Kin(ANNA.id, OMA.id, K.MOTHER),
    Kin(ANNA.id, OPA.id, K.FATHER),
    Kin(OPA.id, OMA.id, K.PARTNER),
    Kin(DAAN.id, OMA.id, K.GRANDPARENT),
    Kin(DAAN.id, COACH.id, K.NETWORK),
]


@pytest.fixture
def picture():
    return draw(FAMILY, KIN)


def test_generations_are_rows_and_households_have_a_box(picture):
    rows = {row.figure.name: row.generation for row in as_list(picture, KIN) if not row.network}

    assert rows == {"Oma": 0, "Opa": 0, "Anna": 1, "Tim": 1, "Ben": 1, "Daan": 2, "Noor": 2}
    assert [box.household for box in picture.households] == [HOME]
    assert [placed.figure.name for placed in picture.figures if placed.figure.subject] == ["Daan"]


@pytest.mark.parametrize(("one", "other"), [(ANNA, TIM), (OMA, OPA)])
def test_partners_stand_beside_each_other(picture, one, other):
    at = {placed.figure.id: placed for placed in picture.figures}
    left, right = sorted((at[one.id], at[other.id]), key=lambda placed: placed.x)
    assert left.y == right.y
    assert not [placed for placed in picture.figures if placed.y == left.y and left.x < placed.x < right.x]


def test_a_line_is_left_out_only_where_others_say_the_same(picture):
    drawn = {(line.person, line.other, line.kind) for line in picture.lines}
    left_out = [one for one in KIN if (one.person, one.other, one.kind) not in drawn]
    assert [one.kind for one in left_out] == [K.SIBLING, K.GRANDPARENT]


@pytest.mark.req("ALG-32")
def test_the_network_is_in_the_picture_and_in_the_list(picture):
    assert [placed.figure.name for placed in picture.figures if placed.network] == ["Coach"]
    last = as_list(picture, KIN)[-1]
    assert (last.figure.name, [(tie.kind, tie.of.name) for tie in last.ties]) == ("Coach", [(K.NETWORK, "Daan")])


def test_the_list_tells_who_has_authority_and_who_live_together(picture):
    anna = next(row for row in as_list(picture, KIN) if row.figure == ANNA)
    assert [(tie.kind, tie.of.name, tie.authority) for tie in anna.ties] == [
        (K.MOTHER, "Daan", Authority.YES),
        (K.MOTHER, "Noor", Authority.UNKNOWN),
    ]
    assert {figure.name for figure in anna.lives_with} == {"Daan", "Noor", "Tim"}


def test_one_person_and_nobody_can_be_drawn():
    alone = draw([DAAN], [])
    assert len(alone.figures) == 1
    assert not alone.lines
    assert not alone.households
    assert draw([], []).figures == ()
