# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long an entry stays: never a day too long, never a day too short, to the day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from opencjg.index.rules import last_days
from opencjg.persons.rules.birth import anniversary
from tests.index.conftest import BSN

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))
DAY = timedelta(days=1)


@given(reported=DAYS, young=st.integers(0, 365 * 23 - 1))
def test_active_two_years_kept_five_more_and_nothing_on_the_23rd_birthday(reported, young):
    leaves = anniversary(reported - timedelta(days=young), 23)
    if leaves <= reported:
        return
    until, kept = last_days(reported, leaves)

    assert reported <= until <= kept < leaves
    assert until == min(anniversary(reported, 2), leaves - DAY)
    assert kept == min(anniversary(until + DAY, 5), leaves - DAY)


@given(reported=DAYS)
def test_without_a_day_of_birth_the_terms_alone_hold(reported):
    until, kept = last_days(reported, None)

    assert (until, kept) == (anniversary(reported, 2), anniversary(until + DAY, 5))


@given(day=DAYS)
def test_the_database_reckons_the_same(django_db_setup, django_db_blocker, day):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("select door.kept_until('index', %s), door.kept_until('index_archive', %s)", [day, day])
        assert cursor.fetchone() == (anniversary(day, 2), anniversary(day, 5))


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_match_is_found_up_to_and_on_the_last_day_and_not_after_it(index, now, days):
    first, second = index.opens("jan", BSN), index.opens("piet", BSN)
    until = index.reports(first, "jan").until

    found = index.reports(second, "piet", at=noon(until + timedelta(days=days)))

    assert (found.match is not None) == (days <= 0)
    assert bool(found.before) == (days > 0)


@pytest.mark.parametrize("days", [0, 1])
def test_the_archive_tells_up_to_and_on_its_last_day(index, now, days):
    born = now.date() - timedelta(days=30)
    first, second = index.opens("jan", BSN, born=born), index.opens("piet", BSN, born=born)
    index.reports(first, "jan")
    _until, kept = last_days(now.date(), anniversary(born, 23))

    found = index.reports(second, "piet", at=noon(kept + timedelta(days=days)))

    assert bool(found.before) == (days == 0)


def test_on_the_23rd_birthday_nobody_is_found(index, now):
    born = now.date().replace(year=now.year - 22)  # becomes 23 in a year
    first, second = index.opens("jan", BSN, born=born), index.opens("piet", BSN, born=born + timedelta(days=20))
    registered = index.reports(first, "jan")

    assert registered.until == anniversary(born, 23) - DAY
    found = index.reports(second, "piet", at=noon(anniversary(born, 23)))
    assert (found.match, found.before) == (None, ())
