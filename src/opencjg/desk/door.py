# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database does for the desk."""

# What may be written again while the contact is open: everything but whose it is.
OFFICE_COLUMNS = (
    "worker_id",
    "at",
    "sex",
    "postcode",
    "town",
    "relation",
    "professional",
    "relation_other",
    "known_through",
    "known_other",
    "kinds",
    "kind_other",
    "description",
    "handling",
    "passed_on",
    "passed_on_other",
    "by_way",
    "by_way_other",
    "information",
    "crisis",
    "reachable",
    "right_place",
)

FUNCTIONS = """
-- A contact closes and its words go on without it, for an editor, for a while. What the back office wrote goes with
-- them; what others advised goes. A function, because whoever closes it no longer sees the words afterwards.
create or replace function door.release_words(this uuid, until timestamptz, well boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from desk_contact c join processes_matter m on m.id = c.matter_id
    where c.matter_id = this
      and (c.centre_id = any(door.claimed('desks')) or m.responsible_id = any(door.claimed('selves')));
    if not found then
        raise exception 'not a contact of this worker' using errcode = 'CJ403';
    end if;
    update desk_question q
    set contact_id = null, state = 'waiting', expires_at = until,
        elaboration = concat_ws(E'\\n\\n', nullif(q.elaboration, ''), (
            select nullif(b.description, '') from desk_backofficeform b where b.contact_id = this))
    where q.contact_id = this;
    update desk_backofficeform
    set description = '', relation_other = '', known_other = '', kind_other = '', passed_on_other = '',
        by_way_other = ''
    where contact_id = this;
    update desk_consultation set answer = null where contact_id = this;
    if well then
        update desk_contact set helped = true where matter_id = this;
    end if;
end $$;

-- A contact does not close while a crisis in it has no outcome, whoever closes it.
create or replace function door.check_crisis() returns trigger
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select 1 from desk_crisis c where c.contact_id = new.id and c.ended_at is null) then
        raise exception 'a crisis runs in this contact' using errcode = 'CJ004';
    end if;
    return null;
end $$;
"""

TRIGGERS = [
    (
        "create trigger no_crisis_is_left after update of closed_at on processes_matter for each row "
        "when (new.kind = 'contact' and old.closed_at is null and new.closed_at is not null) "
        "execute function door.check_crisis()"
    ),
    *(
        f"create trigger raise_revision after insert or update or delete on {table} "
        "for each statement execute function door.raise_revision()"
        for table in ("desk_formoption", "desk_crisisline")
    ),
]
