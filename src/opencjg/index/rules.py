# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a child is known in the index, and how long an entry stays there. The database reckons the same (door.py)."""

from collections.abc import Mapping
from datetime import date, timedelta

from opencjg.core import lookup
from opencjg.persons.rules.birth import anniversary
from opencjg.persons.rules.matching import likely_same, weigh
from opencjg.persons.rules.names import normal_words
from opencjg.persons.rules.retention import TERMS, Term, destroy_after
from opencjg.persons.rules.sounds import sound
from opencjg.persons.types import Asked, Birth, Kept

MOST_YEARS = 2  # Jeugdwet 7.1.4.5, whatever term was set
DAY = timedelta(days=1)


def pseudonym(known_by: bytes) -> bytes:
    """Under what a child stands in the index: not to be told from the dossier without the key."""
    return lookup.keyed_hash(known_by.hex(), use=lookup.INDEX_CHILD)


def last_days(reported: date, leaves: date | None, terms: Mapping[Kept, Term] = TERMS) -> tuple[date, date]:
    """The last day an entry is active, and the last day it is kept in the archive.

    `leaves` is the 23rd birthday, the first day on which nothing may be kept any more.
    """
    ends = [destroy_after(Kept.INDEX, reported, terms), anniversary(reported, MOST_YEARS)]
    until = min([*ends, *([leaves - DAY] if leaves else [])])
    kept = destroy_after(Kept.INDEX_ARCHIVE, until + DAY, terms)
    return until, min([kept, *([leaves - DAY] if leaves else [])])


def hints(name: str, birth: Birth) -> tuple[bytes, ...]:
    """By what a child without a number is found among others: how its names sound, and its day of birth; hashed."""
    said = [f"sound:{sound(word)}" for word in normal_words(name)][:6]
    day = [f"born:{birth.born.isoformat()}"] if birth.born else []
    return tuple(sorted({lookup.keyed_hash(one, use=lookup.INDEX_HINT) for one in (*said, *day)}))


def perhaps_same(name: str, birth: Birth, other_name: str, other: Birth) -> bool:
    """Whether two children may well be one: a human is asked. A name that sounds alike counts as nearly the name."""
    words, others = normal_words(name), normal_words(other_name)
    heard = {sound(word) for word in others}
    alike = {word: 0.9 for word in words if sound(word) in heard}
    score, reasons = weigh(
        Asked(words=words, born=birth.born),
        names=others,
        alike=alike,
        birth=other,
        bsn_equal=False,
        phone_equal=False,
        address_equal=False,
    )
    return likely_same(reasons, score)
