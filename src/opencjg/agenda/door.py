# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the agenda asks of the database beyond one's own rows: where I hold a role, who is busy, and a few changes."""

PLACES = """
-- The centres where whoever acts holds one of these roles today.
create or replace function door.held_centres(of_roles text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(array_agg(c.id), '{}') from accounts_centre c
    where exists (
        select 1 from accounts_appointment a
        where a.worker_id = door.me() and a.role = any(of_roles) and (a.centre_id is null or a.centre_id = c.id)
          and a.since <= current_date and (a.until is null or a.until >= current_date))
$$;

-- Whether somebody works at a centre: nobody is put on the roster of a place where he does not.
create or replace function door.works_at(this uuid, at_centre uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select 1 from accounts_worker w where w.id = this and w.active and (w.home_id = at_centre or exists (
        select 1 from accounts_appointment a
        where a.worker_id = w.id and (a.centre_id is null or a.centre_id = at_centre)
          and a.since <= current_date and (a.until is null or a.until >= current_date))))
$$;

create or replace function door.set_opening_hours(of_location uuid, spans jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select 1 from accounts_location l where l.id = of_location
                   and l.centre_id = any(door.held_centres('{process_coordinator,manager}'))) then
        raise exception 'opening hours of another centre' using errcode = 'CJ403';
    end if;
    delete from accounts_openinghours where location_id = of_location;
    insert into accounts_openinghours (id, location_id, weekday, opens, closes)
    select gen_random_uuid(), of_location, (one->>0)::smallint, (one->>1)::time, (one->>2)::time
    from jsonb_array_elements(spans) one;
end $$;

create or replace function door.add_closing_day(closing uuid, at_centre uuid, on_day date, why text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not at_centre = any(door.held_centres('{process_coordinator,manager}')) then
        raise exception 'closing day of another centre' using errcode = 'CJ403';
    end if;
    insert into accounts_closingday (id, municipality_id, day, reason)
    select closing, c.municipality_id, on_day, why from accounts_centre c where c.id = at_centre;
end $$;

create or replace function door.remove_closing_day(closing uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from accounts_closingday d using accounts_centre c
    where d.id = closing and c.municipality_id = d.municipality_id
      and c.id = any(door.held_centres('{process_coordinator,manager}'));
    return found;
end $$;
"""

BOOKINGS = """
-- When colleagues and rooms are taken, also elsewhere: from when until when, and nothing else.
create or replace function door.agenda_busy(
    of_workers uuid[], of_rooms uuid[], from_moment timestamptz, to_moment timestamptz)
returns table (worker uuid, room uuid, starts timestamptz, ends timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select b.worker_id, b.room_id, b.starts, b.ends from agenda_booking b
    where door.me() is not null and b.state = 'planned' and b.starts < to_moment and b.ends > from_moment
      and (b.worker_id = any(of_workers) or b.room_id = any(of_rooms))
    order by b.starts
$$;

-- The booking is over: name and number go. Only who works with that booking, and only this one row.
create or replace function door.erase_visitor(of_booking uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from agenda_visitor v using agenda_booking b
    where v.booking_id = of_booking and b.id = v.booking_id
      and (b.centre_id = any(door.claimed('desks')) or b.worker_id = any(door.claimed('selves')))
$$;

-- Somebody leaves: what he still has to do with those who come goes to his successor. The roster ends.
create or replace function door.hand_over_bookings(of_worker uuid, to_worker uuid, at_moment timestamptz)
returns integer language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    moved integer;
begin
    if not door.manages(of_worker) then
        raise exception 'agenda of somebody elsewhere' using errcode = 'CJ403';
    end if;
    update agenda_booking set worker_id = to_worker, version = version + 1
    where worker_id = of_worker and (state = 'planned' or (state = 'missed' and follow_up = ''));
    get diagnostics moved = row_count;
    return moved;
end $$;

create or replace function door.end_agenda(of_worker uuid, at_moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not door.manages(of_worker) then
        raise exception 'agenda of somebody elsewhere' using errcode = 'CJ403';
    end if;
    update agenda_rosterline set until = at_moment::date - 1
    where worker_id = of_worker and (until is null or until >= at_moment::date);
    update agenda_feed set revoked_at = at_moment where worker_id = of_worker and revoked_at is null;
end $$;

-- What of somebody's agenda must be moved before he can leave: moments alone.
create or replace function door.agenda_hangs_on(of_worker uuid) returns table (starts timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select b.starts from agenda_booking b
    where b.worker_id = of_worker and door.manages(of_worker)
      and (b.state = 'planned' or (b.state = 'missed' and b.follow_up = ''))
    order by b.starts
$$;
"""

FEED = """
-- Another programme asks for somebody's bookings with the hash of a random address. Not more often than once a minute,
-- of half a year and no more than 500, without a name.
create or replace function door.agenda_feed(by_hash text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    f agenda_feed;
    moment timestamptz := clock_timestamp();
begin
    select feed.* into f from agenda_feed feed join accounts_worker w on w.id = feed.worker_id
    where feed.hashed = by_hash and feed.revoked_at is null and w.active for update of feed;
    if not found then return jsonb_build_object('state', 'none'); end if;
    if f.fetched_at > moment - interval '1 minute' then return jsonb_build_object('state', 'often'); end if;
    update agenda_feed set fetched_at = moment where id = f.id;
    return jsonb_build_object('state', 'open', 'events', (
        select coalesce(jsonb_agg(jsonb_build_array(b.id, b.starts, b.ends, b.place, b.version)
                                  order by b.starts), '[]')
        from (
            select b.id, b.starts, b.ends, b.version, coalesce(l.name || ', ' || l.address, '') as place
            from agenda_booking b left join accounts_location l on l.id = b.location_id
            where b.worker_id = f.worker_id and b.state <> 'cancelled'
              and b.starts > moment - interval '30 days' and b.starts < moment + interval '150 days'
            order by b.starts limit 500) b));
end $$;
"""

APP = ("opencjg_app",)
GRANTS = {
    "held_centres(text[])": APP,
    "works_at(uuid, uuid)": APP,
    "set_opening_hours(uuid, jsonb)": APP,
    "add_closing_day(uuid, uuid, date, text)": APP,
    "remove_closing_day(uuid)": APP,
    "agenda_busy(uuid[], uuid[], timestamptz, timestamptz)": APP,
    "erase_visitor(uuid)": APP,
    "hand_over_bookings(uuid, uuid, timestamptz)": APP,
    "end_agenda(uuid, timestamptz)": APP,
    "agenda_hangs_on(uuid)": APP,
    "agenda_feed(text)": APP,
}
