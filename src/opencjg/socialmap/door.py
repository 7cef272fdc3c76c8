# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Functions of the database that write what can be found, for who may."""

INDEX = """
-- Something that can be found, with its words. An editor adds; who keeps it may write it again.
create or replace function door.index_findable(this jsonb, words text[], weights smallint[], spellings jsonb)
returns void language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    it uuid := (this->>'thing')::uuid;
begin
    if not door.may_index(it) then
        raise exception 'not his to make findable' using errcode = 'CJ403';
    end if;
    insert into socialmap_findable (thing, kind, title, line, topic_id, owner_id, centre_id, check_by,
        hidden_after, helped)
    values (it, this->>'kind', this->>'title', this->>'line', this->>'topic', (this->>'owner')::uuid,
        (this->>'centre')::uuid, (this->>'check_by')::date, (this->>'hidden_after')::date, 0)
    on conflict (thing) do update set title = excluded.title, line = excluded.line, topic_id = excluded.topic_id,
        owner_id = excluded.owner_id, centre_id = excluded.centre_id, check_by = excluded.check_by,
        hidden_after = excluded.hidden_after;
    with fresh as (
        insert into socialmap_searchword (word, spread) select w, 0 from unnest(words) w order by w
        on conflict (word) do nothing returning id, word)
    insert into socialmap_spelling (key, word_id)
    select k, fresh.id from fresh cross join lateral jsonb_array_elements_text(spellings->fresh.word) k;
    perform door.unword(it, words);
    insert into socialmap_searchwording (word_id, findable_id, weight)
    select d.id, it, w.weight from unnest(words, weights) as w(word, weight)
    join socialmap_searchword d on d.word = w.word;
    update socialmap_searchword set spread = spread + 1 where word = any(words);
end $$;

create or replace function door.forget_findable(this uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select 1 from socialmap_findable f where f.thing = this) then
        return;
    end if;
    if not door.may_index(this) then
        raise exception 'not his to make findable' using errcode = 'CJ403';
    end if;
    perform door.unword(this, '{}');
    delete from socialmap_findable where thing = this;
end $$;

create or replace function door.may_index(this uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select door.has_role('content_manager')
        or exists (select 1 from socialmap_findable f where f.thing = this and f.owner_id = any(door.claimed('selves')))
        or exists (select 1 from socialmap_service s where s.id = this and s.owner_id = any(door.claimed('selves')))
$$;

-- Take the words of something away; these words and the new ones are locked in one order, so that two editors wait.
create or replace function door.unword(this uuid, words text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from socialmap_searchword d
    where d.word = any(words) or d.id in (select g.word_id from socialmap_searchwording g where g.findable_id = this)
    order by d.id for update;
    update socialmap_searchword set spread = spread - 1
    where id in (select g.word_id from socialmap_searchwording g where g.findable_id = this);
    delete from socialmap_searchwording where findable_id = this;
end $$;

-- A worker says that something helped.
create or replace function door.it_helped(this uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if door.me() is null then
        raise exception 'nobody' using errcode = 'CJ403';
    end if;
    update socialmap_findable set helped = helped + 1 where thing = this;
    return found;
end $$;

-- How long a check holds at a centre; what its workers keep is due by the new term at once.
create or replace function door.set_check_term(this uuid, how_long smallint) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not door.has_role('content_manager') or not this = any(door.claimed('centres')) then
        raise exception 'not his centre' using errcode = 'CJ403';
    end if;
    insert into socialmap_checkterm (centre_id, days) values (this, how_long)
    on conflict (centre_id) do update set days = excluded.days;
    update socialmap_findable f set check_by = s.verified_on + how_long
    from socialmap_service s where s.id = f.thing and s.centre_id = this;
end $$;
"""

GRANTS = {
    "may_index(uuid)": (),
    "unword(uuid, text[])": (),
    "index_findable(jsonb, text[], smallint[], jsonb)": ("opencjg_app",),
    "forget_findable(uuid)": ("opencjg_app",),
    "it_helped(uuid)": ("opencjg_app",),
    "set_check_term(uuid, smallint)": ("opencjg_app",),
}
