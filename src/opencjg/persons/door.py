# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The functions through which somebody comes to see a dossier, and through which people are found.

The application role cannot write an involvement or a mention itself: who might, could make himself a reader.
Source: security.md 3, threats 1, 2 and 7; AUT-05, AUT-06, AUT-14.
"""

OPENS = """
-- Whether whoever acts holds a running involvement that opens this layer, and a role that does.
create or replace function door.opens(this uuid, layer text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select layer = any(door.claimed_words('layers')) and exists (
        select 1 from persons_involvement i
        where i.dossier_id = this and i.worker_id = any(door.claimed('selves')) and layer = any(i.layers)
          and i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp()))
$$;

-- Whether he leads: only who does lets others in, or out.
create or replace function door.leads(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from persons_involvement i
        where i.dossier_id = this and i.worker_id = any(door.claimed('selves'))
          and i.kind in ('responsible', 'direction')
          and i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp()))
$$;

-- The layers that were opened to whoever acts, whatever his role makes of them; nobody lets others in further.
create or replace function door.held_layers(this uuid) returns text[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(array_agg(distinct layer::text), '{}')
    from persons_involvement i cross join unnest(i.layers) as layer
    where i.dossier_id = this and i.worker_id = any(door.claimed('selves')) and i.kind <> 'emergency'
      and i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp())
$$;

-- Whether it is open to whoever acts himself, for good and with what is shielded in it. Only then may people and
-- families of it come to stand in another dossier of his: what was lent does not become his own that way.
create or replace function door.keeps(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select array['basis', 'shielded'] <@ door.claimed_words('layers') and exists (
        select 1 from persons_involvement i
        where i.dossier_id = this and i.worker_id = door.me() and i.kind <> 'emergency'
          and array['basis', 'shielded'] <@ i.layers::text[]
          and i.starts <= statement_timestamp() and i.ends is null)
$$;

-- Somebody who stands in no dossier yet, or in one that is kept by whoever acts.
create or replace function door.may_mention(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.me() is not null and (
        not exists (select 1 from persons_mention m where m.person_id = this)
        or exists (select 1 from persons_mention m where m.person_id = this and door.keeps(m.dossier_id)))
$$;

-- Somebody who stands in no dossier yet, or in one that is open to whoever acts.
create or replace function door.knows(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.me() is not null and (
        not exists (select 1 from persons_mention m where m.person_id = this)
        or exists (select 1 from persons_mention m where m.person_id = this and door.opens(m.dossier_id, 'basis')))
$$;

-- A family that nobody lives in yet, or somebody does who is known to whoever acts. A new member shows where it lives
-- to all who may open a dossier with him in it: unless they are shown it already, that takes a dossier that is kept.
create or replace function door.may_join(this uuid, somebody uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with shown as (
        select distinct m.dossier_id from persons_membership s join persons_mention m on m.person_id = s.person_id
        where s.family_id = this)
    select door.me() is not null and (
        not exists (select 1 from persons_membership s where s.family_id = this)
        or exists (select 1 from shown where door.keeps(dossier_id))
        or (exists (select 1 from shown where door.opens(dossier_id, 'basis'))
            and not exists (
                select 1 from persons_mention n
                where n.person_id = somebody and n.dossier_id not in (select dossier_id from shown))))
$$;

-- An emergency in a dossier of the privacy officer's own centres: that it was, by whom and why; never the dossier.
create or replace function door.reviews(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from persons_dossier d join accounts_appointment a on a.centre_id is null or a.centre_id = d.centre_id
        where d.id = this and a.worker_id = door.me() and a.role = 'privacy_officer'
          and a.since <= current_date and (a.until is null or a.until >= current_date))
$$;
"""

ENTER = """
create or replace function door.open_dossier(
    this uuid, of_child uuid, at_centre uuid, was_told text, sealed_key bytea, for_purpose text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not ('basis' = any(door.claimed_words('writes')) and at_centre = any(door.claimed('centres'))
            and door.may_mention(of_child)) then
        raise exception 'not somebody who opens a dossier here' using errcode = 'CJ403';
    end if;
    insert into persons_dossier (id, child_id, centre_id, opened_at, opened_by_id, told, key, changed_at)
    values (this, of_child, at_centre, clock_timestamp(), door.me(), was_told, sealed_key, clock_timestamp());
    insert into persons_mention (dossier_id, person_id) values (this, of_child);
    insert into persons_involvement (
        id, dossier_id, worker_id, kind, layers, purpose, reason, starts, granted_by_id, review)
    values (gen_random_uuid(), this, door.me(), 'responsible', door.all_layers(), for_purpose, '',
            statement_timestamp(), door.me(), '');
end $$;

create or replace function door.all_layers() returns text[]
language sql immutable security definer set search_path = pg_catalog, public, pg_temp as $$
    select array['basis', 'shielded', 'health', 'social', 'education', 'police', 'protection', 'direction']
$$;

create or replace function door.mention(this uuid, somebody uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not (door.opens(this, 'basis') and 'basis' = any(door.claimed_words('writes'))
            and (door.may_mention(somebody) or exists (
                select 1 from persons_mention m where m.dossier_id = this and m.person_id = somebody))) then
        raise exception 'not his to mention' using errcode = 'CJ403';
    end if;
    insert into persons_mention (dossier_id, person_id) values (this, somebody) on conflict do nothing;
end $$;

create or replace function door.involve(
    involvement uuid, this uuid, somebody uuid, as_kind text, in_layers text[], for_purpose text, until timestamptz,
    agreed uuid, because text)
returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    -- Outside one's own organisation it is agreed with whom it is about, or it is said why nobody was asked.
    if agreed is null and length(trim(because)) = 0 and exists (
           select 1 from accounts_worker w where w.id = somebody
           and w.organisation_id <> (door.claims()->>'organisation')::uuid)
       or agreed is not null and not exists (
           select 1 from persons_consent c where c.id = agreed and c.dossier_id = this and c.withdrawn_on is null) then
        raise exception 'neither agreed nor said why not' using errcode = 'CJ403';
    end if;
    if not door.leads(this) or somebody = any(door.claimed('selves'))
       or as_kind not in ('contact_person', 'participant', 'consulted', 'direction')
       or not in_layers <@ door.held_layers(this) or coalesce(trim(for_purpose), '') = ''
       or not exists (select 1 from accounts_worker w where w.id = somebody and w.active) then
        raise exception 'not his to involve' using errcode = 'CJ403';
    end if;
    insert into persons_involvement (
        id, dossier_id, worker_id, kind, layers, purpose, reason, starts, ends, granted_by_id, review, consent_id,
        unasked)
    values (involvement, this, somebody, as_kind, in_layers, for_purpose, '', statement_timestamp(), until,
            door.me(), '', agreed, trim(because));
end $$;

-- Who agreed changed his mind: what was shared on that ground ends in the same moment.
create or replace function door.end_what_was_agreed() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update persons_involvement set ends = greatest(statement_timestamp(), starts)
    where consent_id = new.id and (ends is null or ends > statement_timestamp());
    return null;
end $$;

create or replace function door.end_involvement(involvement uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    i persons_involvement;
begin
    select * into i from persons_involvement where id = involvement for update;
    if not found or not (door.leads(i.dossier_id) or i.worker_id = any(door.claimed('selves'))) then
        raise exception 'not his to end' using errcode = 'CJ403';
    end if;
    if i.ends is not null and i.ends <= statement_timestamp() then return false; end if;
    update persons_involvement set ends = greatest(statement_timestamp(), i.starts) where id = involvement;
    return true;
end $$;
"""

SHRINK = """
create function involvement_only_shrinks() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (old.ends is not null and (new.ends is null or new.ends > old.ends))
       or row(new.id, new.dossier_id, new.worker_id, new.kind, new.layers, new.purpose, new.reason, new.starts,
              new.granted_by_id, new.unasked)
          is distinct from
          row(old.id, old.dossier_id, old.worker_id, old.kind, old.layers, old.purpose, old.reason, old.starts,
              old.granted_by_id, old.unasked) then
        raise exception 'an involvement may only end sooner' using errcode = 'CJ403';
    end if;
    return new;
end $$;
create trigger only_shrinks before update on persons_involvement
    for each row execute function involvement_only_shrinks();
create trigger end_what_was_agreed after update of withdrawn_on on persons_consent
    for each row when (old.withdrawn_on is null and new.withdrawn_on is not null)
    execute function door.end_what_was_agreed();
create function facts_stay() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
$$ begin raise exception 'what was written in a dossier stays' using errcode = 'CJ003'; end $$;
-- What was decided stays; only a restriction may be lifted, once, and nobody decides in another's name.
create function decided_once() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.decided_by_id is distinct from old.decided_by_id and new.decided_by_id is distinct from door.me() then
        raise exception 'nobody decides for another' using errcode = 'CJ403';
    end if;
    if old.decided_at is not null and (
        old.ended_at is not null or new.ended_at is null or not old.granted or old.kind <> 'restriction'
        or row(new.granted, new.motivation, new.decided_by_id, new.decided_at)
           is distinct from row(old.granted, old.motivation, old.decided_by_id, old.decided_at)) then
        raise exception 'what was decided stays' using errcode = 'CJ403';
    end if;
    return new;
end $$;
create trigger decided_once before update on persons_rightsrequest for each row execute function decided_once();
create trigger stays before update on persons_fact for each row execute function facts_stay();
"""

EMERGENCY = """
-- Somebody must know now. Eight hours at most, with a reason, told to every privacy officer of the place at once.
create or replace function door.break_glass(involvement uuid, this uuid, because text, hours integer, entry jsonb)
returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    place uuid;
begin
    select centre_id into place from persons_dossier where id = this;
    if not found or not ('basis' = any(door.claimed_words('layers'))) or hours not between 1 and 8
       or length(trim(because)) < 15 or not door.in_region(place) or not door.is_fresh() then
        raise exception 'no emergency access' using errcode = 'CJ403';
    end if;
    insert into persons_involvement (
        id, dossier_id, worker_id, kind, layers, purpose, reason, starts, ends, granted_by_id, review)
    values (involvement, this, door.me(), 'emergency', door.all_layers(), 'emergency', trim(because),
            statement_timestamp(), statement_timestamp() + make_interval(hours => hours), door.me(), '');
    insert into outbox_notice (id, worker_id, kind, matter, at)
    select gen_random_uuid(), w.id, 'emergency_access', involvement, statement_timestamp()
    from accounts_worker w
    where w.active and exists (
        select 1 from accounts_appointment a
        where a.worker_id = w.id and a.role = 'privacy_officer' and (a.centre_id is null or a.centre_id = place)
          and a.since <= current_date and (a.until is null or a.until >= current_date));
    perform door.record(jsonb_build_array(entry || jsonb_build_object(
        'emergency', true, 'subject', (select child_id from persons_dossier where id = this))));
end $$;

create or replace function door.in_region(place uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from accounts_centre c join accounts_municipality m on m.id = c.municipality_id
        join accounts_municipality mine on mine.region_id = m.region_id
        join accounts_centre here on here.municipality_id = mine.id
        where c.id = place and here.id = any(door.claimed('centres')))
$$;

create or replace function door.review_emergency(involvement uuid, verdict text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update persons_involvement set reviewed_by_id = door.me(), reviewed_at = clock_timestamp(), review = verdict
    where id = involvement and kind = 'emergency' and reviewed_at is null and door.reviews(dossier_id)
      and worker_id <> door.me();
    if not found then raise exception 'not his to review' using errcode = 'CJ403'; end if;
end $$;
"""

LOGGED = """
-- What the log says of an act about a dossier is completed here, so that no page can forget it: whose child it is
-- about, whose data they are, and on what ground whoever acts was there (NEN 7513: subject, basis, purpose, emergency).
create or replace function door.complete_event() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    d persons_dossier;
    i persons_involvement;
begin
    if new.subject is not null then
        select * into d from persons_dossier where child_id = new.subject;
    elsif new.kind = 'Involvement' then
        select o.* into d from persons_dossier o join persons_involvement v on v.dossier_id = o.id
        where v.id = new.thing;
    else
        select * into d from persons_dossier where id = new.thing;
    end if;
    if not found then return new; end if;
    new.subject := d.child_id;
    new.tenant := d.centre_id;
    -- Who ended his own involvement in this transaction was still there.
    select * into i from persons_involvement v
    where v.dossier_id = d.id and v.worker_id = any(door.claimed('selves')) and v.starts <= statement_timestamp()
      and (v.ends is null or v.ends >= transaction_timestamp())
    order by (v.kind = 'emergency'), (v.worker_id <> new.actor), v.starts limit 1;
    if not found then return new; end if;
    new.basis := coalesce(nullif(new.basis, ''), i.kind || ' ' || i.id);
    new.purpose := coalesce(nullif(new.purpose, ''), left(i.purpose, 120));
    new.emergency := new.emergency or i.kind = 'emergency';
    if i.worker_id <> new.actor then
        new.on_behalf_of := coalesce(new.on_behalf_of, i.worker_id);
    end if;
    return new;
end $$;
"""

SEEN = """
-- Who did what with the data of one child: for who leads its dossier, who tells the people it is about.
-- Not from which machine; and no line about anybody else.
create or replace function door.seen_by(this uuid, before_at timestamptz, before_id uuid, most integer)
returns table (id uuid, at timestamptz, actor uuid, actor_name text, actor_organisation uuid, actor_roles text,
               on_behalf_of uuid, act text, kind text, outcome text, basis text, purpose text, emergency boolean,
               detail text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not (door.leads(this) and door.opens(this, 'basis')) then
        raise exception 'not his to tell' using errcode = 'CJ403';
    end if;
    return query
    select e.id, e.at, e.actor, e.actor_name, e.actor_organisation, e.actor_roles, e.on_behalf_of, e.act::text,
           e.kind::text, e.outcome::text, e.basis::text, e.purpose::text, e.emergency, e.detail::text
    from audit_auditevent e
    where e.subject in (
        -- The child, and its doubles whose dossier is open too: the page shows them as one.
        select d.child_id from persons_dossier d where d.id = this
        union
        select other.child_id from persons_dossier d join persons_person c on c.id = d.child_id
        join persons_person p on p.id = coalesce(c.same_as_id, c.id) or p.same_as_id = coalesce(c.same_as_id, c.id)
        join persons_dossier other on other.child_id = p.id
        where d.id = this and door.opens(other.id, 'basis'))
      and (before_at is null or (e.at <= before_at and (e.at, e.id) < (before_at, before_id)))
    order by e.at desc, e.id desc limit least(most, 10001);
end $$;
"""

RETENTION = """
-- Who keeps the archive of a place: the functional manager and the privacy officer appointed there.
create or replace function door.archives(place uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from accounts_appointment a
        where a.worker_id = door.me() and a.role in ('functional_manager', 'privacy_officer')
          and (a.centre_id is null or a.centre_id = place)
          and a.since <= current_date and (a.until is null or a.until >= current_date))
$$;

-- The last day something is kept whose last change was on this day. A year after 29 February ends on 1 March.
create or replace function door.kept_until(what text, last_change date) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select (last_change + make_interval(years => t.years))::date
           + case when extract(day from last_change) = 29
                   and extract(day from last_change + make_interval(years => t.years)) = 28 then 1 else 0 end
           + t.days
    from persons_retentionterm t where t.kind = what
$$;

-- The functional manager and the privacy officer set the terms, each time with its ground.
create or replace function door.set_term(what text, in_years integer, in_days integer, because text, entry jsonb)
returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not (door.has_role('functional_manager') or door.has_role('privacy_officer')) then
        raise exception 'not somebody who keeps the archive' using errcode = 'CJ403';
    end if;
    update persons_retentionterm set years = in_years, days = in_days, ground = because where kind = what;
    if not found then raise exception 'no such term' using errcode = 'CJ403'; end if;
    perform door.record(jsonb_build_array(entry));
end $$;

-- Why a dossier may be destroyed now, or null. Holds and open cases are asked apart.
create or replace function door.ground_to_destroy(this uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select case
        when exists (select 1 from persons_rightsrequest r
                     where r.dossier_id = this and r.kind = 'destruction' and r.granted) then 'request'
        when current_date > door.kept_until('dossier', d.changed_at::date) then 'term' end
    from persons_dossier d where d.id = this
$$;

create or replace function door.held(this uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select h.reason from persons_legalhold h where h.dossier_id = this and h.lifted_at is null
$$;

-- The list of what may be destroyed, without a name in it. What has an open case or is held, is on it and says so.
create or replace function door.to_destroy()
returns table (dossier uuid, opened_on date, changed_on date, ground text, held_because text, open_case boolean,
               proposal uuid, proposed_by uuid, proposer text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
    if not (door.has_role('functional_manager') or door.has_role('privacy_officer')) then
        raise exception 'not somebody who keeps the archive' using errcode = 'CJ403';
    end if;
    return query
    select d.id, d.opened_at::date, d.changed_at::date, g.ground, coalesce(door.held(d.id), ''),
           door.has_open_case(d.id), p.id, p.proposed_by_id, coalesce(w.name, '')::text
    from persons_dossier d
    cross join lateral (select door.ground_to_destroy(d.id) as ground) g
    left join persons_destruction p on p.dossier = d.id and p.withdrawn_at is null and p.confirmed_at is null
    left join accounts_worker w on w.id = p.proposed_by_id
    where door.archives(d.centre_id) and g.ground is not null
    order by d.changed_at limit 200;
end $$;

create or replace function door.propose_destruction(proposal uuid, this uuid, entry jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    d persons_dossier;
begin
    select * into d from persons_dossier where id = this for update;
    if not found or not door.archives(d.centre_id) or door.ground_to_destroy(this) is null
       or door.held(this) is not null or door.has_open_case(this) then
        raise exception 'not his to propose' using errcode = 'CJ403';
    end if;
    insert into persons_destruction (
        id, dossier, centre_id, ground, opened_on, changed_on, proposed_by_id, proposed_at)
    values (proposal, this, d.centre_id, door.ground_to_destroy(this), d.opened_at::date, d.changed_at::date,
            door.me(), clock_timestamp());
    perform door.record(jsonb_build_array(entry || jsonb_build_object('thing', proposal, 'subject', d.child_id)));
end $$;

create or replace function door.withdraw_destruction(proposal uuid, entry jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update persons_destruction set withdrawn_at = clock_timestamp()
    where id = proposal and withdrawn_at is null and confirmed_at is null and door.archives(centre_id);
    if not found then raise exception 'not his to withdraw' using errcode = 'CJ403'; end if;
    perform door.record(jsonb_build_array(entry || jsonb_build_object('thing', proposal)));
end $$;

-- Another than who proposed it destroys it: the content, who stands in it alone, and its key, without which its files
-- in backups cannot be read any more. What is left says that it was, and holds nothing of what it was about.
create or replace function door.confirm_destruction(proposal uuid, entry jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    p persons_destruction;
    d persons_dossier;
    gone uuid[];
    homes uuid[];
    words bigint[];
    number_of_facts integer;
    number_of_files integer;
begin
    select * into p from persons_destruction where id = proposal for update;
    if not found or p.withdrawn_at is not null or p.confirmed_at is not null or not door.archives(p.centre_id)
       or p.proposed_by_id = any(door.claimed('selves')) or not door.is_fresh() then
        raise exception 'not his to confirm' using errcode = 'CJ403';
    end if;
    select * into d from persons_dossier where id = p.dossier for update;
    if not found or door.ground_to_destroy(d.id) is null or door.held(d.id) is not null then
        raise exception 'not to be destroyed, or not any more' using errcode = 'CJ403';
    end if;
    perform door.record(jsonb_build_array(entry || jsonb_build_object('thing', proposal, 'subject', d.child_id)));
    select coalesce(array_agg(m.person_id), '{}') into gone from persons_mention m
    where m.dossier_id = d.id
      and not exists (select 1 from persons_mention o where o.person_id = m.person_id and o.dossier_id <> d.id)
      and not exists (select 1 from persons_consent c where c.given_by_id = m.person_id and c.dossier_id <> d.id)
      and not exists (select 1 from persons_rightsrequest r where r.asked_by_id = m.person_id and r.dossier_id <> d.id);
    delete from persons_fact where dossier_id = d.id;
    get diagnostics number_of_facts = row_count;
    delete from files_blob b using persons_document f where f.blob = b.id and f.dossier_id = d.id;
    delete from persons_document where dossier_id = d.id;
    get diagnostics number_of_files = row_count;
    delete from persons_helper where dossier_id = d.id;
    delete from persons_consent where dossier_id = d.id;
    delete from persons_rightsrequest where dossier_id = d.id;
    delete from persons_legalhold where dossier_id = d.id;
    delete from persons_mention where dossier_id = d.id;
    delete from persons_involvement where dossier_id = d.id;
    delete from forms_draft where form like 'dossiers/' || d.id || '/%';
    delete from persons_dossier where id = d.id;
    select coalesce(array_agg(distinct s.family_id), '{}') into homes from persons_membership s
    where s.person_id = any(gone);
    select coalesce(array_agg(distinct g.word_id), '{}') into words from persons_wording g
    where g.person_id = any(gone);
    delete from persons_membership where person_id = any(gone);
    delete from persons_contactperson where youth_id = any(gone);
    delete from persons_contactperson c where c.family_id = any(homes)
      and not exists (select 1 from persons_membership s where s.family_id = c.family_id);
    delete from persons_dwelling w where w.family_id = any(homes)
      and not exists (select 1 from persons_membership s where s.family_id = w.family_id);
    delete from persons_family f where f.id = any(homes)
      and not exists (select 1 from persons_membership s where s.family_id = f.id);
    delete from persons_relation where person_id = any(gone) or other_id = any(gone);
    delete from persons_contactpoint where person_id = any(gone);
    delete from persons_personversion where person_id = any(gone);
    delete from persons_merge where kept_id = any(gone) or double_id = any(gone);
    delete from persons_wording where person_id = any(gone);
    delete from persons_word w where w.id = any(words)
      and not exists (select 1 from persons_wording g where g.word_id = w.id);
    update persons_person set same_as_id = null where same_as_id = any(gone);
    delete from persons_person where id = any(gone);
    update persons_destruction
    set confirmed_by_id = door.me(), confirmed_at = clock_timestamp(), facts = number_of_facts,
        files = number_of_files, people = cardinality(gone)
    where id = proposal;
end $$;

create or replace function door.hold(hold uuid, this uuid, because text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if length(trim(because)) = 0 or door.held(this) is not null or not exists (
        select 1 from persons_dossier d where d.id = this
        and (door.archives(d.centre_id) or (door.leads(this) and door.opens(this, 'basis')))) then
        raise exception 'not his to hold' using errcode = 'CJ403';
    end if;
    insert into persons_legalhold (id, dossier_id, reason, by_id, at, lifted_because)
    values (hold, this, trim(because), door.me(), clock_timestamp(), '');
end $$;

create or replace function door.lift_hold(this uuid, because text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update persons_legalhold h
    set lifted_by_id = door.me(), lifted_at = clock_timestamp(), lifted_because = trim(because)
    from persons_dossier d
    where d.id = this and h.dossier_id = this and h.lifted_at is null and length(trim(because)) > 0
      and (door.archives(d.centre_id) or (h.by_id = door.me() and door.leads(this) and door.opens(this, 'basis')));
    if not found then raise exception 'not his to lift' using errcode = 'CJ403'; end if;
end $$;
"""

COMPLETES = """
create trigger complete_event before insert on audit_auditevent
    for each row when (new.subject is not null or new.thing is not null) execute function door.complete_event();
"""

MERGE = """
-- One person who was written down twice. Only the pointer changes, so that undoing it restores exactly what was.
create or replace function door.merge_people(
    merge uuid, keep uuid, drop_double uuid, because text, at_moment timestamptz)
returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from persons_person where id in (keep, drop_double) order by id for update;
    if keep = drop_double or not ('basis' = any(door.claimed_words('writes')))
       or not door.knows(keep) or not door.knows(drop_double)
       or exists (select 1 from persons_person where id = keep and same_as_id is not null)
       or exists (select 1 from persons_person where id = drop_double and same_as_id is not null)
       or (select count(*) from persons_person where id in (keep, drop_double)) <> 2 then
        raise exception 'not his to merge' using errcode = 'CJ403';
    end if;
    update persons_person set same_as_id = keep where id = drop_double or same_as_id = drop_double;
    insert into persons_merge (id, kept_id, double_id, reason, by_id, at)
    values (merge, keep, drop_double, because, door.me(), at_moment);
end $$;

create or replace function door.unmerge_people(merge uuid, at_moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    m persons_merge;
begin
    select * into m from persons_merge where id = merge for update;
    if not found or m.undone_at is not null or not ('basis' = any(door.claimed_words('writes')))
       or not door.knows(m.kept_id) or not door.knows(m.double_id) then
        raise exception 'not his to undo' using errcode = 'CJ403';
    end if;
    update persons_person set same_as_id = null where id = m.double_id;
    -- Who had been merged into the double earlier goes back to it.
    update persons_person p set same_as_id = m.double_id
    from persons_merge earlier
    where earlier.kept_id = m.double_id and earlier.double_id = p.id and earlier.undone_at is null
      and p.same_as_id = m.kept_id;
    update persons_merge set undone_by_id = door.me(), undone_at = at_moment where id = merge;
end $$;
"""

SEARCH = """
create or replace function door.index_person(this uuid, words text[], sounds text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not door.knows(this) then
        raise exception 'not his to name' using errcode = 'CJ403';
    end if;
    insert into persons_word (word, sound)
    select distinct on (w.word) w.word, w.sound from unnest(words, sounds) as w(word, sound) order by w.word
    on conflict (word) do nothing;
    delete from persons_wording where person_id = this;
    insert into persons_wording (word_id, person_id)
    select d.id, this from persons_word d where d.word = any(words);
end $$;

-- Words of the dictionary near each asked one: written alike, sounding alike, or beginning alike.
create or replace function door.near_words(words text[], sounds text[])
returns table (place bigint, asked text, id bigint, score real)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.35 as $$
    select a.place, a.word, d.id, d.score
    from unnest(words, sounds) with ordinality as a(word, sound, place)
    cross join lateral (
        select w.id, greatest(
            similarity(w.word, a.word),
            case when w.word = a.word then 1 when w.sound = a.sound then 0.8
                 when starts_with(w.word, a.word) then 0.7 else 0 end)::real as score
        from persons_word w
        where w.word % a.word or w.sound = a.sound or (w.word >= a.word and w.word < a.word || chr(1114109))
        order by 2 desc limit 60) d
$$;

-- People of the dossiers that are open to whoever acts. The search starts there, so nobody else can turn up.
create or replace function door.find_people(
    words text[], sounds text[], hashed_bsn bytea, on_day date, hashed_phone bytea, code text, house text)
returns table (person uuid, alike jsonb, bsn boolean, birth boolean, phone boolean, address boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with mine as materialized (
        select distinct m.person_id as id
        from persons_involvement i join persons_mention m on m.dossier_id = i.dossier_id
        where i.worker_id = any(door.claimed('selves')) and 'basis' = any(i.layers)
          and 'basis' = any(door.claimed_words('layers'))
          and i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp())),
    named as (
        select best.person_id as id, jsonb_object_agg(best.asked, best.score) as alike, count(*) as matched
        from (select g.person_id, n.asked, n.place, max(n.score) as score
              from door.near_words(words, sounds) n
              join persons_wording g on g.word_id = n.id join mine on mine.id = g.person_id
              group by g.person_id, n.asked, n.place) best
        group by best.person_id),
    at_house as (
        select distinct s.person_id as id
        from persons_dwelling d join persons_membership s on s.family_id = d.family_id
        where d.postcode = code and (house = '' or d.number = house) and d.until is null and s.until is null
          and not d.shielded),
    phoned as (select distinct c.person_id as id from persons_contactpoint c where c.hash = hashed_phone and not c.own)
    select p.id, coalesce(n.alike, '{}'), p.bsn_hash is not null and p.bsn_hash = hashed_bsn,
           coalesce(p.born = on_day, false), f.id is not null, h.id is not null
    from mine join persons_person p on p.id = mine.id
    left join named n on n.id = p.id left join at_house h on h.id = p.id left join phoned f on f.id = p.id
    where (cardinality(words) > 0 and n.matched = cardinality(words)) or p.bsn_hash = hashed_bsn
       or f.id is not null or h.id is not null or p.born = on_day
    order by coalesce(n.matched, 0) desc, (select sum(v::real) from jsonb_each_text(n.alike) as x(k, v)) desc nulls last
    limit 60
$$;

-- The match door: who works with somebody whose data one knows already. It takes a BSN, or a name with a birth date
-- or an address; it tells neither what, nor why, nor where; and it writes its own line in the log first.
create or replace function door.whom_to_call(
    words text[], sounds text[], hashed_bsn bytea, on_day date, code text, house text, entry jsonb)
returns table (handle uuid, worker text, organisation text, phone text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if door.me() is null or not ('basis' = any(door.claimed_words('layers'))
                                 or cardinality(door.claimed('desks')) > 0) then
        raise exception 'not somebody who asks this' using errcode = 'CJ403';
    end if;
    perform door.record(jsonb_build_array(entry));
    return query
    with near as materialized (select * from door.near_words(words, sounds)),
    pool as (
        select p.id, false as certain from persons_person p where p.born = on_day and cardinality(words) > 0
        union
        select s.person_id, false from persons_dwelling d join persons_membership s on s.family_id = d.family_id
        where d.postcode = code and d.number = house and d.until is null and s.until is null and not d.shielded
          and cardinality(words) > 0
        union
        select p.id, true from persons_person p where p.bsn_hash = hashed_bsn),
    people as (
        select pool.id from pool where pool.certain
        union
        select pool.id from pool
        join persons_wording g on g.person_id = pool.id join near n on n.id = g.word_id
        -- One or two letters are a name only when they are the whole name: else a birth date alone would do.
        where not pool.certain and (length(n.asked) > 2 or n.score = 1)
        group by pool.id having count(distinct n.place) = cardinality(words))
    select distinct on (d.id) d.id, w.name::text, o.name::text,
           coalesce(nullif(w.phone, ''), o.phone)::text
    from people join persons_mention m on m.person_id = people.id join persons_dossier d on d.id = m.dossier_id
    join persons_involvement i on i.dossier_id = d.id and i.kind in ('contact_person', 'responsible')
         and i.starts <= statement_timestamp() and (i.ends is null or i.ends > statement_timestamp())
    join accounts_worker w on w.id = i.worker_id join accounts_organisation o on o.id = w.organisation_id
    where not door.opens(d.id, 'basis')
    order by d.id, (i.kind = 'contact_person') desc, i.starts
    limit 5;
end $$;
"""

TYPING = """
-- Colleagues who are typing in the same form of a dossier that is open to whoever asks: by name, never what they type.
create or replace function door.others_typing(this uuid, in_form text, since timestamptz)
returns table (name text, saved_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.name::text, d.saved_at
    from forms_draft d join accounts_worker w on w.id = d.worker_id
    where d.form = in_form and starts_with(in_form, 'dossiers/' || this || '/') and door.opens(this, 'basis')
      and d.worker_id <> door.me() and d.saved_at > since
    order by d.saved_at desc
$$;
"""

MAY_OPEN_BLOB = """
-- A file is opened by who may read the document that points to it.
create or replace function door.may_open_blob(blob uuid) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select 1 from persons_document d where d.blob = may_open_blob.blob and door.opens(d.dossier_id, d.layer))
$$;
"""

GRANTS = {
    "opens(uuid, text)": ("opencjg_app",),
    "leads(uuid)": ("opencjg_app",),
    "held_layers(uuid)": (),
    "keeps(uuid)": (),
    "may_mention(uuid)": (),
    "knows(uuid)": (),
    "may_join(uuid, uuid)": ("opencjg_app",),
    "reviews(uuid)": ("opencjg_app",),
    "open_dossier(uuid, uuid, uuid, text, bytea, text)": ("opencjg_app",),
    "all_layers()": (),
    "mention(uuid, uuid)": ("opencjg_app",),
    "involve(uuid, uuid, uuid, text, text[], text, timestamptz, uuid, text)": ("opencjg_app",),
    "end_what_was_agreed()": ("opencjg_owner",),
    "end_involvement(uuid)": ("opencjg_app",),
    "break_glass(uuid, uuid, text, integer, jsonb)": ("opencjg_app",),
    "in_region(uuid)": (),
    "review_emergency(uuid, text)": ("opencjg_app",),
    "archives(uuid)": (),
    "kept_until(text, date)": ("opencjg_app",),
    "set_term(text, integer, integer, text, jsonb)": ("opencjg_app",),
    "ground_to_destroy(uuid)": (),
    "held(uuid)": (),
    "to_destroy()": ("opencjg_app",),
    "propose_destruction(uuid, uuid, jsonb)": ("opencjg_app",),
    "withdraw_destruction(uuid, jsonb)": ("opencjg_app",),
    "confirm_destruction(uuid, jsonb)": ("opencjg_app",),
    "hold(uuid, uuid, text)": ("opencjg_app",),
    "lift_hold(uuid, text)": ("opencjg_app",),
    "complete_event()": ("opencjg_owner",),
    "seen_by(uuid, timestamptz, uuid, integer)": ("opencjg_app",),
    "merge_people(uuid, uuid, uuid, text, timestamptz)": ("opencjg_app",),
    "unmerge_people(uuid, timestamptz)": ("opencjg_app",),
    "others_typing(uuid, text, timestamptz)": ("opencjg_app",),
    "index_person(uuid, text[], text[])": ("opencjg_app",),
    "near_words(text[], text[])": (),
    "find_people(text[], text[], bytea, date, bytea, text, text)": ("opencjg_app",),
    "whom_to_call(text[], text[], bytea, date, text, text, jsonb)": ("opencjg_app",),
}
