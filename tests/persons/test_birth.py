# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""When somebody was born, how old he is, and until when he is ours."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.core.types import BadInput
from opencjg.persons.rules.birth import (
    AgeUnit,
    AgeWords,
    age,
    age_words,
    ages,
    ages_out_on,
    check_birth,
    in_scope,
    parse_birth,
    span,
)
from opencjg.persons.types import Birth, Precision

TODAY = date(2026, 11, 23)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def births(draw, around=days):
    day = draw(around)
    kind = draw(st.sampled_from(["day", "month", "year", "expected", "unknown"]))
    return {
        "day": Birth(born=day),
        "month": Birth(born=day.replace(day=1), precision=Precision.MONTH),
        "year": Birth(born=day.replace(day=1, month=1), precision=Precision.YEAR),
        "expected": Birth(expected=day),
        "unknown": Birth(),
    }[kind]


def born(text, precision=Precision.DAY):
    return Birth(born=date.fromisoformat(text), precision=precision)


# Age


@pytest.mark.parametrize(
    ("birth", "at", "years"),
    [
        ("2014-11-23", "2026-11-22", 11),
        ("2014-11-23", "2026-11-23", 12),
        ("2012-02-29", "2023-02-28", 10),
        ("2012-02-29", "2023-03-01", 11),
        ("2012-02-29", "2024-02-29", 12),
    ],
)
def test_somebody_is_a_year_older_on_the_birthday_and_not_before(birth, at, years):
    assert age(born(birth), date.fromisoformat(at)) == years


def test_with_only_a_year_of_birth_there_are_two_ages_and_the_youngest_is_certain():
    birth = born("2010-01-01", Precision.YEAR)

    assert ages(birth, TODAY) == (15, 16)
    assert age(birth, TODAY) == 15
    assert ages(birth, date(2026, 12, 31)) == (16, 16)


def test_the_unborn_and_the_unknown_have_no_age():
    assert age(Birth(expected=date(2027, 1, 1)), TODAY) is None
    assert age(Birth(), TODAY) is None
    assert age(born("2020-01-01"), date(2019, 1, 1)) is None


@given(birth=births(), at=days)
def test_the_youngest_age_is_never_above_the_oldest_and_rises_with_time(birth, at):
    possible, later = ages(birth, at), ages(birth, at + timedelta(days=1))
    if possible and later:
        assert 0 <= possible[0] <= possible[1] <= possible[0] + 1
        assert possible <= later


# Scope


@pytest.mark.req("ALG-02")
@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        (Birth(expected=date(2027, 9, 13)), "2026-11-23", "2050-10-03"),
        (born("2010-05-03"), "2009-07-13", "2033-05-02"),
        (born("2004-02-29"), "2003-05-11", "2027-02-28"),
        (born("2010-05-01", Precision.MONTH), "2009-07-11", "2033-05-30"),
        (born("2010-01-01", Precision.YEAR), "2009-03-13", "2033-12-30"),
    ],
)
def test_a_child_is_ours_from_nine_months_before_the_birth_until_the_23rd_birthday(birth, first, last):
    opens, closes = date.fromisoformat(first), date.fromisoformat(last)
    day = timedelta(days=1)

    assert [in_scope(birth, at) for at in (opens - day, opens, closes, closes + day)] == [False, True, True, False]
    assert ages_out_on(birth) == closes + day


@pytest.mark.req("ALG-02", "PI-MS-1.5")
@given(birth=births(), at=days)
def test_nobody_under_23_is_left_out_whatever_is_known_of_the_birth(birth, at):
    possible = ages(birth, at)
    if possible and possible[0] < 23:
        assert in_scope(birth, at)
    if possible and possible[0] >= 23:
        assert not in_scope(birth, at)
    if birth == Birth():
        assert in_scope(birth, at)


@given(birth=births())
def test_the_known_day_lies_within_the_days_it_can_be(birth):
    known = birth.born or birth.expected
    possible = span(birth)
    assert (possible is None) == (known is None)
    if possible and known:
        assert possible[0] <= known <= possible[1]


# Dates that cannot be


@pytest.mark.parametrize(
    ("birth", "field", "code"),
    [
        (Birth(born=TODAY, expected=TODAY), "born", "born_and_expected"),
        (born("2026-11-24"), "born", "born_in_future"),
        (born("2027-01-01", Precision.YEAR), "born", "born_in_future"),
        (born("1906-11-22"), "born", "born_too_long_ago"),
        (Birth(expected=TODAY + timedelta(days=295)), "expected", "expected_too_far"),
        (Birth(expected=TODAY - timedelta(days=22)), "expected", "expected_long_past"),
    ],
)
def test_a_birth_that_cannot_be_is_refused_by_name(birth, field, code):
    with pytest.raises(BadInput) as refusal:
        check_birth(birth, TODAY)
    assert (refusal.value.field, refusal.value.code) == (field, code)


@pytest.mark.parametrize(
    "birth",
    [
        Birth(),
        born("2026-11-23"),
        born("2026-01-01", Precision.YEAR),
        born("1906-11-23"),
        born("1906-01-01", Precision.YEAR),
        Birth(expected=TODAY + timedelta(days=294)),
        Birth(expected=TODAY - timedelta(days=21)),
    ],
)
def test_a_birth_that_can_be_is_accepted(birth):
    check_birth(birth, TODAY)


# As it is typed


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("3-5-2019", born("2019-05-03")),
        ("03 05 2019", born("2019-05-03")),
        ("3.5.2019", born("2019-05-03")),
        ("3/5/2019", born("2019-05-03")),
        (" 3 - 5 - 2019 ", born("2019-05-03")),
        ("2019-05-03", born("2019-05-03")),
        ("03052019", born("2019-05-03")),
        ("20190503", born("2019-05-03")),
        ("3 mei 2019", born("2019-05-03")),
        ("3mei2019", born("2019-05-03")),
        ("1 Mrt. 2019", born("2019-03-01")),
        ("geb. 3-5-2019", born("2019-05-03")),
        ("05-2019", born("2019-05-01", Precision.MONTH)),
        ("2019-05", born("2019-05-01", Precision.MONTH)),
        ("mei 2019", born("2019-05-01", Precision.MONTH)),
        ("2019", born("2019-01-01", Precision.YEAR)),
        ("uitgerekend 3-5-2027", Birth(expected=date(2027, 5, 3))),
        ("Uitgerekend op 3 mei 2027", Birth(expected=date(2027, 5, 3))),
        ("verwacht: 2027-05-03", Birth(expected=date(2027, 5, 3))),
        ("", Birth()),
        ("onbekend", Birth()),
    ],
)
def test_a_birth_may_be_typed_in_many_ways(typed, birth):
    assert parse_birth(typed) == birth


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ("31-2-2019", "born", "birth_unreadable"),
        ("29-2-2019", "born", "birth_unreadable"),
        ("3-13-2019", "born", "birth_unreadable"),
        ("3-5-19", "born", "birth_unreadable"),
        ("0003", "born", "birth_unreadable"),
        ("Jansen", "born", "birth_unreadable"),
        ("uitgerekend", "expected", "birth_unreadable"),
        ("uitgerekend mei 2027", "expected", "expected_without_day"),
    ],
)
def test_what_cannot_be_read_is_refused(typed, field, code):
    with pytest.raises(BadInput) as refusal:
        parse_birth(typed)
    assert (refusal.value.field, refusal.value.code) == (field, code)


@given(day=days, form=st.sampled_from(["%d-%m-%Y", "%d %m %Y", "%Y-%m-%d", "%d%m%Y", "%Y%m%d", "%d %B %Y", "%d/%m/%Y"]))
def test_every_day_reads_the_same_however_it_is_written(day, form):
    assert parse_birth(day.strftime(form)) == Birth(born=day)


@given(typed=st.text(max_size=30))
def test_anything_typed_is_read_or_refused(typed):
    with suppress(BadInput):
        birth = parse_birth(typed)
        assert birth.born is None or birth.expected is None


# As it is said


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        (Birth(expected=date(2026, 12, 3)), AgeWords(AgeUnit.UNBORN, 10)),
        (Birth(expected=date(2026, 11, 20)), AgeWords(AgeUnit.UNBORN, -3)),
        (born("2026-11-23"), AgeWords(AgeUnit.WEEKS, 0)),
        (born("2026-08-24"), AgeWords(AgeUnit.WEEKS, 13)),
        (born("2026-08-23"), AgeWords(AgeUnit.MONTHS, 3)),
        (born("2024-11-24"), AgeWords(AgeUnit.MONTHS, 23)),
        (born("2024-11-23"), AgeWords(AgeUnit.YEARS, 2)),
        (born("2010-01-01", Precision.YEAR), AgeWords(AgeUnit.YEARS, 15, uncertain=True)),
        (born("2010-05-01", Precision.MONTH), AgeWords(AgeUnit.YEARS, 16)),
        (born("2026-01-01", Precision.YEAR), AgeWords(AgeUnit.WEEKS, 0, uncertain=True)),
        (Birth(), AgeWords(AgeUnit.UNKNOWN)),
    ],
)
def test_an_age_is_said_in_the_unit_that_says_most(birth, words):
    assert age_words(birth, TODAY) == words


@given(birth=births(), at=days)
def test_a_known_day_of_birth_leaves_no_doubt(birth, at):
    words = age_words(birth, at)
    if birth.precision is Precision.DAY:
        assert not words.uncertain
    if words.unit is not AgeUnit.UNBORN:
        assert words.number >= 0
