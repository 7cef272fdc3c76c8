# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the application asks the referral index: each function checks who asks, and whether there is an index at all."""

TERMS = """
-- The last day an entry of this day is active, and the last day it is kept once it is not: two years and five at most.
create or replace function door.index_last_day(day date) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select least(door.kept_until('index', day), (day + interval '2 years')::date
                 + case when extract(day from day) = 29
                         and extract(day from day + interval '2 years') = 28 then 1 else 0 end)
$$;

create or replace function door.index_kept(last date) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.kept_until('index_archive', last + 1)
$$;
"""

ASKED = """
-- The settings of the region in which whoever acts works; nothing when the index is off there.
create or replace function door.index_settings() returns index_indexsetting
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s from index_indexsetting s join accounts_organisation o on o.region_id = s.region_id
    where o.id = (door.claims()->>'organisation')::uuid and s.enabled
$$;

create or replace function door.index_connected(day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select (door.index_settings()).id is not null and exists (
        select 1 from index_connectedorganisation c
        where c.organisation_id = (door.claims()->>'organisation')::uuid
          and c.since <= day and (c.until is null or c.until > day))
$$;

-- Who is this child under another name, who has a parent in common with it, who is registered where it is: never who
-- they are, only by what the index knows them. And who is alike among those without a number, sealed.
create or replace function door.index_relatives(this uuid, hints bytea[], day date)
returns table (kind text, known_by bytea, sealed bytea)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    self uuid[];
    parents uuid[];
begin
    if not door.index_connected(day) or not 'basis' = any(door.claimed_words('writes')) or not exists (
        select 1 from persons_dossier d where d.child_id = this and door.opens(d.id, 'basis')) then
        raise exception 'not his to report' using errcode = 'CJ403';
    end if;
    select array_agg(o.id) into self from persons_person p
    join persons_person o on coalesce(o.same_as_id, o.id) = coalesce(p.same_as_id, p.id) where p.id = this;
    select array_agg(distinct o.id) into parents from persons_relation r
    join persons_person p on p.id = r.other_id
    join persons_person o on coalesce(o.same_as_id, o.id) = coalesce(p.same_as_id, p.id)
    where r.person_id = any(self) and r.until is null and r.kind in ('mother', 'father', 'parent');
    return query
    with kin as (
        select r.person_id as person from persons_relation r
        where r.other_id = any(parents) and r.until is null and r.kind in ('mother', 'father', 'parent')
        union
        select s.person_id from persons_membership mine
        join persons_dwelling here on here.family_id = mine.family_id and here.until is null
        join persons_dwelling there on there.postcode = here.postcode and there.number = here.number
          and there.until is null
        join persons_membership s on s.family_id = there.family_id and s.until is null and s.main
        where mine.person_id = any(self) and mine.until is null and mine.main
          and here.postcode <> '' and here.number <> '' and not exists (
            select 1 from index_excludedaddress x where x.postcode = here.postcode and x.number = here.number)),
    everybody as (
        select o.id from kin k join persons_person p on p.id = k.person
        join persons_person o on coalesce(o.same_as_id, o.id) = coalesce(p.same_as_id, p.id))
    select case when p.id = this then 'own' when p.id = any(self) then 'self' else 'family' end,
           coalesce(p.bsn_hash, sha256(convert_to(p.id::text, 'UTF8'))), null::bytea
    from persons_person p where p.id = any(self) or p.id in (select id from everybody)
    union all
    select 'alike', a.pseudonym, a.sealed from referral_index.alike(hints, day) a where cardinality(hints) > 0;
end $$;

-- Who follows a match up: the care director of the place, or of the region; or who stands in for him. Without one the
-- process coordinator, and without him who reported it: a match never waits for an appointment.
create or replace function door.index_director(place uuid, moment timestamptz) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce((
        select coalesce((
            select s.id from accounts_absence b join accounts_worker s on s.id = b.stand_in_id and s.active
            where b.worker_id = w.id and b.starts <= moment and b.ends > moment limit 1), w.id)
        from accounts_appointment a join accounts_worker w on w.id = a.worker_id and w.active
        where a.role in ('care_director', 'process_coordinator')
          and a.since <= moment::date and (a.until is null or a.until >= moment::date)
          and (a.centre_id is null or a.centre_id = place)
        order by a.role, a.centre_id is null, w.id limit 1), door.me())
$$;

-- They hear that there is a match, and nothing of whom.
create or replace function door.index_tell(this uuid, director uuid, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into outbox_notice (id, worker_id, kind, matter, at)
    select gen_random_uuid(), told.worker, 'index_match', this, moment
    from (select p.worker from referral_index.parties(this) p union select director) told
    where exists (select 1 from accounts_worker w where w.id = told.worker);
    perform pg_notify('opencjg_live', told.worker::text)
    from (select p.worker from referral_index.parties(this) p union select director) told;
end $$;
"""

ACTS = """
create or replace function door.index_register(
    this uuid, match uuid, own bytea, selves bytea[], family bytea[], possible bytea[], place uuid,
    moment timestamptz, leaves date, sealed bytea, hints bytea[])
returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_variable
declare
    day date := (moment at time zone 'Europe/Amsterdam')::date;
    last date := least(door.index_last_day(day), leaves - 1);
    organisation uuid := (door.claims()->>'organisation')::uuid;
    director uuid;
    matched boolean;
begin
    if not door.index_connected(day) or not 'basis' = any(door.claimed_words('writes')) or last < day
       or not place = any(door.claimed('centres')) then
        raise exception 'not his to report' using errcode = 'CJ403';
    end if;
    matched := referral_index.register(
        this, match, own, selves, family, possible, organisation, door.me(), moment, day, last,
        least(door.index_kept(last), leaves - 1), (door.index_settings()).within_one, sealed, hints);
    if matched then
        director := door.index_director(place, moment);
        perform door.index_tell(match, director, moment);
    end if;
    return jsonb_build_object(
        'until', last, 'director', director, 'before', (
            select coalesce(jsonb_agg(jsonb_build_array(w.name, o.name, w.phone, o.phone)), '[]')
            from referral_index.archived(this, selves, day) a
            join accounts_worker w on w.id = a.worker join accounts_organisation o on o.id = a.organisation));
end $$;

create or replace function door.index_withdraw(this uuid, unjustified boolean, moment timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.me() is not null and (door.index_settings()).id is not null and referral_index.withdraw(
        this, (door.claims()->>'organisation')::uuid, door.claimed('selves'), unjustified, d.day,
        door.kept_until('index_archive', d.day))
    from (select (moment at time zone 'Europe/Amsterdam')::date as day) d
$$;

create or replace function door.index_met(entries uuid[])
returns table (entry uuid, match uuid, kind smallint, worker uuid, name text, organisation text, phone text,
               since timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.entry, m.match, m.kind, w.id, w.name::text, o.name::text, coalesce(nullif(w.phone, ''), o.phone)::text,
           m.since
    from referral_index.met(entries, (door.claims()->>'organisation')::uuid, door.claimed('selves')) m
    join accounts_worker w on w.id = m.worker join accounts_organisation o on o.id = w.organisation_id
    where door.me() is not null and (door.index_settings()).id is not null
    order by m.since, w.name
$$;

-- Whether he follows this match up: it is his work, or of whom he stands in for, or of the place whose care he directs.
create or replace function door.index_directs(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select (door.index_settings()).id is not null and exists (
        select 1 from processes_matter m where m.id = this and m.kind = 'match' and (
            m.responsible_id = any(door.claimed('selves'))
            or (door.has_role('care_director') and m.centre_id = any(door.claimed('coordination')))))
$$;

-- Who is in a match, for who follows it up and for who is in it: all of it for who reported last, for the others him.
create or replace function door.index_match(this uuid)
returns table (entry uuid, kind smallint, worker uuid, name text, organisation text, phone text, since timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with every as (select * from referral_index.parties(this)),
    mine as (select * from every where worker = any(door.claimed('selves')))
    select e.entry, e.kind, w.id, w.name::text, o.name::text, coalesce(nullif(w.phone, ''), o.phone)::text, e.since
    from every e join accounts_worker w on w.id = e.worker join accounts_organisation o on o.id = w.organisation_id
    where (door.index_settings()).id is not null and (
        door.index_directs(this) or exists (select 1 from mine where kind = 0)
        or (exists (select 1 from mine) and (e.kind = 0 or e.entry in (select entry from mine))))
    order by e.kind, e.since, w.name
$$;

create or replace function door.index_stands(this uuid)
returns table (introduced_on date, spoken_on date, coordinator uuid, ready_on date, told_on date, reluctant uuid,
               reluctance smallint, ended_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.introduced_on, m.spoken_on, m.coordinator, m.ready_on, m.told_on,
           case when door.index_directs(this) then m.reluctant end,
           case when door.index_directs(this) then m.reluctance else 0::smallint end, m.ended_on
    from referral_index.stands(this) m
    where m.id is not null and exists (select 1 from door.index_match(this))
$$;

create or replace function door.index_follow_up(
    this uuid, same boolean, introduced date, spoken date, coordinates uuid, ready date, told date, who uuid,
    how smallint, finished date)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not door.index_directs(this) or (coordinates is not null and not exists (
        select 1 from referral_index.parties(this) p where p.worker = coordinates)) or (who is not null and not exists (
        select 1 from referral_index.parties(this) p where p.worker = who)) then
        raise exception 'not his to follow up' using errcode = 'CJ403';
    end if;
    if same is not null then perform referral_index.decide(this, same); end if;
    return referral_index.follow_up(this, introduced, spoken, coordinates, ready, told, who, how, finished);
end $$;

-- What was written down of the child changed: its entries follow, and where they meet somebody now, that is a match.
create or replace function door.index_follow(
    was bytea, becomes bytea, was_leaves date, leaves date, died boolean, place uuid, moment timestamptz)
returns table (match uuid, director uuid)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    day date := (moment at time zone 'Europe/Amsterdam')::date;
    moved uuid;
    fresh uuid;
begin
    if not 'basis' = any(door.claimed_words('writes')) then
        raise exception 'not his to change' using errcode = 'CJ403';
    end if;
    for moved in select referral_index.follow(was, becomes, was_leaves - 1, leaves - 1, died, day) loop
        fresh := gen_random_uuid();
        if referral_index.meet(fresh, moved, referral_index.known_as(array[becomes]), '{}', '{}',
                               coalesce((door.index_settings()).within_one, false), moment, day) then
            match := fresh;
            director := door.index_director(place, moment);
            perform door.index_tell(fresh, director, moment);
            return next;
        end if;
    end loop;
end $$;

create or replace function door.index_numbers(day date)
returns table (active bigint, archived bigint, open bigint, ended bigint, possible bigint, reluctant bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not door.has_role('index_manager') then
        raise exception 'not who manages the index' using errcode = 'CJ403';
    end if;
    return query select * from referral_index.numbers(day);
end $$;

create or replace function door.index_age(day date) returns integer
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    select referral_index.age(day)
$$;
"""

DESTROYED = """
-- With a dossier goes what it tells of the index.
create or replace function door.forget_registrations() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from index_registration where dossier_id = old.id;
    return old;
end $$;
"""

TRIGGERS = """
create trigger forget_registrations before delete on persons_dossier
    for each row execute function door.forget_registrations();
create trigger raise_revision after insert or update or delete on index_indexsetting
    for each statement execute function door.raise_revision();
create trigger raise_revision after insert or update or delete on index_connectedorganisation
    for each statement execute function door.raise_revision();
"""

APP = ("opencjg_app",)
GRANTS = {
    "index_settings()": APP,
    "index_connected(date)": APP,
    "index_relatives(uuid, bytea[], date)": APP,
    "index_director(uuid, timestamptz)": (),
    "index_tell(uuid, uuid, timestamptz)": (),
    "index_register(uuid, uuid, bytea, bytea[], bytea[], bytea[], uuid, timestamptz, date, bytea, bytea[])": APP,
    "index_withdraw(uuid, boolean, timestamptz)": APP,
    "index_met(uuid[])": APP,
    "index_directs(uuid)": APP,
    "index_match(uuid)": APP,
    "index_stands(uuid)": APP,
    "index_follow_up(uuid, boolean, date, date, uuid, date, date, uuid, smallint, date)": APP,
    "index_follow(bytea, bytea, date, date, boolean, uuid, timestamptz)": APP,
    "index_numbers(date)": APP,
    "index_age(date)": ("opencjg_retention",),
    "forget_registrations()": ("opencjg_owner",),
}
