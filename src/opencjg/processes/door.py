# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The promise, as the database keeps it (RES-12, ALG-23, PI-MS-1.5).

At commit, an open matter has an active responsible worker and at least one open step with an active worker and a
due moment; a closed matter has none. The functions belong to the door role, so they see all rows, whoever writes.
A worker's row is locked in share mode while it is checked: somebody who deactivates him at the same time waits,
and then finds the work that hangs on him; or came first, and this writer is refused.
"""

PROMISE = """
create or replace function door.keep_promise_of_matter(this uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    m processes_matter;
    steps integer;
    sound integer;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'the promise is only kept in read committed' using errcode = 'CJ001';
    end if;
    -- Two who each take away one of the last two steps wait for each other here, whether they locked it or not.
    select * into m from processes_matter where id = this for no key update;
    if not found then return; end if;
    -- Nobody cares for what is closed, so no worker needs to be held: it has no step, and that is all.
    if m.closed_at is not null then
        if exists (select 1 from processes_openstep s where s.matter_id = this) then
            raise exception 'closed matter with open steps' using errcode = 'CJ001';
        end if;
        return;
    end if;
    perform 1 from accounts_worker w
    where w.id = m.responsible_id
       or w.id in (select s.worker_id from processes_openstep s where s.matter_id = this)
    for share;
    select count(*), count(*) filter (where w.active and s.due is not null) into steps, sound
    from processes_openstep s join accounts_worker w on w.id = s.worker_id where s.matter_id = this;
    if not exists (select 1 from accounts_worker where id = m.responsible_id and active) then
        raise exception 'open matter without an active responsible worker' using errcode = 'CJ001';
    end if;
    if steps = 0 or sound < steps then
        raise exception 'open matter without a next step, its worker and its date' using errcode = 'CJ001';
    end if;
end $$;

-- Everything this transaction touched so far, now; what it touches later waits for its end again. One call, because
-- to ask and to set back are two.
create or replace function door.keep_promise() returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    set constraints the_promise immediate;
    set constraints the_promise deferred;
end $$;

create or replace function door.check_matter() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform door.keep_promise_of_matter(coalesce(new.id, old.id));
    return null;
end $$;

create or replace function door.check_step() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then perform door.keep_promise_of_matter(old.matter_id); end if;
    if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.matter_id <> old.matter_id) then
        perform door.keep_promise_of_matter(new.matter_id);
    end if;
    return null;
end $$;

create or replace function door.check_worker() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- A snapshot from before somebody gave him work would not show that work.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'the promise is only kept in read committed' using errcode = 'CJ002';
    end if;
    if exists (select 1 from accounts_worker where id = old.id and active) then return null; end if;
    if exists (select 1 from processes_matter where responsible_id = old.id and closed_at is null)
       or exists (select 1 from processes_openstep where worker_id = old.id) then
        raise exception 'work hangs on this worker' using errcode = 'CJ002';
    end if;
    return null;
end $$;
"""

TRIGGERS = """
create constraint trigger the_promise after insert or update or delete on processes_matter
    deferrable initially deferred for each row execute function door.check_matter();
create constraint trigger the_promise after insert or update or delete on processes_openstep
    deferrable initially deferred for each row execute function door.check_step();
create constraint trigger the_promise after update of active on accounts_worker
    deferrable initially deferred for each row when (old.active and not new.active)
    execute function door.check_worker();
create trigger raise_revision after insert or update or delete on processes_processmodel
    for each statement execute function door.raise_revision();
create trigger follow_matter after update of responsible_id on processes_matter
    for each row when (old.responsible_id <> new.responsible_id) execute function door.follow_matter();
create trigger let_go_of_case after update of closed_at on processes_matter
    for each row when (old.closed_at is null and new.closed_at is not null and new.kind = 'case')
    execute function door.let_go_of_case();
create trigger follow_case after insert or update of dossier_id on processes_case
    for each row when (new.dossier_id is not null) execute function door.follow_case();
create trigger keep_responsible before update of ends on persons_involvement
    for each row when (old.kind <> 'emergency' and old.ends is null) execute function door.keep_responsible();
create sequence processes_case_number;
grant usage on sequence processes_case_number to opencjg_app;
create function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
$$ begin raise exception 'an active process model is never changed' using errcode = 'CJ003'; end $$;
create function refuse_emptying() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
$$ begin raise exception 'steps are never all removed at once' using errcode = 'CJ001'; end $$;
create trigger the_promise_of_all before truncate on processes_openstep
    for each statement execute function refuse_emptying();
create trigger immutable before update of key, version, xml on processes_processmodel
    for each row when (old.activated_at is not null) execute function refuse_change();
"""

HOLDS = """
-- A step at the desk opens a matter to that desk: only who cares for the matter, or holds the contact, makes one.
create or replace function door.holds(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select 1 from processes_matter m where m.id = this and (
        m.responsible_id = any(door.claimed('selves'))
        or (m.kind = 'contact' and m.centre_id = any(door.claimed('desks')))))
$$;

-- A case hangs on a dossier that is open to its worker for good, not in an emergency and not for a time; so hanging it
-- there opens nothing to him, and what was lent does not become his own. Or on one that whoever acts leads himself.
create or replace function door.stays(this uuid, somebody uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from persons_involvement i
        where i.dossier_id = this and i.worker_id = somebody and i.kind <> 'emergency' and 'basis' = any(i.layers)
          and i.starts <= statement_timestamp() and i.ends is null)
$$;

create or replace function door.may_hang(this uuid, on_dossier uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.opens(on_dossier, 'basis') and exists (
        select 1 from processes_matter m
        where m.id = this and (door.stays(on_dossier, m.responsible_id) or exists (
            select 1 from persons_involvement i
            where i.dossier_id = on_dossier and i.worker_id = door.me() and i.kind in ('responsible', 'direction')
              and i.starts <= statement_timestamp() and i.ends is null)))
$$;
"""

GIVE = """
-- Another worker takes care of a matter. A function, because whoever gives it away no longer sees it afterwards.
create or replace function door.give_matter(this uuid, to_worker uuid, with_steps boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    m processes_matter;
begin
    select * into m from processes_matter where id = this for update;
    if not found or m.closed_at is not null or not (
        m.responsible_id = any(door.claimed('selves'))
        or (m.centre_id = any(door.claimed('coordination')) and to_worker <> all(door.claimed('selves')))
        or (m.centre_id = any(door.claimed('desks')) and (
            m.kind = 'contact' or (exists (
                select 1 from processes_openstep s where s.matter_id = this and s.role = 'desk')
                -- The desk gives away a case of a child; it does not take it, to read the dossier.
                and (to_worker <> all(door.claimed('selves')) or not exists (
                    select 1 from processes_case c where c.matter_id = this and c.dossier_id is not null)))))) then
        raise exception 'not a matter of this worker' using errcode = 'CJ403';
    end if;
    update processes_matter set responsible_id = to_worker where id = this;
    if with_steps then
        update processes_openstep set worker_id = to_worker where matter_id = this;
    end if;
end $$;
"""

HAND_OVER_ALL = """
-- Everything open that hangs on one worker goes to another, in the transaction that lets the first one leave.
-- Content stays closed to whoever asks for it: this changes names, and shows nothing.
create or replace function door.hand_over_all(from_worker uuid, to_worker uuid, at_moment timestamptz)
returns integer language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    moved integer;
begin
    if not door.manages(from_worker) or to_worker = any(door.claimed('selves')) then
        raise exception 'only his functional manager moves all work, and not to himself' using errcode = 'CJ403';
    end if;
    -- Two managers whose successors cross wait for each other here, in the same order.
    perform 1 from accounts_worker where id in (from_worker, to_worker) order by id for no key update;
    perform 1 from processes_matter m
    where m.closed_at is null and (m.responsible_id = from_worker or exists (
        select 1 from processes_openstep s where s.matter_id = m.id and s.worker_id = from_worker))
    order by m.id for update;
    insert into processes_event (id, matter_id, centre_id, kind, node, code, by_id, worker_id, at, answer)
    select gen_random_uuid(), m.id, m.centre_id, 'reassigned', '', '', door.me(), to_worker, at_moment, ''
    from processes_matter m
    where m.closed_at is null and (m.responsible_id = from_worker or exists (
        select 1 from processes_openstep s where s.matter_id = m.id and s.worker_id = from_worker));
    get diagnostics moved = row_count;
    update processes_matter set responsible_id = to_worker
    where responsible_id = from_worker and closed_at is null;
    update processes_openstep set worker_id = to_worker where worker_id = from_worker;
    return moved;
end $$;

-- What would be left behind: kind and number or day of each open matter, for the refusal message.
create or replace function door.hangs_on(this uuid) returns table (kind text, label text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.kind::text, coalesce(c.number, to_char(m.opened_at at time zone 'Europe/Amsterdam', 'DD-MM-YYYY HH24:MI'))
    from processes_matter m left join processes_case c on c.matter_id = m.id
    where m.closed_at is null and door.manages(this)
      and (m.responsible_id = this or exists (
        select 1 from processes_openstep s where s.matter_id = m.id and s.worker_id = this))
    order by m.opened_at
$$;
"""

DOSSIER = """
-- Who takes over a case may open its dossier from that moment, as far as who had it could, and no further.
create or replace function door.follow_matter() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    this uuid;
begin
    select dossier_id into this from processes_case where matter_id = new.id;
    if this is null then return null; end if;
    insert into persons_involvement (
        id, dossier_id, worker_id, kind, layers, purpose, reason, starts, granted_by_id, review)
    select gen_random_uuid(), this, new.responsible_id, held.kind, held.layers, 'case', '', statement_timestamp(),
           coalesce(door.me(), new.responsible_id), ''
    from (select case when bool_or(i.kind = 'responsible') then 'responsible' else 'participant' end as kind,
                 array_agg(distinct layer) as layers
          from persons_involvement i cross join unnest(i.layers) as layer
          where i.dossier_id = this and i.worker_id = old.responsible_id and i.kind <> 'emergency'
            and i.ends is null) held
    where held.layers is not null and not exists (
        select 1 from persons_involvement i
        where i.dossier_id = this and i.worker_id = new.responsible_id and i.kind = held.kind and i.ends is null
          and held.layers <@ i.layers);
    update persons_involvement i set ends = greatest(statement_timestamp(), i.starts)
    where i.dossier_id = this and i.worker_id = old.responsible_id and i.kind = 'responsible' and i.ends is null
      and not exists (
        select 1 from processes_case c join processes_matter m on m.id = c.matter_id
        where c.dossier_id = this and m.closed_at is null and m.responsible_id = old.responsible_id);
    return null;
end $$;

-- A case that closes ends what it opened to its worker, unless nobody else would answer for the dossier then.
create or replace function door.let_go_of_case() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update persons_involvement i set ends = greatest(statement_timestamp(), i.starts)
    from processes_case c
    where c.matter_id = new.id and i.dossier_id = c.dossier_id and i.worker_id = new.responsible_id
      and i.kind = 'responsible' and i.purpose = 'case' and i.ends is null
      and not exists (
        select 1 from processes_case o join processes_matter m on m.id = o.matter_id
        where o.dossier_id = c.dossier_id and m.closed_at is null and m.responsible_id = new.responsible_id)
      and exists (
        select 1 from persons_involvement other
        where other.dossier_id = c.dossier_id and other.kind = 'responsible' and other.ends is null
          and other.worker_id <> new.responsible_id);
    return null;
end $$;

-- Who leads a dossier hangs the case of somebody else on it, whom he stands in for: that lets him in, no further than
-- whoever does it.
create or replace function door.follow_case() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into persons_involvement (
        id, dossier_id, worker_id, kind, layers, purpose, reason, starts, granted_by_id, review)
    select gen_random_uuid(), new.dossier_id, m.responsible_id, 'responsible', door.held_layers(new.dossier_id), 'case',
           '', statement_timestamp(), coalesce(door.me(), m.responsible_id), ''
    from processes_matter m
    where m.id = new.matter_id and not door.stays(new.dossier_id, m.responsible_id);
    return null;
end $$;

create or replace function door.keep_responsible() returns trigger
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.ends is not null and exists (
        select 1 from processes_case c join processes_matter m on m.id = c.matter_id
        where c.dossier_id = new.dossier_id and m.closed_at is null and m.responsible_id = new.worker_id)
       and not exists (
        select 1 from persons_involvement i
        where i.dossier_id = new.dossier_id and i.worker_id = new.worker_id and i.id <> new.id
          and i.kind <> 'emergency' and i.ends is null and 'basis' = any(i.layers)) then
        raise exception 'who takes care of an open case keeps its dossier' using errcode = 'CJ403';
    end if;
    return new;
end $$;
"""

LOGGED = """
-- A case that hangs on a dossier is about its child, also in the log; the dossier's own trigger adds the ground.
create or replace function door.case_of_event() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    select d.child_id into new.subject
    from processes_case c join persons_dossier d on d.id = c.dossier_id where c.matter_id = new.thing;
    return new;
end $$;
"""

DESTROYED = """
create or replace function door.has_open_case(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select 1 from processes_case c join processes_matter m on m.id = c.matter_id
                   where c.dossier_id = this and m.closed_at is null)
$$;

-- A dossier with an open case is never destroyed, whoever asks it. Closed cases stay, and point at nothing.
create or replace function door.leave_cases() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if door.has_open_case(old.id) then
        raise exception 'a dossier with an open case is never destroyed' using errcode = 'CJ403';
    end if;
    update processes_case set dossier_id = null where dossier_id = old.id;
    return old;
end $$;
"""

LEAVES = """
create trigger leave_cases before delete on persons_dossier for each row execute function door.leave_cases();
"""

# By name it comes before `complete_event`, which completes what it finds.
NAMES_THE_CHILD = """
create trigger case_of_event before insert on audit_auditevent
    for each row when (new.subject is null and new.kind in ('Case', 'Matter')) execute function door.case_of_event();
"""

RAISE = """
-- Worker and stand-in when a step is late; the desk it stands at, and the process coordinator, when it stays so for
-- as many minutes.
create or replace function door.raise_late(
    at_moment timestamptz, team_after integer, coordinator_after integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    told uuid;
    raised integer := 0;
begin
    delete from processes_attention a where not exists (
        select 1 from processes_openstep s where s.id = a.step and s.due < at_moment);
    for told in
        with late as (select * from processes_openstep where due < at_moment),
        told_of as (
            select l.id as step, l.matter_id, 'worker' as level, l.worker_id from late l
            union
            select l.id, l.matter_id, 'worker', a.stand_in_id
            from late l join accounts_absence a on a.worker_id = l.worker_id
            where a.stand_in_id is not null and a.starts <= at_moment and at_moment < a.ends
            union
            select l.id, l.matter_id, case p.role when 'process_coordinator' then 'coordinator' else 'team' end,
                   p.worker_id
            from late l join accounts_appointment p on p.centre_id = l.centre_id or p.centre_id is null
            where p.since <= at_moment::date and (p.until is null or p.until >= at_moment::date)
              and ((p.role in ('desk', 'expert_desk') and l.role = 'desk'
                    and l.due < at_moment - make_interval(mins => team_after))
                or (p.role = 'process_coordinator' and l.due < at_moment - make_interval(mins => coordinator_after)))
        ),
        fresh as (
            insert into processes_attention (id, step, level, at)
            select gen_random_uuid(), t.step, t.level, at_moment from told_of t group by t.step, t.level
            on conflict (step, level) do nothing returning step, level
        )
        insert into outbox_notice (id, worker_id, kind, matter, at)
        select gen_random_uuid(), t.worker_id, 'late', t.matter_id, at_moment
        from told_of t join fresh f on f.step = t.step and f.level = t.level
            join accounts_worker w on w.id = t.worker_id and w.active
        returning worker_id
    loop
        perform pg_notify('opencjg_live', told::text);
        raised := raised + 1;
    end loop;
    return raised;
end $$;
"""

GRANTS = {
    "has_open_case(uuid)": (),
    "leave_cases()": ("opencjg_owner",),
    "case_of_event()": ("opencjg_owner",),
    "follow_matter()": ("opencjg_owner",),
    "let_go_of_case()": ("opencjg_owner",),
    "follow_case()": ("opencjg_owner",),
    "keep_responsible()": ("opencjg_owner",),
    "keep_promise_of_matter(uuid)": (),
    "keep_promise()": ("opencjg_app",),
    "check_matter()": ("opencjg_owner",),
    "check_step()": ("opencjg_owner",),
    "check_worker()": ("opencjg_owner",),
    "give_matter(uuid, uuid, boolean)": ("opencjg_app",),
    "hand_over_all(uuid, uuid, timestamptz)": ("opencjg_app",),
    "hangs_on(uuid)": ("opencjg_app",),
}
