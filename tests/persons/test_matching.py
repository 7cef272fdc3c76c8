# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who fits what was searched for, in what order and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.persons.rules.matching import likely_same, weigh
from opencjg.persons.types import Asked, Birth, Precision, Reason

DAY = date(2019, 5, 3)
ASKED = Asked(words=("anna", "jansen"), bsn="111222333", born=DAY, phone="0612345678", postcode="1234AB")
YEAR = Birth(born=date(2019, 1, 1), precision=Precision.YEAR)
MONTH = Birth(born=date(2019, 5, 1), precision=Precision.MONTH)


def weighed(asked=ASKED, *, names="", alike=None, birth=None, bsn=False, phone=False, address=False):
    return weigh(
        asked,
        names=tuple(names.split()),
        alike=alike or {},
        birth=birth or Birth(),
        bsn_equal=bsn,
        phone_equal=phone,
        address_equal=address,
    )


# One candidate less sure than the one before; together they are every step by which agreement grows.
BIRTHS = [Birth(born=date(1980, 1, 1)), Birth(), YEAR, MONTH, Birth(born=DAY)]
NAMES = ["", "piet", "jansen piet", "jansen anna"]
flags = st.booleans()


@st.composite
def candidates(draw):
    return {
        "names": draw(st.integers(0, len(NAMES) - 1)),
        "alike": draw(st.tuples(st.floats(0, 1), st.floats(0, 1))),
        "birth": draw(st.integers(0, len(BIRTHS) - 1)),
        "bsn": draw(flags),
        "phone": draw(flags),
        "address": draw(flags),
    }


def points(candidate):
    return weighed(
        names=NAMES[candidate["names"]],
        alike=dict(zip(ASKED.words, candidate["alike"], strict=True)),
        birth=BIRTHS[candidate["birth"]],
        **{key: candidate[key] for key in ("bsn", "phone", "address")},
    )


@given(one=candidates(), other=candidates())
def test_more_agreement_never_ranks_lower(one, other):
    more = {key: max(one[key], other[key]) for key in one if key != "alike"}
    more["alike"] = tuple(max(pair) for pair in zip(one["alike"], other["alike"], strict=True))
    less, grown = points(one), points(more)

    assert grown[0] >= less[0]
    assert likely_same(grown[1], grown[0]) or not likely_same(less[1], less[0])


@given(with_bsn=candidates(), without=candidates())
def test_a_bsn_beats_everything_else(with_bsn, without):
    assert points(with_bsn | {"bsn": True})[0] > points(without | {"bsn": False})[0]


@given(candidate=candidates())
def test_the_reasons_are_what_the_points_were_given_for(candidate):
    score, reasons = points(candidate)
    assert (Reason.BSN in reasons) == candidate["bsn"]
    assert (Reason.PHONE in reasons) == candidate["phone"]
    assert (Reason.NAME in reasons) == (candidate["names"] == 3)
    assert bool(reasons) or score == 0
    assert len(set(reasons)) == len(reasons)
    assert not {Reason.NAME, Reason.NAME_ALIKE} <= set(reasons)


def test_a_name_with_its_birth_date_beats_a_name_and_a_likeness_stays_behind():
    name, alike = "anna jansen", {"anna": 1.0, "jansen": 1.0}
    ranked = [
        weighed(names=name, birth=Birth(born=DAY)),
        weighed(names=name, birth=MONTH),
        weighed(names=name, birth=YEAR),
        weighed(names=name),
        weighed(alike=alike),
        weighed(names="jansen"),
        weighed(),
    ]
    assert [score for score, _ in ranked] == sorted({score for score, _ in ranked}, reverse=True)
    assert [reasons for _, reasons in ranked[-4:]] == [
        (Reason.NAME,),
        (Reason.NAME_ALIKE,),
        (Reason.NAME_ALIKE,),
        (),
    ]


def test_another_birth_date_counts_against_somebody_but_a_slip_of_the_finger_does_not():
    name = "anna jansen"
    other = weighed(names=name, birth=Birth(born=date(1980, 1, 1)))
    slip = weighed(names=name, birth=Birth(born=date(2019, 5, 8)))
    turned = weighed(names=name, birth=Birth(born=date(2019, 3, 5)))
    assert other[0] < weighed(names=name)[0] == slip[0] == turned[0]


@pytest.mark.parametrize(
    ("candidate", "same"),
    [
        ({"bsn": True}, True),
        ({"names": "anna jansen", "birth": Birth(born=DAY)}, True),
        ({"names": "anna jansen", "birth": YEAR}, True),
        ({"names": "jansen", "alike": {"anna": 0.4}, "birth": Birth(born=DAY)}, True),
        ({"names": "anna jansen", "phone": True}, True),
        ({"names": "anna jansen", "address": True}, True),
        ({"birth": Birth(expected=date(2019, 5, 20)), "address": True}, True),
        ({"names": "anna jansen"}, False),
        ({"names": "jansen", "phone": True, "address": True}, False),
        ({"names": "jansen", "phone": True, "address": True, "birth": Birth(born=date(2015, 8, 1))}, False),
        ({"names": "anna jansen", "phone": True, "birth": Birth(born=date(1988, 8, 1))}, False),
        ({"birth": Birth(born=DAY)}, False),
    ],
)
def test_a_possible_duplicate_is_shown_and_a_brother_is_not(candidate, same):
    score, reasons = weighed(**candidate)
    assert likely_same(reasons, score) == same


def test_nothing_asked_gives_nothing():
    assert weighed(Asked(), names="anna", alike={"anna": 1.0}, birth=Birth(born=DAY)) == (0.0, ())
