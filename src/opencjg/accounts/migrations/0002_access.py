# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.accounts import door
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

PLACES = ("region", "municipality", "centre", "location", "openinghours", "closingday", "organisation")
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
        DeclareScope("accounts_user", CREDENTIALS),
        DeclareScope("accounts_session", CREDENTIALS),
        DeclareScope("accounts_login_attempt", CREDENTIALS),
        *(DeclareScope(name, CREDENTIALS) for name in OTHERS),
        migrations.RunSQL("grant usage on all sequences in schema public to opencjg_login", migrations.RunSQL.noop),
        DoorFunctions(door.OPEN_REQUEST + door.ENDED_SESSION + door.CHANGES, door.GRANTS),
        *(
            migrations.RunSQL(
                f"create trigger raise_revision after insert or update or delete on accounts_{name} "
                "for each statement execute function door.raise_revision()",
                migrations.RunSQL.noop,
            )
            for name in PLACES
        ),
    ]
