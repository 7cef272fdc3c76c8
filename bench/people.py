# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""People to search among, and one child with a long history to read. Run as `bench.rows` is.

Ten people for every contact: at 100,000 contacts a million. A name is one of 997 first names and one of 50,021 last
ones, so that the dictionary is as large as a region's.
"""

from typing import Any
from uuid import UUID

import psycopg

from opencjg.core import vault
from opencjg.persons.rules.sounds import sound
from tests import world

Connection = psycopg.Connection[Any]

PEOPLE_PER_CONTACT = 10
FIRSTS, LASTS = 997, 50_021
FACTS = 500
DOSSIERS = 300
SYLLABLES = tuple(first + second for first in "bkmlnrst" for second in "aeio")

WORDS = "copy persons_word (id, word, sound) from stdin"
PEOPLE = """
insert into persons_person (id, first, prefix, last, born, precision, sex, "left", version)
select pg_temp.id_at(now() - number * interval '1 second', 'person' || number), initcap(f.word), '', initcap(l.word),
       date '2004-01-01' + (number::bigint * 7919 %% 8300)::int, 'day', 'unknown', '', 1
from generate_series(1, %(people)s) number
join persons_word f on f.id = 1 + number %% %(firsts)s
join persons_word l on l.id = %(firsts)s + 1 + (number::bigint * 104729 %% %(lasts)s)::int;
insert into persons_wording (word_id, person_id)
select 1 + number %% %(firsts)s, pg_temp.id_at(now() - number * interval '1 second', 'person' || number)
from generate_series(1, %(people)s) number;
insert into persons_wording (word_id, person_id)
select %(firsts)s + 1 + (number::bigint * 104729 %% %(lasts)s)::int,
       pg_temp.id_at(now() - number * interval '1 second', 'person' || number)
from generate_series(1, %(people)s) number;
"""
# Every fifth person has a dossier, kept by somebody of the staff; the last three hundred by who is measured.
KEPT = """
create temp table kept as
select p.id as child, pg_temp.id_at(now(), 'dossier' || p.id) as dossier,
       case when row_number() over (order by p.id desc) <= %(dossiers)s then %(worker)s else staff.id end as worker,
       %(centre)s as centre
from (select id, row_number() over (order by id) as n from persons_person) p
join (select id, row_number() over (order by id) - 1 as n from accounts_worker) staff
     on staff.n = p.n %% (select count(*) from accounts_worker)
where p.n %% 5 = 0;
insert into persons_dossier (id, child_id, centre_id, opened_at, opened_by_id, told, key, changed_at)
select dossier, child, centre, now() - interval '10 years', worker, 'Verteld', '', now() from kept;
insert into persons_mention (dossier_id, person_id) select dossier, child from kept;
insert into persons_involvement
    (id, dossier_id, worker_id, kind, layers, purpose, reason, starts, granted_by_id, review)
select pg_temp.id_at(now(), 'involved' || dossier), dossier, worker, 'responsible',
       array['basis', 'shielded', 'health', 'social', 'education', 'police', 'protection', 'direction'], 'care', '',
       now() - interval '10 years', worker, ''
from kept;
"""
HISTORY = """
insert into persons_fact (id, dossier_id, layer, nature, weight, milieus, text, source, said_on, by_id, at, retracted)
select pg_temp.id_at(now() - n * interval '7 days', 'fact' || n), %(dossier)s, 'basis', 'fact', 'neutral',
       array[]::varchar[], repeat('Wat er gebeurde. ', 8), 'moeder', (now() - n * interval '7 days')::date, %(worker)s,
       now() - n * interval '7 days', false
from generate_series(1, %(facts)s) n;
insert into persons_mention (dossier_id, person_id)
select %(dossier)s, id from persons_person where id <> %(child)s order by id limit 5;
insert into persons_relation (id, person_id, other_id, kind, authority, source, since, by_id)
select pg_temp.id_at(now(), 'kin' || person_id), %(child)s, person_id,
       (array['mother', 'father', 'sibling', 'grandparent', 'network'])[row_number() over ()], 'yes', 'moeder',
       current_date, %(worker)s
from persons_mention where dossier_id = %(dossier)s and person_id <> %(child)s;
insert into persons_family (id, made_at) values (pg_temp.id_at(now(), 'family'), now());
insert into persons_dwelling (id, family_id, street, number, postcode, place, shielded, source, since, by_id)
values (pg_temp.id_at(now(), 'home'), pg_temp.id_at(now(), 'family'), 'Proefweg', '1', '1234AB', 'Lindenmeer', false,
        'moeder', current_date, %(worker)s);
insert into persons_membership (id, family_id, person_id, main, since)
select pg_temp.id_at(now(), 'member' || person_id), pg_temp.id_at(now(), 'family'), person_id, true, current_date
from persons_mention where dossier_id = %(dossier)s;
"""


def write_people(database: Connection, contacts: int, worker: str) -> None:
    """People with names to search, dossiers for every fifth, and one of them with ten years of facts."""
    with database.cursor().copy(WORDS) as rows:
        for number in range(FIRSTS + LASTS):
            word = _word(number)
            rows.write_row((number + 1, word, sound(word)))
    known = _one(database, "select id, home_id from accounts_worker where name = %s", world.PEOPLE[worker][0])
    values = {
        "people": contacts * PEOPLE_PER_CONTACT,
        "firsts": FIRSTS,
        "lasts": LASTS,
        "dossiers": DOSSIERS,
        "worker": known[0],
        "centre": known[1],
    }
    _run(database, PEOPLE, values)
    _run(database, KEPT, values)
    child, dossier = _one(
        database, "select child, dossier from kept where worker = %s order by child limit 1", known[0]
    )
    key = vault.wrap_key(vault.new_key(), place=f"persons_dossier:{dossier}")
    database.execute("update persons_dossier set key = %s where id = %s", [key, dossier])
    _run(database, HISTORY, values | {"child": child, "dossier": dossier, "facts": FACTS})


def history_of(database: Connection) -> UUID:
    """The dossier with ten years of facts."""
    found: UUID = _one(database, "select dossier_id from persons_fact limit 1")[0]
    return found


def names_of(database: Connection, worker: str) -> list[str]:
    """What somebody types to find the children of one worker: a name with a slip of the pen."""
    rows = database.execute(
        "select p.first, p.last from persons_person p join persons_dossier d on d.child_id = p.id "
        "join persons_involvement i on i.dossier_id = d.id join accounts_worker w on w.id = i.worker_id "
        "where w.name = %s order by p.id",
        [world.PEOPLE[worker][0]],
    ).fetchall()
    return [f"{first} {last[:2]}{last[2:].replace('k', 'ck', 1)}" for first, last in rows]


def _word(number: int) -> str:
    """A pronounceable word, another for every number."""
    parts = []
    rest = number + 37
    while rest:
        rest, place = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    return "".join(parts)


def _run(database: Connection, statements: str, values: dict[str, Any]) -> None:
    with psycopg.ClientCursor(database) as cursor:
        for statement in statements.split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)


def _one(database: Connection, query: str, *values: object) -> tuple[Any, ...]:
    row = database.execute(query, values).fetchone()
    assert row is not None
    return tuple(row)
