# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Identifiers that sort by time."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.core.rules import identifiers
from opencjg.core.rules.identifiers import uuid7

milliseconds = st.integers(0, 2**48 - 1)


def time_of(identifier: UUID) -> int:
    return identifier.int >> 80


@given(now=milliseconds)
def test_an_identifier_is_version_seven_and_begins_with_its_moment(now):
    identifier = uuid7(now)
    assert (identifier.version, identifier.variant) == (7, "specified in RFC 4122")
    assert time_of(identifier) == now


@given(early=milliseconds, late=milliseconds)
def test_identifiers_of_different_moments_sort_by_moment(early, late):
    if early != late:
        assert (uuid7(early) < uuid7(late)) == (early < late)


def test_each_identifier_is_greater_than_the_one_before():
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(set(made))


def test_identifiers_stay_in_order_when_the_clock_of_the_machine_runs_back(monkeypatch):
    before = uuid7()
    monkeypatch.setattr(identifiers.time, "time_ns", lambda: 1_000_000)
    after = [uuid7() for _ in range(3)]
    assert [before, *after] == sorted([before, *after])


def test_threads_never_make_the_same_identifier():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: uuid7(), range(4000)))
    assert len(set(made)) == 4000


@pytest.mark.parametrize("moment", [-1, 2**48])
def test_a_moment_that_does_not_fit_is_refused(moment):
    with pytest.raises(ValueError, match="no moment"):
        uuid7(moment)
