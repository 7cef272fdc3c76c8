# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The referral index itself: four tables in a schema of their own, and the functions that alone reach them.

They belong to `opencjg_index`, in whose stead no process can log in; of the other roles only the door may call its
functions. No column can hold a sentence: there are identifiers, hashes, moments, days, numbers and what is sealed.

A pseudonym is a keyed hash, its key outside the database; a moment is rounded to the hour, so that a line of the log
does not tell which entry it was about.

Source: Jeugdwet 7.1.4.3 (what an entry holds), 7.1.4.5 and 7.1.4.6 (how long); design.md 10.7; security.md 6.
"""

TABLES = """
create schema referral_index;
grant usage, create on schema referral_index to opencjg_index;
grant usage on schema referral_index to opencjg_door;

create table referral_index.entry (
    id uuid primary key,
    pseudonym bytea not null check (octet_length(pseudonym) = 32),
    organisation uuid not null,
    worker uuid not null,
    reported_at timestamptz not null check (reported_at = date_trunc('hour', reported_at)),
    until date not null,
    kept_until date not null check (kept_until >= until),
    -- Two years at most, whatever term was set; a year after 29 February ends on 1 March.
    check (until <= (reported_at at time zone 'Europe/Amsterdam')::date + interval '2 years' + interval '1 day')
);
create index entry_pseudonym on referral_index.entry (pseudonym);
create index entry_kept_until on referral_index.entry (kept_until);

create table referral_index.match (
    id uuid primary key,
    entry uuid not null references referral_index.entry on delete cascade,
    at timestamptz not null,
    introduced_on date,
    spoken_on date,
    coordinator uuid,
    ready_on date,
    told_on date,
    reluctant uuid,
    reluctance smallint not null default 0 check (reluctance between 0 and 3),
    ended_on date
);
create index match_entry on referral_index.match (entry);

create table referral_index.match_party (
    match uuid not null references referral_index.match on delete cascade,
    entry uuid not null references referral_index.entry on delete cascade,
    kind smallint not null check (kind between 1 and 3),
    primary key (match, entry)
);
create index match_party_entry on referral_index.match_party (entry);

create table referral_index.unnumbered (
    pseudonym bytea primary key check (octet_length(pseudonym) = 32),
    sealed bytea not null check (octet_length(sealed) <= 600),
    hints bytea[] not null check (cardinality(hints) <= 8)
);
create index unnumbered_hints on referral_index.unnumbered using gin (hints);

create table referral_index.same (
    one bytea not null,
    other bytea not null,
    primary key (one, other)
);
"""

NAMES = ("entry", "match", "match_party", "unnumbered", "same")

FUNCTIONS = """
-- Everybody who touches one of these waits for who came first: no match falls between two who report at once.
create or replace function referral_index.hold(keys bytea[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(k.number)
    from (select distinct hashtextextended(encode(one, 'hex'), 47) as number from unnest(keys) one order by 1) k;
end $$;

-- Children without a number who might be the one that is reported: what is sealed of them, to be compared.
create or replace function referral_index.alike(asked bytea[], day date)
returns table (pseudonym bytea, sealed bytea)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform referral_index.hold(asked);
    return query
    select u.pseudonym, u.sealed from referral_index.unnumbered u
    where u.hints && asked and exists (
        select 1 from referral_index.entry e where e.pseudonym = u.pseudonym and e.until >= day)
    limit 200;
end $$;

-- The same child under other pseudonyms: written down twice, or confirmed by a human.
create or replace function referral_index.known_as(keys bytea[]) returns bytea[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive known(key) as (
        select unnest(keys)
        union
        select case when s.one = k.key then s.other else s.one end
        from known k join referral_index.same s on s.one = k.key or s.other = k.key)
    select array_agg(key) from known
$$;

-- Who else is there: a match when somebody is, with whom and why (1 the child, 2 its family, 3 perhaps the child).
create or replace function referral_index.meet(
    match uuid, this uuid, selves bytea[], family bytea[], possible bytea[], within_one boolean, moment timestamptz,
    day date)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
    mine referral_index.entry;
begin
    select * into mine from referral_index.entry e where e.id = this;
    if not exists (
        select 1 from referral_index.entry e
        where e.pseudonym = any(selves || family || possible) and e.id <> this and e.until >= day
          and e.worker <> mine.worker and (within_one or e.organisation <> mine.organisation)) then
        return false;
    end if;
    insert into referral_index.match (id, entry, at) values (match, this, date_trunc('hour', moment));
    insert into referral_index.match_party (match, entry, kind)
    select match, e.id, case when e.pseudonym = any(selves) then 1 when e.pseudonym = any(family) then 2 else 3 end
    from referral_index.entry e
    where e.pseudonym = any(selves || family || possible) and e.id <> this and e.until >= day
      and e.worker <> mine.worker and (within_one or e.organisation <> mine.organisation);
    return true;
end $$;

create or replace function referral_index.register(
    this uuid, match uuid, own bytea, selves bytea[], family bytea[], possible bytea[], by_organisation uuid,
    by_worker uuid, moment timestamptz, day date, last date, kept date, within_one boolean, sealed_data bytea,
    hints_of bytea[])
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
    every bytea[] := referral_index.known_as(own || selves);
begin
    perform referral_index.hold(every || family || possible);
    insert into referral_index.entry (id, pseudonym, organisation, worker, reported_at, until, kept_until)
    values (this, own, by_organisation, by_worker, date_trunc('hour', moment), last, kept);
    if sealed_data is not null then
        insert into referral_index.unnumbered (pseudonym, sealed, hints) values (own, sealed_data, hints_of)
        on conflict (pseudonym) do update set sealed = excluded.sealed, hints = excluded.hints;
    end if;
    return referral_index.meet(match, this, every, family, possible, within_one, moment, day);
end $$;

-- Who reported this child before, and does not any more: told once, to who reports it now (Jeugdwet 7.1.4.6).
create or replace function referral_index.archived(this uuid, selves bytea[], day date)
returns table (organisation uuid, worker uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct e.organisation, e.worker from referral_index.entry e, referral_index.entry mine
    where mine.id = this and e.pseudonym = any(referral_index.known_as(mine.pseudonym || selves))
      and e.until < day and e.kept_until >= day and e.worker <> mine.worker
$$;

-- Unjustified: gone at once. Otherwise no longer active from this day, and kept as long as the archive is.
create or replace function referral_index.withdraw(
    this uuid, of_organisation uuid, of_workers uuid[], unjustified boolean, day date, kept date)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    if unjustified then
        delete from referral_index.entry
        where id = this and (worker = any(of_workers) or organisation = of_organisation);
    else
        update referral_index.entry set until = day - 1, kept_until = greatest(least(kept_until, kept), day - 1)
        where id = this and until >= day and (worker = any(of_workers) or organisation = of_organisation);
    end if;
    return found;
end $$;

-- With whom an entry of mine matches: of the one who reported last all, of the others only him.
create or replace function referral_index.met(entries uuid[], of_organisation uuid, of_workers uuid[])
returns table (entry uuid, match uuid, other uuid, kind smallint, worker uuid, since timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.mine, p.match, p.other, p.kind, e.worker, e.reported_at
    from (select m.entry as mine, m.id as match, p.entry as other, p.kind
          from referral_index.match m join referral_index.match_party p on p.match = m.id
          where m.entry = any(entries)
          union all
          select p.entry, m.id, m.entry, p.kind
          from referral_index.match_party p join referral_index.match m on m.id = p.match
          where p.entry = any(entries)) p
    join referral_index.entry e on e.id = p.other
    join referral_index.entry mine on mine.id = p.mine
    where mine.worker = any(of_workers) or mine.organisation = of_organisation
$$;

create or replace function referral_index.parties(this uuid)
returns table (entry uuid, kind smallint, organisation uuid, worker uuid, since timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.id, 0::smallint, e.organisation, e.worker, e.reported_at
    from referral_index.match m join referral_index.entry e on e.id = m.entry where m.id = this
    union all
    select e.id, p.kind, e.organisation, e.worker, e.reported_at
    from referral_index.match_party p join referral_index.entry e on e.id = p.entry where p.match = this
$$;

create or replace function referral_index.stands(this uuid) returns referral_index.match
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select m from referral_index.match m where m.id = this
$$;

create or replace function referral_index.follow_up(
    this uuid, introduced date, spoken date, coordinates uuid, ready date, told date, who uuid, how smallint,
    finished date)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    update referral_index.match
    set introduced_on = coalesce(introduced, introduced_on), spoken_on = coalesce(spoken, spoken_on),
        coordinator = coalesce(coordinates, coordinator), ready_on = coalesce(ready, ready_on),
        told_on = coalesce(told, told_on), reluctant = coalesce(who, reluctant),
        reluctance = coalesce(how, reluctance), ended_on = coalesce(finished, ended_on)
    where id = this;
    return found;
end $$;

-- A human said whether they who might be one child are: then they are one from now on, or no match.
create or replace function referral_index.decide(this uuid, same boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
    if same then
        insert into referral_index.same (one, other)
        select mine.pseudonym, e.pseudonym
        from referral_index.match m join referral_index.entry mine on mine.id = m.entry
        join referral_index.match_party p on p.match = m.id and p.kind = 3
        join referral_index.entry e on e.id = p.entry
        where m.id = this on conflict do nothing;
        update referral_index.match_party set kind = 1 where match = this and kind = 3;
    else
        delete from referral_index.match_party where match = this and kind = 3;
    end if;
end $$;

-- The child got a number, another birth date, or died. Its entries go with it: to the other pseudonym, the other last
-- day, or away. Returns the entries that are active under a pseudonym they had not.
create or replace function referral_index.follow(
    was bytea, becomes bytea, was_last date, new_last date, died boolean, day date)
returns setof uuid language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
begin
    perform referral_index.hold(array[was, becomes]);
    if died then
        delete from referral_index.entry e where e.pseudonym in (was, becomes);
        return;
    end if;
    update referral_index.entry e
    set until = least(case when e.until = was_last then 'infinity' else e.until end, new_last,
                      door.index_last_day((e.reported_at at time zone 'Europe/Amsterdam')::date))
    where e.pseudonym = was and was_last is distinct from new_last;
    update referral_index.entry e
    set kept_until = greatest(e.until, least(
        case when e.kept_until = was_last or e.kept_until < e.until then 'infinity' else e.kept_until end,
        new_last, door.index_kept(e.until)))
    where e.pseudonym = was and was_last is distinct from new_last;
    if was <> becomes then
        return query update referral_index.entry e set pseudonym = becomes
                     where e.pseudonym = was returning e.id;
        update referral_index.same s set one = becomes where s.one = was
          and not exists (select 1 from referral_index.same o where o.one = becomes and o.other = s.other);
        update referral_index.same s set other = becomes where s.other = was
          and not exists (select 1 from referral_index.same o where o.one = s.one and o.other = becomes);
        delete from referral_index.unnumbered u where u.pseudonym = was;
    end if;
end $$;

-- What was kept as long as the law lets it goes, and with it every match and every name that hangs on nothing else.
create or replace function referral_index.age(day date) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone integer;
begin
    delete from referral_index.entry where kept_until < day;
    get diagnostics gone = row_count;
    delete from referral_index.match m where not exists (
        select 1 from referral_index.match_party p where p.match = m.id) and m.ended_on is not null;
    delete from referral_index.unnumbered u where not exists (
        select 1 from referral_index.entry e where e.pseudonym = u.pseudonym);
    delete from referral_index.same s where not exists (
        select 1 from referral_index.entry e where e.pseudonym = s.one)
        or not exists (select 1 from referral_index.entry e where e.pseudonym = s.other);
    return gone;
end $$;

create or replace function referral_index.numbers(day date)
returns table (active bigint, archived bigint, open bigint, ended bigint, possible bigint, reluctant bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (select count(*) from referral_index.entry where until >= day),
           (select count(*) from referral_index.entry where until < day and kept_until >= day),
           (select count(*) from referral_index.match where ended_on is null),
           (select count(*) from referral_index.match where ended_on is not null),
           (select count(*) from referral_index.match_party where kind = 3),
           (select count(*) from referral_index.match where reluctance > 0)
$$;
"""

REGISTER = (
    "register(uuid, uuid, bytea, bytea[], bytea[], bytea[], uuid, uuid, timestamptz, date, date, date, boolean, "
    "bytea, bytea[])"
)
SIGNATURES = (
    "hold(bytea[])",
    "alike(bytea[], date)",
    "known_as(bytea[])",
    "meet(uuid, uuid, bytea[], bytea[], bytea[], boolean, timestamptz, date)",
    REGISTER,
    "archived(uuid, bytea[], date)",
    "withdraw(uuid, uuid, uuid[], boolean, date, date)",
    "met(uuid[], uuid, uuid[])",
    "parties(uuid)",
    "stands(uuid)",
    "follow_up(uuid, date, date, uuid, date, date, uuid, smallint, date)",
    "decide(uuid, boolean)",
    "follow(bytea, bytea, date, date, boolean, date)",
    "age(date)",
    "numbers(date)",
)
