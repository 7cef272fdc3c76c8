# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The citizen service number."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from opencjg.core.types import BadInput
from opencjg.persons.rules.bsn import clean_bsn, passes_test


@st.composite
def bsns(draw):
    """Fictional numbers that pass the test; nobody is known to have them."""
    first = draw(st.text("0123456789", min_size=8, max_size=8))
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), first, strict=True))
    last = total % 11
    assume(last < 10 and total != last)
    return f"{first}{last}"


def refused(typed):
    with pytest.raises(BadInput) as refusal:
        clean_bsn(typed)
    assert refusal.value.field == "bsn"
    return refusal.value.code


@pytest.mark.parametrize(
    "typed", ["111222333", "111 222 333", "111.222.333", "1112.22.333", " 111-222-333 ", "111\u00a0222\u2011333"]
)
def test_a_number_may_be_typed_with_spaces_dots_and_dashes(typed):
    assert clean_bsn(typed) == "111222333"


def test_eight_digits_get_their_leading_zero():
    assert clean_bsn("12345672") == "012345672"


@pytest.mark.parametrize("typed", ["", "1112223334", "1234567", "11122233a", "١١١٢٢٢٣٣٣", "-"])
def test_what_is_not_eight_or_nine_digits_is_refused(typed):
    assert refused(typed) == "bsn_digits"


@pytest.mark.parametrize("typed", ["111222334", "000000000", "00000000", "123456789"])
def test_what_fails_the_test_is_refused(typed):
    assert refused(typed) == "bsn_wrong"


@given(bsn=bsns(), place=st.integers(0, 8), digit=st.integers(0, 9))
def test_one_wrong_digit_is_always_caught(bsn, place, digit):
    wrong = f"{bsn[:place]}{digit}{bsn[place + 1 :]}"
    assert passes_test(bsn)
    assert passes_test(wrong) == (wrong == bsn)


@given(bsn=bsns(), place=st.integers(0, 7))
def test_two_digits_that_changed_places_are_always_caught(bsn, place):
    swapped = bsn[:place] + bsn[place + 1] + bsn[place] + bsn[place + 2 :]
    assert passes_test(swapped) == (swapped == bsn)
