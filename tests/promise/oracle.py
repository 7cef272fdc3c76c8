# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The promise once more, as one reads it in the requirements; apart from the triggers that keep it.

It looks with the owner's eyes at what is committed. Nothing of the product is imported here.
Source: RES-12, ALG-23, PI-MS-1.5.
"""

from typing import Any, NamedTuple

import psycopg

BROKEN = """
with working as (select id from accounts_worker where active),
open_matter as (select * from processes_matter where closed_at is null)
select 'an open matter has no active responsible worker', id::text from open_matter
where responsible_id is null or responsible_id not in (select id from working)
union all
select 'an open matter has no next step', m.id::text from open_matter m
left join processes_openstep s on s.matter_id = m.id where s.id is null
union all
select 'a step has no active worker', matter_id::text from processes_openstep
where worker_id is null or worker_id not in (select id from working)
union all
select 'a step has no due moment', matter_id::text from processes_openstep where due is null
union all
select 'a step stands open in what is closed', s.matter_id::text from processes_openstep s
where s.matter_id not in (select id from open_matter)
union all
select 'a step stands in a run that ended, or in that of another matter', s.matter_id::text
from processes_openstep s join processes_instance i on i.id = s.instance_id
where i.ended_at is not null or i.matter_id <> s.matter_id
union all
select 'a run goes on without a step', i.matter_id::text from processes_instance i
where i.ended_at is null and not exists (select 1 from processes_openstep s where s.instance_id = i.id)
union all
select 'a step is not in the version its matter runs on', s.matter_id::text
from processes_openstep s join processes_instance i on i.id = s.instance_id
join processes_processmodel p on p.id = i.model_id
where position('id="' || s.node || '"' in p.xml) = 0
union all
select 'a concern has neither a case nor a reason', id::text from signalling_concern
where case_id is null and coalesce(closed_reason, '') = ''
union all
select 'a case was opened without a concern', c.matter_id::text from processes_case c
where not exists (select 1 from signalling_concern n where n.case_id = c.matter_id)
union all
select 'a matter is neither a contact nor a case', m.id::text from processes_matter m
where (m.kind = 'contact') <> exists (select 1 from desk_contact c where c.matter_id = m.id)
   or (m.kind = 'case') <> exists (select 1 from processes_case c where c.matter_id = m.id)
union all
select 'a contact went on as a case that is not there, or stayed open', c.matter_id::text
from desk_contact c join processes_matter m on m.id = c.matter_id
where c."case" is not null
  and (m.closed_at is null or c."case" not in (select matter_id from processes_case))
union all
select 'a case came from two contacts, or from none', k.matter_id::text from processes_case k
where (select count(*) from desk_contact c where c."case" = k.matter_id) <> 1
union all
select 'words hang on a contact that is closed', q.contact_id::text from desk_question q
where q.contact_id is not null and q.contact_id not in (select id from open_matter)
union all
select 'a contact closed while somebody was promised a call', b.contact_id::text
from desk_callbackrequest b where b.contact_id not in (select id from open_matter)
union all
select 'a contact closed while a crisis ran', c.contact_id::text
from desk_crisis c where c.ended_at is null and c.contact_id not in (select id from open_matter)
union all
select 'a contact closed while its customer waited', w.contact_id::text
from desk_waiting w where w.ended_at is null and w.contact_id not in (select id from open_matter)
"""

# What an act may change. A committed insert or update raises the highest transaction, a delete lowers the count.
TABLES = (
    "processes_matter",
    "processes_case",
    "processes_instance",
    "processes_openstep",
    "processes_event",
    "processes_processmodel",
    "desk_contact",
    "desk_question",
    "desk_callbackrequest",
    "desk_callattempt",
    "desk_backofficeform",
    "desk_crisis",
    "desk_crisiscall",
    "desk_waiting",
    "signalling_concern",
    "accounts_worker",
    "accounts_absence",
    "forms_submission",
    "outbox_notice",
    "audit_auditevent",
)
CHANGED = " union all ".join(
    f"select '{table}', count(*), coalesce(max(xmin::text::bigint), 0) from {table}"  # noqa: S608  # our own names
    for table in TABLES
)


class Fault(NamedTuple):
    """One way in which somebody fell between two stools, and who or what did."""

    what: str
    which: str


def broken(owner: "psycopg.Connection[Any]") -> list[Fault]:
    """Everything in the database that breaks the promise; nothing when it is kept."""
    return [Fault(*row) for row in owner.execute(BROKEN).fetchall()]


def state(owner: "psycopg.Connection[Any]") -> tuple[tuple[Any, ...], ...]:
    """Equal to what it was before as long as nothing was committed in between."""
    return tuple(owner.execute(CHANGED).fetchall())
