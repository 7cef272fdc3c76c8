# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows to measure on, written by the database itself: a year of contacts and cases, and what an act needs to begin.

Run as superuser with triggers off: the promise is checked per row, and would take minutes over a million rows. What is
written here keeps it all the same: every open matter has its worker, its step and its due moment.
"""

from typing import Any
from uuid import UUID

import psycopg

from opencjg.core import vault
from tests import world

Connection = psycopg.Connection[Any]

CASES_PER_CONTACT = 5
FUNCTIONS = """
set session_replication_role = replica;
create function pg_temp.id_at(moment timestamptz, what text) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
            || '7' || substr(md5(what), 1, 3) || '8' || substr(md5(what), 4, 15))::uuid
$$;
create temp table wanted_contact (
    id uuid, centre uuid, worker uuid, at timestamptz, closed timestamptz, node text, due timestamptz);
create temp table wanted_case (
    id uuid, centre uuid, worker uuid, at timestamptz, closed timestamptz, number text, due timestamptz);
create temp table path (place int, node text, code text, answer text);
insert into path values (1, 'IA_1', 'IA-1', ''), (2, 'IA_helder', '', 'yes'), (3, 'IA_V1', 'IA-V1', 'no'),
    (4, 'IA_V2', 'IA-V2', 'information'), (5, 'IA_2b', 'IA-2b', ''), (6, 'IA_3', 'IA-3', ''),
    (7, 'IA_geholpen', '', 'yes'), (8, 'IA_END', 'IA-END', '');
"""

STAFF = """
create temp table staff as
select n, pg_temp.id_at(now(), 'worker' || n) as id, case when n <= 40 then 'desk' else 'worker' end as role,
       (select id from accounts_centre order by slug offset n % 2 limit 1) as centre
from generate_series(1, 240) n;
insert into accounts_worker (id, organisation_id, name, title, phone, home_id, active, shortcuts, language)
select id, (select id from accounts_organisation order by name limit 1), 'Medewerker ' || n, role, '', centre,
       true, true, 'nl'
from staff;
insert into accounts_appointment (id, worker_id, role, centre_id, since)
select pg_temp.id_at(now(), 'appointment' || n), id, role, centre, date '2020-01-01' from staff;
"""

# One in fifty contacts and one in ten cases is open.
YEAR_OF_CONTACTS = """
insert into wanted_contact
select pg_temp.id_at(at, 'contact' || number), staff.centre, staff.id, at,
       case when number <= %(rows)s * 0.98 then at + interval '20 minutes' end, 'IA_2b', at + interval '1 day'
from (select number, now() - (%(rows)s - number) * (interval '365 days' / %(rows)s) as at
      from generate_series(1, %(rows)s) number) moments
join staff on staff.n = 1 + number % 40;
"""
YEAR_OF_CASES = """
insert into wanted_case
select pg_temp.id_at(at, 'case' || number), staff.centre, staff.id, at,
       case when number <= %(rows)s * 0.9 then at + interval '30 days' end,
       'B-' || lpad(number::text, 7, '0'), at + interval '40 days'
from (select number, now() - (%(rows)s - number) * (interval '365 days' / %(rows)s) as at
      from generate_series(1, %(rows)s) number) moments
join staff on staff.n = 41 + number % 200;
"""

WRITE_CONTACTS = """
insert into processes_matter (id, kind, centre_id, responsible_id, opened_at, closed_at)
select id, 'contact', centre, worker, at, closed from wanted_contact;
insert into desk_contact (matter_id, centre_id, at, registered_by_id, channel, customer_group, topic_id, age, form,
    purpose, unasked, instrument, route, handling, passed_to, other_handling, by_way, by_way_other, risk, helped)
select id, centre, at, worker, 'phone', 'parent', 'sleeping', '4-11', 'individual', 'information', false,
    'conversation', '1', array['direct'], array[]::uuid[], '', '', '', false, case when closed is not null then true end
from wanted_contact;
insert into processes_instance (id, matter_id, centre_id, model_id, started_at, ended_at)
select pg_temp.id_at(at, 'run' || id), id, centre,
       (select id from processes_processmodel where key = 'IA' and active), at, closed
from wanted_contact;
insert into processes_event (id, matter_id, centre_id, instance_id, kind, node, code, by_id, at, answer)
select pg_temp.id_at(at + path.place * interval '1 ms', 'event' || id || path.place), id, centre,
       pg_temp.id_at(at, 'run' || id), 'finished', path.node, path.code, worker, at, path.answer
from wanted_contact w join path on w.closed is not null
     or path.place < (select place from path stands where stands.node = w.node);
insert into processes_event (id, matter_id, centre_id, kind, node, code, by_id, at, answer)
select pg_temp.id_at(closed, 'event' || id), id, centre, 'closed', '', '', worker, closed, ''
from wanted_contact where closed is not null;
insert into processes_openstep (id, matter_id, centre_id, instance_id, node, code, name, role, worker_id, since, due)
select pg_temp.id_at(at, 'step' || id), id, centre, pg_temp.id_at(at, 'run' || id), w.node, path.code,
       case w.node when 'IA_3' then 'Hulpvraag afronden en navragen'
                   else 'Informatie geven of naar het juiste loket' end, 'desk', worker, at, due
from wanted_contact w join path on path.node = w.node where closed is null;
insert into desk_question (id, contact_id, centre_id, topic_id, question, elaboration, behind, state,
    asked_on, expires_at)
select pg_temp.id_at(at, 'question' || id), case when closed is null then id end, centre, 'sleeping',
       'Mijn kind van vier slaapt slecht door, wat kan ik doen?', 'Wordt elke nacht drie keer wakker.', '',
       case when closed is null then 'asked' else 'waiting' end, at, closed + interval '30 days'
from wanted_contact where closed is null or closed > now() - interval '30 days';
insert into audit_auditevent (id, at, tenant, actor, actor_name, actor_roles, act, kind, thing, outcome, basis,
    purpose, emergency, detail, access_point, session, pattern, source)
select pg_temp.id_at(at, 'log' || id || act), at, centre, worker, 'Medewerker', 'desk', act, 'Contact', id, 'done', '',
       '', false, '', '127.0.0.1', 'f0e1d2c3b4a59687', 'POST contacten/nieuw/', 'opencjg'
from wanted_contact, unnest(array['create', 'close']) act where act = 'create' or closed is not null;
truncate wanted_contact;
"""

WRITE_CASES = """
insert into processes_matter (id, kind, centre_id, responsible_id, opened_at, closed_at)
select id, 'case', centre, worker, at, closed from wanted_case;
insert into processes_case (matter_id, number, danger) select id, number, false from wanted_case;
insert into processes_instance (id, matter_id, centre_id, model_id, started_at, ended_at)
select pg_temp.id_at(at, 'run' || id), id, centre,
       (select id from processes_processmodel where key = 'MS' and active), at, closed
from wanted_case;
insert into processes_event (id, matter_id, centre_id, instance_id, kind, node, code, by_id, at, answer)
select pg_temp.id_at(at, 'event' || id || node), id, centre, pg_temp.id_at(at, 'run' || id), 'finished', node,
       replace(node, '_', '-'), worker, at, ''
from wanted_case, unnest(array['MS_2', 'MS_3']) node;
insert into processes_openstep (id, matter_id, centre_id, instance_id, node, code, name, role, worker_id, since, due)
select pg_temp.id_at(at, 'step' || id), id, centre, pg_temp.id_at(at, 'run' || id), 'MS_4', 'MS-4',
       'Signaal beoordelen en indelen in categorie', 'worker', worker, at, due
from wanted_case where closed is null;
insert into signalling_concern (id, case_id, centre_id, source, received_at, received_by_id, danger, story,
    reporter_name, reporter_phone, informed, closed_reason)
select pg_temp.id_at(at, 'concern' || id), id, centre, 'desk', at, worker, false, repeat('Een zorg. ', 20), '', '',
       'unknown', ''
from wanted_case;
truncate wanted_case;
"""

TO_FINISH = """
insert into wanted_contact
select pg_temp.id_at(now(), 'finish' || n), centre, id, now() - interval '2 hours', null, 'IA_3',
       now() + interval '1 day'
from generate_series(1, %(number)s) n
cross join lateral (select w.id, w.home_id as centre from accounts_worker w join accounts_centre c on c.id = w.home_id
    where w.title = 'desk' and w.user_id is null and c.slug = %(centre)s order by w.name offset n % 20 limit 1) desk;
"""
LIST_TO_FINISH = "select matter_id, id from processes_openstep where node = 'IA_3' order by id"

# Twelve cases, four of them new, and eight questions; due before, on and after this moment, all before the week ends.
WORKING_WEEK = """
create temp table week as
select n, w.id as worker, w.home_id as centre,
       least(now() + (n - 6) * interval '2 hours',
             (date_trunc('week', now() at time zone 'Europe/Amsterdam') + interval '7 days' - interval '1 minute')
             at time zone 'Europe/Amsterdam') as due
from generate_series(1, 20) n, accounts_worker w where w.id = %(worker)s;
insert into wanted_case
select pg_temp.id_at(now(), 'week' || n), centre, worker,
       now() - case when n <= 4 then interval '3 hours' else interval '5 days' end, null, 'W-' || n, due
from week where n <= 12;
insert into wanted_contact
select pg_temp.id_at(now(), 'week' || n), centre, worker, now() - interval '4 hours', null, 'IA_2b', due
from week where n > 12;
"""
TO_CALL = "select matter_id, centre_id, due from processes_openstep where worker_id = %s and node = 'IA_2b' limit 3"
PROMISE = """
insert into desk_callbackrequest (id, contact_id, centre_id, name, phone, due, soon, tries)
values (%s, %s, %s, %s, %s, %s, false, 0)
"""


def write_year(database: Connection, contacts: int) -> None:
    """Staff, a year of contacts with everything that hangs on them, and a fifth as many cases."""
    database.execute(FUNCTIONS)
    database.execute(STAFF)
    _fill(database, YEAR_OF_CONTACTS, rows=contacts)
    _fill(database, YEAR_OF_CASES, rows=contacts // CASES_PER_CONTACT)
    database.execute(WRITE_CONTACTS)
    database.execute(WRITE_CASES)


def write_beginnings(database: Connection, *, to_finish: int, worker: str) -> list[tuple[UUID, UUID]]:
    """Contacts that wait for the check, and a worker's full week.

    Returns each waiting contact with its step.
    """
    database.execute(FUNCTIONS)
    _fill(database, TO_FINISH, number=to_finish, centre="lindenmeer")
    (identity,) = _row(database, "select w.id from accounts_worker w where name = %s", world.PEOPLE[worker][0])
    for statement in WORKING_WEEK.split(";\n"):
        _fill(database, statement, worker=identity)
    database.execute(WRITE_CONTACTS)
    database.execute(WRITE_CASES)
    for contact, centre, due in database.execute(TO_CALL, [identity]).fetchall():
        name = vault.seal("Mevrouw Proef", place=f"callback.name:{contact}")
        phone = vault.seal("0612345678", place=f"callback.phone:{contact}")
        database.execute(PROMISE, [contact, contact, centre, name, phone, due])
    return [(contact, step) for contact, step in database.execute(LIST_TO_FINISH).fetchall()]


def _fill(database: Connection, statement: str, **values: object) -> None:
    """Execute with values written into the text: inside lateral joins a parameter would have no type."""
    if statement.strip():
        with psycopg.ClientCursor(database) as cursor:
            cursor.execute(statement.replace(" % ", " %% "), values)


def _row(database: Connection, query: str, *values: object) -> tuple[Any, ...]:
    row = database.execute(query, values).fetchone()
    assert row is not None
    return tuple(row)
