# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planted weakenings of policies and door functions: the proof finds each of them, or it proves nothing."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from tests.access.comparing import differences
from tests.access.mutants import MUTANTS, Mutant
from tests.access.trials import holes, things_of
from tests.conftest import FULL

pytestmark = pytest.mark.commits
TRIED = [one for one in MUTANTS if FULL or one.quick]


def findings(copy: Any, *, rows_first: bool) -> Iterator[str]:
    """What the proof has against the database as it stands: rows too many or too few, and acts that succeed."""
    parts = [lambda: differences(copy.said), lambda: holes(things_of(copy))]
    return chain.from_iterable(part() for part in (parts if rows_first else reversed(parts)))


@pytest.mark.req("AUT-01", "AUT-05")
def test_the_proof_finds_nothing_against_the_database_as_it_is(copy):
    assert list(findings(copy, rows_first=True)) == []


@pytest.mark.parametrize("mutant", TRIED, ids=lambda one: one.name)
def test_the_proof_finds_a_planted_weakening(copy, mutant: Mutant, record_property):
    record_property("planted", 1)
    mutant.plant()

    found = next(findings(copy, rows_first=mutant.shows), "")

    assert found, "nothing in the proof would notice this"
    record_property("killed", 1)


def test_mutants_have_names_of_their_own_and_there_are_enough():
    assert len({one.name for one in MUTANTS}) == len(MUTANTS) > 70
    assert 10 <= sum(one.quick for one in MUTANTS) <= 25
