# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database does with worries of its own accord."""

WEIGHED = """
-- Who takes care of a case reads how it was weighed; and with the child's dossier, who has its basis open.
create or replace function door.weighs(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from processes_matter m join processes_case c on c.matter_id = m.id
        where m.id = this and (m.responsible_id = any(door.claimed('selves'))
            or (c.dossier_id is not null and door.opens(c.dossier_id, 'basis'))))
$$;
"""

# Who coordinates counts worries by where they came from. It is the route alone: no word of what was told.
SOURCES = """
create or replace function door.concern_sources() returns table (case_id uuid, source text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct on (s.case_id) s.case_id, s.source::text from signalling_concern s
    where s.case_id is not null and s.centre_id = any(door.claimed('coordination'))
    order by s.case_id, s.received_at
$$;
"""

# What counts for everybody does not change under anybody: a version that was active stays as it was.
IMMUTABLE = """
create function refuse_change_of_instrument() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
$$ begin raise exception 'an active version of the instrument is never changed' using errcode = 'CJ003'; end $$;
create trigger immutable before update of region_id, number, name, content, activated_at, revision, made_at
    on signalling_riskinstrument
    for each row when (old.activated_at is not null) execute function refuse_change_of_instrument();
"""

DESTROYED = """
-- With a dossier go the worries of its cases: they tell about the same child.
create or replace function door.forget_concerns() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from signalling_concern s using processes_case c
    where c.matter_id = s.case_id and c.dossier_id = old.id;
    delete from signalling_riskassessment r using processes_case c
    where c.matter_id = r.case_id and c.dossier_id = old.id;
    delete from signalling_decision d using processes_case c
    where c.matter_id = d.case_id and c.dossier_id = old.id;
    return old;
end $$;
"""

# By name it comes before `leave_cases`, after which nothing tells any more which cases they were.
FORGETS = """
create trigger forget_concerns before delete on persons_dossier
    for each row execute function door.forget_concerns();
"""
