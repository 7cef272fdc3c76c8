# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers and services to search among: one for every contact, 100,000 at the most. Run as `bench.rows` is.

Words are used as words are: a few everywhere, most of them seldom. A question is typed with a slip of the pen in one
word and the last one half finished.
"""

import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg

from opencjg.core.rules.identifiers import uuid7
from opencjg.socialmap.rules.words import keys_of

Connection = psycopg.Connection[Any]

VOCABULARY = 20_000
IN_TITLE, IN_TEXT = 5, 12
QUESTIONS = 200
SYLLABLES = tuple(first + second for first in "bdghklmnprstvwz" for second in ("a", "e", "i", "oe", "aan", "ers"))

FINDABLE = (
    "copy socialmap_findable (thing, kind, title, line, topic_id, owner_id, centre_id, check_by, helped) from stdin"
)
WORD = "copy socialmap_searchword (id, word, spread) from stdin"
SPELLING = "copy socialmap_spelling (key, word_id) from stdin"
WORDING = "copy socialmap_searchwording (word_id, findable_id, weight) from stdin"
SPREAD = """
update socialmap_searchword w set spread = counted.number
from (select word_id, count(*) as number from socialmap_searchwording group by word_id) counted
where counted.word_id = w.id
"""


def write_findables(database: Connection, number: int) -> None:
    """So many answers and services, kept by somebody, with the words they are found by."""
    chance = random.Random(2026)
    words = [_word(place) for place in range(VOCABULARY)]
    often = [1_000_000 // (place + 10) for place in range(VOCABULARY)]
    owner, centre = _one(database, "select id, home_id from accounts_worker where user_id is not null limit 1")
    things: list[tuple[UUID, list[int]]] = []
    with database.cursor() as cursor:
        with cursor.copy(FINDABLE) as copy:
            for place in range(number):
                chosen = list(dict.fromkeys(chance.choices(range(VOCABULARY), often, k=IN_TITLE + IN_TEXT)))
                things.append((uuid7(), chosen))
                title = " ".join(words[one] for one in chosen[:IN_TITLE])
                line = " ".join(words[one] for one in chosen[IN_TITLE:])
                kind = "answer" if place % 2 else "service"
                helped = chance.randrange(20)
                copy.write_row((things[-1][0], kind, title, line, "sleeping", owner, centre, "2099-01-01", helped))
        with cursor.copy(WORD) as copy:
            for place, word in enumerate(words, start=1):
                copy.write_row((place, word, 0))
        with cursor.copy(SPELLING) as copy:
            for place, word in enumerate(words, start=1):
                for key in keys_of(word):
                    copy.write_row((key, place))
        with cursor.copy(WORDING) as copy:
            for thing, chosen in things:
                for at, one in enumerate(chosen):
                    copy.write_row((one + 1, thing, 3 if at < IN_TITLE else 1))
        cursor.execute(SPREAD)
        cursor.execute("select setval('socialmap_searchword_id_seq', %s)", [VOCABULARY])


def questions_of(database: Connection) -> list[str]:
    """What somebody types who looks for something: some of the words of its title, mistyped, the last half typed."""
    rows = database.execute("select title from socialmap_findable order by thing limit %s", [QUESTIONS]).fetchall()
    return list(_typed(title for (title,) in rows))


def _typed(titles: Iterator[str]) -> Iterator[str]:
    for place, title in enumerate(titles):
        first, second, *rest = title.split()
        slip = 1 + place % (len(first) - 1)
        mistyped = first[:slip] + first[slip + 1 :] if place % 2 else first[:slip] + "x" + first[slip:]
        yield f"mijn kind {mistyped} en {second} {' '.join(rest)[: 4 + place % 9]}"


def _word(number: int) -> str:
    """A pronounceable word of five letters or more, another for every number."""
    parts = []
    rest = number + len(SYLLABLES) + 1
    while rest:
        rest, place = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    return "".join(parts) + "en"


def _one(database: Connection, query: str) -> tuple[Any, ...]:
    row = database.execute(query).fetchone()
    assert row is not None
    return tuple(row)
