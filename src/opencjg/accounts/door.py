# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions that say who somebody is, and the few changes to accounts that an application may ask for."""

OPEN_REQUEST = """
-- One call per request: is this session good, whose is it, what may he; and from here on this transaction is his.
-- A quiet request (a page that refreshes itself) does not count as somebody being there.
-- The caller proves himself with the hash of a random session key, so nothing an injected statement knows helps.
create or replace function door.open_request(hashed text, idle_seconds integer, quiet boolean default false)
returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    moment timestamptz := clock_timestamp();
    s accounts_session;
    w accounts_worker;
    viewer jsonb;
    fresh boolean;
begin
    select * into s from accounts_session where key_hash = hashed;
    if not found or s.user_id is null then return jsonb_build_object('state', 'none'); end if;
    if s.expires <= moment or s.seen + make_interval(secs => idle_seconds) <= moment then
        return jsonb_build_object('state', 'ended');
    end if;
    select worker.* into w from accounts_worker worker join accounts_user u on u.id = worker.user_id
    where u.id = s.user_id and u.is_active and worker.active;
    if not found then return jsonb_build_object('state', 'none'); end if;
    if not s.second_factor then return jsonb_build_object('state', 'second_factor'); end if;
    if not quiet and s.seen < moment - interval '1 minute' then
        update accounts_session set seen = moment where key_hash = hashed;
    end if;
    viewer := door.viewer_of(w.id);
    fresh := s.proven_at is not null and s.proven_at > moment - interval '5 minutes';
    perform door.identify((viewer->'claims') || jsonb_build_object('fresh', fresh));
    return (viewer - 'claims') || jsonb_build_object(
        'state', 'open', 'fresh', fresh, 'revision', (select number from core_revision limit 1));
end $$;

create or replace function door.viewer_of(this uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    w accounts_worker;
    away jsonb;
    held jsonb;
    roles text[];
    places uuid[];
    desks uuid[];
    coordinated uuid[];
    opens text[];
    writes text[];
begin
    select * into w from accounts_worker where id = this;
    select coalesce(jsonb_agg(jsonb_build_object('id', a.worker_id, 'name', absent.name) order by absent.name), '[]')
    into away
    from accounts_absence a join accounts_worker absent on absent.id = a.worker_id
    where a.stand_in_id = this and a.starts <= now() and a.ends > now();
    select coalesce(jsonb_agg(jsonb_build_array(role, centre_id)), '[]'),
           array_agg(distinct role::text),
           array_agg(distinct centre_id),
           array_agg(distinct centre_id) filter (where role in ('desk', 'expert_desk')),
           array_agg(distinct centre_id) filter (where role in ('process_coordinator', 'care_director'))
    into held, roles, places, desks, coordinated
    from accounts_appointment
    where worker_id = this and since <= current_date and (until is null or until >= current_date);
    -- A role without a centre holds in every centre of the region.
    if array_position(places, null) is not null then
        select array_agg(c.id) into places from accounts_centre c;
        if array_position(desks, null) is not null then desks := places; end if;
        if array_position(coordinated, null) is not null then coordinated := places; end if;
    end if;
    select array_agg(distinct la.layer), array_agg(distinct la.layer) filter (where la.write)
    into opens, writes
    from accounts_layeraccess la join accounts_organisation o on o.id = w.organisation_id
    where la.role = any(roles) and la.discipline in ('', o.discipline);
    places := array_append(array_remove(coalesce(places, '{}'), w.home_id), w.home_id);
    return jsonb_build_object(
        'worker', w.id, 'name', w.name, 'title', w.title, 'home', w.home_id,
        'shortcuts', w.shortcuts, 'language', w.language,
        'organisation', w.organisation_id,
        'organisation_name', (select name from accounts_organisation where id = w.organisation_id),
        'appointments', held, 'stands_in_for', away,
        'centres', (select jsonb_agg(jsonb_build_object(
                'id', c.id, 'name', c.name, 'municipality', m.id, 'municipality_name', m.name, 'preset', m.preset)
                order by c.name)
            from accounts_centre c join accounts_municipality m on m.id = c.municipality_id
            where c.id = any(places)),
        'desks', to_jsonb(coalesce(desks, '{}')), 'coordination', to_jsonb(coalesce(coordinated, '{}')),
        'layers', to_jsonb(coalesce(opens, '{}')), 'writes', to_jsonb(coalesce(writes, '{}')),
        'claims', jsonb_build_object(
            'worker', w.id, 'name', w.name, 'organisation', w.organisation_id,
            'roles', to_jsonb(coalesce(roles, '{}')),
            'centres', to_jsonb(places), 'desks', to_jsonb(coalesce(desks, '{}')),
            'coordination', to_jsonb(coalesce(coordinated, '{}')),
            'layers', to_jsonb(coalesce(opens, '{}')), 'writes', to_jsonb(coalesce(writes, '{}')),
            'selves', to_jsonb(array[w.id] || coalesce(
                (select array_agg((one->>'id')::uuid) from jsonb_array_elements(away) one), '{}'))));
end $$;
"""

OVERSEEN = """
-- The centres whose log somebody reads: where he is privacy officer or auditor, and nowhere else he works.
create or replace function door.overseen() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(array_agg(c.id), '{}') from accounts_centre c
    where exists (
        select 1 from accounts_appointment a
        where a.worker_id = door.me() and a.role in ('privacy_officer', 'auditor')
          and (a.centre_id is null or a.centre_id = c.id)
          and a.since <= current_date and (a.until is null or a.until >= current_date))
$$;
"""

ENDED_SESSION = """
-- Whose typed text is this? A session that ran out still tells; it opens nothing.
create or replace function door.worker_of_ended_session(hashed text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.id from accounts_session s join accounts_worker w on w.user_id = s.user_id
    where s.key_hash = hashed and w.active
$$;

create or replace function door.keep_draft(
    hashed text, in_form text, content bytea, at_moment timestamptz, until_moment timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into forms_draft (worker_id, form, sealed, saved_at, expires_at)
    select door.worker_of_ended_session(hashed), in_form, content, at_moment, until_moment
    where door.worker_of_ended_session(hashed) is not null
    on conflict (worker_id, form) do update
    set sealed = excluded.sealed, saved_at = excluded.saved_at, expires_at = excluded.expires_at
$$;
"""

CHANGES = """
-- Whether whoever acts manages the place where this worker works: never one of another municipality.
create or replace function door.manages(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.has_role('functional_manager') and exists (
        select 1 from accounts_worker w where w.id = this and w.home_id = any(door.claimed('centres')))
$$;

-- Ends a worker's access at once. The promise still holds at commit: work that hangs on him makes it fail.
create or replace function door.deactivate_worker(this uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not door.manages(this) then
        raise exception 'only a functional manager ends an account' using errcode = 'CJ403';
    end if;
    update accounts_worker set active = false where id = this;
    delete from accounts_duty where worker_id = this and ends > now();
    delete from accounts_session s using accounts_worker w where w.id = this and s.user_id = w.user_id;
end $$;

create or replace function door.report_absence(
    absence uuid, of_worker uuid, from_moment timestamptz, to_moment timestamptz, by_stand_in uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if door.me() is null or (of_worker <> door.me() and (
        not door.manages(of_worker) or by_stand_in = any(door.claimed('selves')))) then
        raise exception 'absence of somebody else' using errcode = 'CJ403';
    end if;
    insert into accounts_absence (id, worker_id, starts, ends, stand_in_id)
    values (absence, of_worker, from_moment, to_moment, by_stand_in);
end $$;

create or replace function door.end_absence(absence uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from accounts_absence
    where id = absence and (worker_id = door.me() or door.manages(worker_id));
    return found;
end $$;

create or replace function door.set_preferences(with_shortcuts boolean, in_language text) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update accounts_worker set shortcuts = with_shortcuts, language = in_language where id = door.me()
$$;
"""

GRANTS = {
    "manages(uuid)": (),
    "open_request(text, integer, boolean)": ("opencjg_app",),
    "viewer_of(uuid)": (),
    "overseen()": (),
    "worker_of_ended_session(text)": ("opencjg_app",),
    "keep_draft(text, text, bytea, timestamptz, timestamptz)": ("opencjg_app",),
    "deactivate_worker(uuid)": ("opencjg_app",),
    "report_absence(uuid, uuid, timestamptz, timestamptz, uuid)": ("opencjg_app",),
    "end_absence(uuid)": ("opencjg_app",),
    "set_preferences(boolean, text)": ("opencjg_app",),
}
