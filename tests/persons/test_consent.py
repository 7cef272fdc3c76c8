# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who agrees to sharing, by age."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.core.rules.terms import Verified
from opencjg.persons.rules.consent import Agrees, missing, who_consents
from opencjg.persons.types import Birth, Precision
from tests.persons.test_birth import births, days

PARENTS, BOTH, YOUTH = (Agrees.PARENTS,), (Agrees.YOUTH, Agrees.PARENTS), (Agrees.YOUTH,)
BORN = Birth(born=date(2014, 11, 23))


@pytest.mark.parametrize(
    ("birth", "at", "who", "source"),
    [
        (BORN, "2014-11-23", PARENTS, "Jeugdwet 7.3.15"),
        (BORN, "2026-11-22", PARENTS, "Jeugdwet 7.3.15"),
        (BORN, "2026-11-23", BOTH, "Jeugdwet 7.3.4-2"),
        (BORN, "2030-11-22", BOTH, "Jeugdwet 7.3.4-2"),
        (BORN, "2030-11-23", YOUTH, "Jeugdwet 7.3.5"),
        (BORN, "2060-11-23", YOUTH, "Jeugdwet 7.3.5"),
    ],
)
def test_the_birthday_itself_decides_who_agrees(birth, at, who, source):
    consent = who_consents(birth, date.fromisoformat(at))
    assert (consent.needed, consent.source, consent.mark) == (who, source, Verified.VERIFIED)


@pytest.mark.parametrize(
    ("birth", "who"),
    [
        (Birth(expected=date(2027, 1, 1)), PARENTS),
        (Birth(expected=date(2026, 11, 1)), PARENTS),
        (Birth(), BOTH),
        (Birth(born=date(2014, 1, 1), precision=Precision.YEAR), BOTH),  # 11 or 12
        (Birth(born=date(2010, 1, 1), precision=Precision.YEAR), BOTH),  # 15 or 16
        (Birth(born=date(2014, 11, 1), precision=Precision.MONTH), BOTH),
    ],
)
def test_where_the_age_is_not_known_nobody_is_passed_over(birth, who):
    consent = who_consents(birth, date(2026, 11, 23))
    assert (consent.needed, consent.mark) == (who, Verified.DECIDED)


@given(birth=births(), at=days)
def test_somebody_always_agrees_and_a_youth_who_may_speak_keeps_that(birth, at):
    now, later = who_consents(birth, at), who_consents(birth, at + timedelta(days=1))
    assert now.needed
    if birth.born and birth.born <= at:
        assert later.youth or not now.youth
        assert now.parents or not later.parents


@given(birth=births(), at=days, given=st.sets(st.sampled_from(Agrees)))
def test_what_is_missing_is_what_is_needed_and_not_given(birth, at, given):
    needed = who_consents(birth, at)
    assert set(missing(needed, given)) == set(needed.needed) - given
    assert missing(needed, set(Agrees)) == ()
