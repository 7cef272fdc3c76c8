# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long what is kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.core.rules.terms import Verified
from opencjg.persons.rules.retention import TERMS, Term, destroy_after
from opencjg.persons.types import Kept
from tests.persons.test_birth import days


@pytest.mark.parametrize(
    ("kind", "last_change", "until"),
    [
        (Kept.DOSSIER, "2026-11-23", "2046-11-23"),
        (Kept.DOSSIER, "2028-02-29", "2048-02-29"),
        (Kept.CONTACT, "2026-11-23", "2026-12-23"),
        (Kept.INDEX, "2026-11-23", "2028-11-23"),
        (Kept.INDEX_ARCHIVE, "2028-02-29", "2033-03-01"),
    ],
)
def test_a_record_is_kept_for_its_term(kind, last_change, until):
    assert destroy_after(kind, date.fromisoformat(last_change)) == date.fromisoformat(until)


def test_every_kind_has_a_term_with_its_ground():
    assert set(TERMS) == set(Kept)
    assert all(term.ground and term.kind is kind for kind, term in TERMS.items())


def test_an_installation_may_set_its_own_term():
    own = {**TERMS, Kept.CONTACT: Term(Kept.CONTACT, 0, 7, "Besluit college", Verified.LOCAL)}
    assert destroy_after(Kept.CONTACT, date(2026, 11, 23), own) == date(2026, 11, 30)


@given(kind=st.sampled_from(Kept), day=days)
def test_what_changes_later_is_kept_at_least_as_long(kind, day):
    assert day < destroy_after(kind, day) <= destroy_after(kind, day + timedelta(days=1))
