# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.accounts import door
from opencjg.accounts.rules import MATRIX, WRITE
from opencjg.core.scopes import (
    APP,
    EVERYTHING,
    LOGIN,
    DeclareScope,
    DoorFunctions,
    Rights,
    Scope,
    ScopeClass,
)

READ = Rights(select="true")
COLLEAGUES = Rights(select="(select door.me()) is not null")
REFERENCE = Scope(ScopeClass.REFERENCE, {APP: READ, LOGIN: READ})
DIRECTORY = Scope(ScopeClass.ACCOUNT, {APP: COLLEAGUES, LOGIN: READ}, door="select, insert, update, delete")
CREDENTIALS = Scope(ScopeClass.ACCOUNT, {LOGIN: EVERYTHING}, door="select, insert, update, delete")

PLACES = ("region", "municipality", "centre", "location", "openinghours", "closingday", "organisation", "layeraccess")
PEOPLE = ("worker", "appointment", "absence", "duty")
OTHERS = (
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
    "account_emailaddress",
    "account_emailconfirmation",
    "mfa_authenticator",
)

ATTEMPTS = """
create table accounts_login_attempt (
    cache_key varchar(255) primary key,
    value text not null,
    expires timestamptz not null
);
create index on accounts_login_attempt (expires);
"""


# The authorisation matrix as rows, for the database to look up.
CELLS = ", ".join(
    f"('{role}', '{of or ''}', '{layer}', {str(how == WRITE).lower()})" for role, of, layer, how in MATRIX
)
FILL_MATRIX = f"insert into accounts_layeraccess (role, discipline, layer, write) values {CELLS}"

RATIFY = """
create or replace function door.ratify_matrix(
    ratification uuid, of_digest text, on_day date, by_whom text, at_moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    next_version integer;
begin
    if not door.has_role('functional_manager') then
        raise exception 'only a functional manager records an adoption' using errcode = 'CJ403';
    end if;
    perform pg_advisory_xact_lock(hashtext('opencjg.ratify_matrix'));
    select coalesce(max(version), 0) + 1 into next_version from accounts_ratification;
    insert into accounts_ratification (id, version, digest, decided_on, decided_by, recorded_by_id, recorded_at)
    values (ratification, next_version, of_digest, on_day, by_whom, door.me(), at_moment);
    return next_version;
end $$;
"""


class Migration(migrations.Migration):
    """Who may reach accounts. Credentials and sessions are out of the application role's reach (ADR 0005)."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("core", "0001_kernel"),
        ("forms", "0001_initial"),
        ("contenttypes", "__latest__"),
        ("auth", "__latest__"),
        ("account", "__latest__"),
        ("mfa", "__latest__"),
    ]
    operations = [
        migrations.RunSQL(ATTEMPTS, "drop table accounts_login_attempt"),
        *(DeclareScope(f"accounts_{name}", REFERENCE) for name in PLACES),
        *(DeclareScope(f"accounts_{name}", DIRECTORY) for name in PEOPLE),
        DeclareScope("accounts_ratification", Scope(ScopeClass.REFERENCE, {APP: READ}, door="select, insert")),
        migrations.RunSQL(FILL_MATRIX, migrations.RunSQL.noop),
        DeclareScope("accounts_user", CREDENTIALS),
        DeclareScope("accounts_session", CREDENTIALS),
        DeclareScope("accounts_login_attempt", CREDENTIALS),
        *(DeclareScope(name, CREDENTIALS) for name in OTHERS),
        migrations.RunSQL("grant usage on all sequences in schema public to opencjg_login", migrations.RunSQL.noop),
        DoorFunctions(door.OPEN_REQUEST + door.OVERSEEN + door.ENDED_SESSION + door.CHANGES, door.GRANTS),
        DoorFunctions(RATIFY, {"ratify_matrix(uuid, text, date, text, timestamptz)": (APP,)}),
        *(
            migrations.RunSQL(
                f"create trigger raise_revision after insert or update or delete on accounts_{name} "
                "for each statement execute function door.raise_revision()",
                migrations.RunSQL.noop,
            )
            for name in PLACES
        ),
    ]
