# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A match is never missed and never invented: a list that is gone through says the same."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opencjg.core import doors
from opencjg.index.rules import last_days, pseudonym
from opencjg.persons.rules.birth import anniversary
from tests.conftest import FULL

WHO = ("jan", "hanna", "piet", "eva")
ORGANISATION = {"jan": "jgz", "hanna": "jgz", "eva": "jgz", "piet": "mw"}
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
CHILDREN = range(4)


@dataclass
class Entry:
    """An entry as the oracle knows it."""

    id: UUID
    child: int
    who: str
    until: date
    kept: date


@dataclass
class Oracle:
    """Every entry there is; asked by going through all of them."""

    entries: list[Entry] = field(default_factory=list)

    def meets(self, mine: Entry, family: set[int], day: date) -> dict[UUID, int]:
        return {
            one.id: 1 if one.child == mine.child else 2
            for one in self.entries
            if one.id != mine.id
            and one.until >= day
            and one.child in {mine.child, *family}
            and ORGANISATION[one.who] != ORGANISATION[mine.who]
        }

    def before(self, mine: Entry, day: date) -> set[str]:
        return {
            one.who
            for one in self.entries
            if one.child == mine.child and one.who != mine.who and one.until < day <= one.kept
        }


ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("report"), st.sampled_from(WHO), st.sampled_from(CHILDREN), st.sets(st.sampled_from(CHILDREN))
        ),
        st.tuples(st.just("withdraw"), st.integers(0, 9), st.booleans()),
        st.tuples(st.just("wait"), st.integers(1, 1000)),
    ),
    min_size=2,
    max_size=14,
)


@pytest.mark.req("VW-G6", "MS-G7")
@settings(max_examples=120 if FULL else 30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, leaves=st.one_of(st.none(), st.integers(1, 4000)))
def test_who_is_found_is_exactly_who_is_there(act, acts, leaves):
    """Straight at the functions of the database, so that many children and years pass quickly."""
    oracle, now = Oracle(), START
    gone = (START + timedelta(days=leaves)).date() if leaves else None
    children = {child: pseudonym(uuid4().bytes * 2) for child in CHILDREN}
    with transaction.atomic():
        for kind, *what in acts:
            day = now.date()
            if kind == "wait":
                now += timedelta(days=what[0])
            elif kind == "withdraw" and oracle.entries:
                withdraw(act, oracle, oracle.entries[what[0] % len(oracle.entries)], unjustified=what[1], now=now)
            elif kind == "report" and (gone is None or day < gone):
                report(act, oracle, children, *what, gone=gone, now=now)
        transaction.set_rollback(True)


def withdraw(act, oracle, entry, *, unjustified, now):
    act(entry.who)
    done = doors.call("index_withdraw", entry.id, unjustified, now)
    day = now.date()

    assert done == (unjustified or entry.until >= day)
    if unjustified:
        oracle.entries.remove(entry)
    elif entry.until >= day:
        entry.until = day - timedelta(days=1)
        entry.kept = min(entry.kept, anniversary(day, 5))


def report(act, oracle, children, who, child, family, *, gone, now):
    viewer, day, match = act(who), now.date(), uuid4()
    until, kept = last_days(day, gone)
    mine = Entry(uuid4(), child, who, until, kept)
    kin = family - {child}
    said = doors.call(
        "index_register",
        mine.id,
        match,
        children[child],
        [],
        [children[one] for one in kin],
        [],
        viewer.centre.id,
        now,
        gone,
        None,
        None,
    )
    said = said if isinstance(said, dict) else json.loads(said)
    expected = oracle.meets(mine, kin, day)
    found = {row[0]: row[1] for row in parties(match)} if said["director"] else {}

    assert date.fromisoformat(said["until"]) == until
    assert bool(said["director"]) == bool(expected)
    assert found == expected
    assert {name.split()[0].lower() for name, *_more in said["before"]} == oracle.before(mine, day)
    oracle.entries.append(mine)


def parties(match):
    """Whom the reporter sees in his match, without himself."""
    return [row for row in doors.rows("index_match", match) if row[1] != 0]
