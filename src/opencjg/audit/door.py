# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions through which the log is written, read, sealed and verified."""

RECORD = """
-- The actor is who the signed identity says, never what the caller says.
create or replace function door.record(entries jsonb) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with who as (select door.claims() as claims)
    insert into audit_auditevent (
        id, at, tenant, actor, actor_name, actor_organisation, actor_roles, on_behalf_of, act, kind, thing, subject,
        outcome, basis, purpose, emergency, detail, access_point, session, request, pattern, source)
    select gen_random_uuid(), clock_timestamp(), e.tenant,
           (who.claims->>'worker')::uuid, coalesce(who.claims->>'name', ''),
           (who.claims->>'organisation')::uuid,
           coalesce((select string_agg(r, ' ') from jsonb_array_elements_text(who.claims->'roles') r), ''),
           e.on_behalf_of, e.act, e.kind, e.thing, e.subject, e.outcome, coalesce(e.basis, ''),
           coalesce(e.purpose, ''), coalesce(e.emergency, false), coalesce(e.detail, ''),
           coalesce(e.access_point, ''), coalesce(e.session, ''), e.request, coalesce(e.pattern, ''),
           coalesce(e.source, '')
    from who, jsonb_to_recordset(entries) as e(
        tenant uuid, on_behalf_of uuid, act text, kind text, thing uuid, subject uuid, outcome text, basis text,
        purpose text, emergency boolean, detail text, access_point text, session text, request uuid, pattern text,
        source text)
$$;
"""

# Empty values are left out of the digest, so that a column added later does not break what was sealed before.
DIGEST = """
create or replace function door.event_digest(event audit_auditevent) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select sha256(convert_to(jsonb_strip_nulls(to_jsonb(event) || jsonb_build_object(
        'at', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')))::text, 'UTF8'))
$$;

create or replace function door.seal_digest(of_seal uuid, previous bytea) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select sha256(previous || coalesce(string_agg(uuid_send(event) || digest, ''::bytea order by position), ''::bytea))
    from audit_auditleaf where seal_id = of_seal
$$;
"""

SEAL = """
-- One seal per tenant over all events that are committed and not yet sealed. A late commit falls into the next.
-- Returns how many events were sealed, and the seals, so that they can be kept outside this database.
create or replace function door.seal_audit() returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    since timestamptz;
    of_tenant uuid;
    last record;
    made uuid;
    found_leaves integer;
    total integer := 0;
    seals jsonb := '[]';
begin
    perform pg_advisory_xact_lock(hashtext('opencjg.seal_audit'));
    select coalesce(max(sealed_at), '-infinity') - interval '1 day' into since from audit_auditseal;
    for of_tenant in
        select distinct e.tenant from audit_auditevent e
        where e.at >= since and not exists (select 1 from audit_auditleaf l where l.event = e.id)
    loop
        select number, digest into last from audit_auditseal
        where tenant is not distinct from of_tenant order by number desc limit 1;
        made := gen_random_uuid();
        insert into audit_auditseal (id, tenant, number, sealed_at, leaves, previous, digest)
        values (made, of_tenant, coalesce(last.number, 0) + 1, clock_timestamp(), 0,
                coalesce(last.digest, ''::bytea), ''::bytea);
        insert into audit_auditleaf (event, seal_id, position, digest)
        select e.id, made, row_number() over (order by e.at, e.id), door.event_digest(e)
        from audit_auditevent e
        where e.at >= since and e.tenant is not distinct from of_tenant
          and not exists (select 1 from audit_auditleaf l where l.event = e.id);
        get diagnostics found_leaves = row_count;
        update audit_auditseal set leaves = found_leaves, digest = door.seal_digest(made, previous) where id = made;
        seals := seals || (
            select jsonb_build_object('tenant', s.tenant, 'number', s.number, 'digest', encode(s.digest, 'hex'))
            from audit_auditseal s where s.id = made);
        total := total + found_leaves;
        last := null;
    end loop;
    return jsonb_build_object('events', total, 'seals', seals);
end $$;
"""

VERIFY = """
-- The first thing that does not fit, in words, or null; the seals first, then each event against its leaf.
-- `kept` are seals that were kept elsewhere: what they sealed must still be here.
create or replace function door.verify_audit(kept jsonb) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    found text;
begin
    select format('seal %s of tenant %s', s.number, coalesce(s.tenant::text, '-')) into found
    from (select *, lag(digest) over chain as before, lag(number) over chain as number_before
          from audit_auditseal window chain as (partition by tenant order by number)) s
    where s.digest is distinct from door.seal_digest(s.id, s.previous)
       or s.previous is distinct from coalesce(s.before, ''::bytea)
       or s.number is distinct from coalesce(s.number_before, 0) + 1
       or s.leaves is distinct from (select count(*) from audit_auditleaf l where l.seal_id = s.id)
    order by s.sealed_at limit 1;
    if found is not null then return found; end if;
    select format('seal %s of tenant %s, kept elsewhere and not here', k.number, coalesce(k.tenant::text, '-'))
    into found
    from jsonb_to_recordset(kept) as k(tenant uuid, number bigint, digest text)
    where not exists (
        select 1 from audit_auditseal s
        where s.tenant is not distinct from k.tenant and s.number = k.number and encode(s.digest, 'hex') = k.digest)
    limit 1;
    if found is not null then return found; end if;
    select format('event %s, %s', l.event,
                  case when e.id is null then 'removed' else 'changed' end) into found
    from audit_auditleaf l join audit_auditseal s on s.id = l.seal_id
    left join audit_auditevent e on e.id = l.event
    where e.id is null or door.event_digest(e) is distinct from l.digest
    order by s.sealed_at, l.position limit 1;
    if found is not null then return found; end if;
    select format('event %s, older than the last seal and not in it', e.id) into found
    from audit_auditevent e
    where e.at < (select max(sealed_at) from audit_auditseal) - interval '10 minutes'
      and not exists (select 1 from audit_auditleaf l where l.event = e.id)
    order by e.at limit 1;
    if found is not null then return found; end if;
    -- A transaction takes seconds; what another round could have sealed ten minutes before was put back.
    select format('event %s, sealed long after its moment', e.id) into found
    from audit_auditleaf l join audit_auditseal s on s.id = l.seal_id join audit_auditevent e on e.id = l.event
    where exists (
        select 1 from audit_auditseal earlier
        where earlier.sealed_at < s.sealed_at - interval '1 second'
          and earlier.sealed_at > e.at + interval '10 minutes')
    order by e.at limit 1;
    return found;
end $$;

create or replace function door.audit_counts() returns table (events bigint, seals bigint, unsealed bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select (select count(*) from audit_auditevent), (select count(*) from audit_auditseal),
           (select count(*) from audit_auditevent e
            where not exists (select 1 from audit_auditleaf l where l.event = e.id))
$$;
"""

READ = """
-- The log of the centres that somebody oversees. What is nobody's centre's is not shown to anybody here.
create or replace function door.read_log(
    since timestamptz, until timestamptz, by_actor uuid, of_act text, of_kind text, emergencies boolean,
    refusals boolean, before_at timestamptz, before_id uuid, most integer)
returns table (id uuid, at timestamptz, actor uuid, actor_name text, actor_organisation uuid, actor_roles text,
               on_behalf_of uuid, act text, kind text, outcome text, basis text, purpose text, emergency boolean,
               detail text, pattern text, access_point text, subject uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    places uuid[] := door.overseen();
begin
    if cardinality(places) = 0 then
        raise exception 'not somebody who reads the log' using errcode = 'CJ403';
    end if;
    return query
    select e.id, e.at, e.actor, e.actor_name, e.actor_organisation, e.actor_roles, e.on_behalf_of, e.act::text,
           e.kind::text, e.outcome::text, e.basis::text, e.purpose::text, e.emergency, e.detail::text,
           e.pattern::text, e.access_point::text, e.subject
    from audit_auditevent e
    where e.tenant = any(places) and e.at >= since and e.at < until
      and (by_actor is null or e.actor = by_actor) and (of_act is null or e.act = of_act)
      and (of_kind is null or e.kind = of_kind) and (not emergencies or e.emergency)
      and (not refusals or e.outcome = 'refused')
      and (before_at is null or (e.at <= before_at and (e.at, e.id) < (before_at, before_id)))
    order by e.at desc, e.id desc limit least(most, 10001);
end $$;
"""
