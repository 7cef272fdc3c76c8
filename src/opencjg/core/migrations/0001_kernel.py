# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models
from django.db.models import BigAutoField

from opencjg.core.scopes import APP, LOGIN, RETENTION, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass

SCHEMA = """
create schema door;
grant usage on schema door to opencjg_app, opencjg_login, opencjg_retention;
grant usage, create on schema door to opencjg_door;
create table door.identity_key (
    id int primary key,
    inner_pad bytea not null,
    outer_pad bytea not null
);
"""

# HMAC-SHA-256 needs the key combined with two constants; PostgreSQL's core has sha256() but no hmac().
KEY = """
insert into door.identity_key (id, inner_pad, outer_pad)
select 1,
       decode(string_agg(lpad(to_hex(get_byte(k.key, i) # 54), 2, '0'), '' order by i), 'hex'),
       decode(string_agg(lpad(to_hex(get_byte(k.key, i) # 92), 2, '0'), '' order by i), 'hex')
from (select decode(replace(string_agg(gen_random_uuid()::text, ''), '-', ''), 'hex') as key
      from generate_series(1, 4)) k,
     generate_series(0, 63) i
"""

IDENTITY = """
create or replace function door.sign(message text) returns text
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
    select encode(sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex')
    from door.identity_key where id = 1
$$;

-- Who this transaction acts for, or null. The claims hold the transaction's own start and backend, so that
-- a copied identity is worthless in any other transaction.
create or replace function door.claims() returns jsonb
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
    identity text := current_setting('opencjg.identity', true);
    claims jsonb;
begin
    if identity is null or length(identity) < 66 then return null; end if;
    if door.sign(left(identity, -64)) is distinct from right(identity, 64) then return null; end if;
    claims := left(identity, -64)::jsonb;
    if claims->>'moment' is distinct from transaction_timestamp()::text
       or (claims->>'backend')::int is distinct from pg_backend_pid() then
        return null;
    end if;
    return claims;
end $$;

create or replace function door.identify(claims jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    body text := (claims || jsonb_build_object(
        'moment', transaction_timestamp()::text, 'backend', pg_backend_pid()))::text;
begin
    perform set_config('opencjg.identity', body || door.sign(body), true);
end $$;

-- The two that every policy asks, once per statement: written out, because each function they would call costs as
-- much as the check itself.
create or replace function door.me() returns uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
    identity text := current_setting('opencjg.identity', true);
    claims jsonb;
begin
    if identity is null or length(identity) < 66 then return null; end if;
    if (select encode(sha256(outer_pad || sha256(inner_pad || convert_to(left(identity, -64), 'UTF8'))), 'hex')
        from door.identity_key where id = 1) is distinct from right(identity, 64) then return null; end if;
    claims := left(identity, -64)::jsonb;
    if claims->>'moment' is distinct from transaction_timestamp()::text
       or (claims->>'backend')::int is distinct from pg_backend_pid() then
        return null;
    end if;
    return (claims->>'worker')::uuid;
end $$;

-- A list of identities in the claims: `selves` (me, and those I stand in for), `centres`, `desks`, `coordination`.
create or replace function door.claimed(name text) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
    identity text := current_setting('opencjg.identity', true);
    claims jsonb;
begin
    if identity is null or length(identity) < 66 then return '{}'; end if;
    if (select encode(sha256(outer_pad || sha256(inner_pad || convert_to(left(identity, -64), 'UTF8'))), 'hex')
        from door.identity_key where id = 1) is distinct from right(identity, 64) then return '{}'; end if;
    claims := left(identity, -64)::jsonb;
    if claims->>'moment' is distinct from transaction_timestamp()::text
       or (claims->>'backend')::int is distinct from pg_backend_pid() then
        return '{}';
    end if;
    -- A JSON list of identities is an array literal but for its brackets and quotes.
    return translate(claims->>name, '[]"', '{}')::uuid[];
end $$;

-- The same, for words: `layers` of a dossier this worker may read, `writes` he may write.
create or replace function door.claimed_words(name text) returns text[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
    identity text := current_setting('opencjg.identity', true);
    claims jsonb;
begin
    if identity is null or length(identity) < 66 then return '{}'; end if;
    if (select encode(sha256(outer_pad || sha256(inner_pad || convert_to(left(identity, -64), 'UTF8'))), 'hex')
        from door.identity_key where id = 1) is distinct from right(identity, 64) then return '{}'; end if;
    claims := left(identity, -64)::jsonb;
    if claims->>'moment' is distinct from transaction_timestamp()::text
       or (claims->>'backend')::int is distinct from pg_backend_pid() then
        return '{}';
    end if;
    return translate(claims->>name, '[]"', '{}')::text[];
end $$;

create or replace function door.has_role(role text) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(door.claims()->'roles' ? role, false) $$;

-- Whether whoever acts gave the second factor a short while ago: some acts ask for it again.
create or replace function door.is_fresh() returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((door.claims()->>'fresh')::boolean, false) $$;

create or replace function door.raise_revision() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update core_revision set number = number + 1;
    return null;
end $$;
"""

GRANTS = {
    "sign(text)": (),
    "claims()": (APP,),
    "is_fresh()": (APP,),
    "identify(jsonb)": (),
    "me()": (APP, LOGIN, RETENTION, "opencjg_owner"),
    "claimed(text)": (APP,),
    "claimed_words(text)": (APP,),
    "has_role(text)": (APP,),
    "raise_revision()": ("opencjg_owner",),
}

READ = Rights(select="true")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(SCHEMA, "drop schema door cascade"),
        DeclareScope("door.identity_key", Scope(ScopeClass.ACCOUNT)),
        migrations.RunSQL(KEY, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="TermOverride",
            fields=[
                ("id", BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("municipality", models.UUIDField()),
                ("key", models.CharField(max_length=80)),
                ("locale", models.CharField(max_length=5)),
                ("singular", models.CharField(max_length=120)),
                ("plural", models.CharField(max_length=120)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["municipality", "key", "locale"], name="one_override_per_term"
                    )
                ]
            },
        ),
        DeclareScope("core_revision", Scope(ScopeClass.REFERENCE, {APP: READ}, door="select, update")),
        DeclareScope("core_termoverride", Scope(ScopeClass.REFERENCE, {APP: READ})),
        DoorFunctions(IDENTITY, GRANTS),
        migrations.RunSQL("insert into core_revision (number) values (1)", migrations.RunSQL.noop),
        migrations.RunSQL(
            "create trigger raise_revision after insert or update or delete on core_termoverride "
            "for each statement execute function door.raise_revision()",
            migrations.RunSQL.noop,
        ),
        DeclareScope("django_migrations", Scope(ScopeClass.REFERENCE, {APP: READ})),
    ]
