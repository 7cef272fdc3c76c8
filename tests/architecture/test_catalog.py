# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database's own catalogue says of every table: nothing was built without row security."""

from typing import Any

import pytest
from django.db import DatabaseError, connections

from opencjg.core.scopes import APP, DOOR, INDEX, LOGIN, RETENTION, ScopeClass

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

TABLES = """
select n.nspname || '.' || c.relname, c.relrowsecurity and c.relforcerowsecurity,
       coalesce(obj_description(c.oid, 'pg_class'), '')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'
"""
FAULTS = {
    "grant without a policy": """
        select c.relname, r.rolname, p from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) as commands(p)
        join pg_roles r
          on r.rolname in ('opencjg_app', 'opencjg_login', 'opencjg_retention', 'opencjg_door', 'opencjg_index')
        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
          and (has_table_privilege(r.oid, c.oid, p)
               or (p in ('INSERT', 'UPDATE') and has_any_column_privilege(r.oid, c.oid, p)))
          and not exists (select 1 from pg_policy y where y.polrelid = c.oid and r.oid = any(y.polroles)
              and y.polcmd in ('*', case p when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w'
                               else 'd' end))""",
    "table that is not the owner's, or that the owner or its keeper cannot reach": """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
          and (pg_get_userbyid(c.relowner) <> 'opencjg_owner'
               or (select count(*) from pg_policy y join pg_roles r on r.oid = any(y.polroles)
                   where y.polrelid = c.oid and y.polcmd = '*'
                     and r.rolname in ('opencjg_owner', case n.nspname when 'referral_index' then 'opencjg_index'
                                                        else 'opencjg_door' end)) <> 2)""",
    "policy that compares a column with itself, because an inner table hid the outer one": """
        select tablename, policyname from pg_policies
        where coalesce(qual, '') || ' ' || coalesce(with_check, '') ~ '\\m([a-z_]+[.][a-z_]+) = \\1\\M'""",
    "policy for everybody": """
        select polrelid::regclass::text, polname from pg_policy where 0 = any(polroles)""",
    "view that runs as its owner": """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^(pg_|information_schema$)' and (c.relkind = 'm' or c.relkind = 'v'
          and not coalesce(c.reloptions::text ilike '%security_invoker=true%', false))
          and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')""",
    "definer function that is not the door's": """
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname !~ '^(pg_|information_schema$)'
          and ((pg_get_userbyid(p.proowner), n.nspname::text)
                   not in (('opencjg_door', 'door'), ('opencjg_index', 'referral_index'))
               or not coalesce(p.proconfig::text ilike '%search_path%', false))
          and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')""",
    "door function that everybody may call": """
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('door', 'referral_index') and exists (
            select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)""",
    "power of a role": """
        select rolname from pg_roles
        where rolname in ('opencjg_app', 'opencjg_login', 'opencjg_retention', 'opencjg_door', 'opencjg_index')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""",
    "role that can become another": """
        select m.rolname, g.rolname from pg_auth_members a
        join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
        where m.rolname in ('opencjg_app', 'opencjg_login', 'opencjg_retention', 'opencjg_door', 'opencjg_index')""",
    "place where a role that only uses could make things": """
        select r.rolname, n.nspname from pg_roles r cross join pg_namespace n
        where r.rolname in ('opencjg_app', 'opencjg_login', 'opencjg_retention') and n.nspname !~ '^pg_'
          and has_schema_privilege(r.oid, n.oid, 'CREATE')
        union all
        select r.rolname, p from pg_roles r cross join (values ('CREATE'), ('TEMPORARY')) as powers(p)
        where r.rolname in ('opencjg_app', 'opencjg_login', 'opencjg_retention')
          and has_database_privilege(r.oid, current_database(), p)""",
    "thing owned by a role that only uses": """
        select c.relname from pg_class c
        where pg_get_userbyid(c.relowner)
              in ('opencjg_app', 'opencjg_login', 'opencjg_retention', 'opencjg_door', 'opencjg_index')""",
}


TABLES_WITH = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)' and has_table_privilege(%s, c.oid, %s)
"""


def rows(query: str, *values: str) -> list[Any]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(query, values or None)
        return list(cursor.fetchall())


def tables_with(role: str, privileges: str) -> set[str]:
    """Tables on which a role holds any of these privileges."""
    return {name for (name,) in rows(TABLES_WITH, role, privileges)}


def unscoped() -> list[str]:
    classes = {f"scope={scope}" for scope in ScopeClass}
    return [name for name, forced, comment in rows(TABLES) if not forced or comment not in classes]


def may(role: str, table: str, command: str) -> bool:
    return bool(rows(f"select has_any_column_privilege('{role}', '{table}', '{command}')")[0][0])


def test_every_table_declares_its_scope_and_forces_row_security():
    assert len(rows(TABLES)) > 35
    assert unscoped() == []


@pytest.mark.parametrize("fault", FAULTS)
def test_the_catalogue_shows_no(fault):
    assert rows(FAULTS[fault]) == []


@pytest.mark.parametrize(
    ("fault", "planted"),
    [
        ("view that runs as its owner", "create view public.lek as select * from desk_contact"),
        (
            "policy that compares a column with itself, because an inner table hid the outer one",
            """create policy lek on persons_fact for select to opencjg_app using (exists
               (select 1 from persons_involvement i where i.dossier_id = dossier_id))""",
        ),
        (
            "definer function that is not the door's",
            "create function public.lek() returns int language sql security definer as 'select 1'",
        ),
        ("view that runs as its owner", "create materialized view public.lek as select 1 as een"),
        (
            "definer function that is not the door's",
            """set local role opencjg_door;
            create function door.lek() returns int language sql security definer as 'select 1'""",
        ),
        (
            "door function that everybody may call",
            "set local role opencjg_door; create function door.lek() returns int language sql as 'select 1'",
        ),
        ("grant without a policy", "grant delete on desk_contact to opencjg_app"),
        ("grant without a policy", "grant update (story) on signalling_concern to opencjg_app"),
        (
            "table that is not the owner's, or that the owner or its keeper cannot reach",
            "drop policy opencjg_door_all on desk_contact",
        ),
        ("policy for everybody", "create policy lek on desk_contact for select using (true)"),
        ("place where a role that only uses could make things", "grant create on schema public to opencjg_app"),
        ("thing owned by a role that only uses", "set local role opencjg_door; create table door.lek (id int)"),
    ],
)
def test_a_planted_fault_is_found(fault, planted):
    rows_before = rows(FAULTS[fault])
    with connections["owner"].cursor() as cursor:
        cursor.execute(planted)
        cursor.execute("reset role")

    assert rows_before == []
    assert rows(FAULTS[fault]) != []


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("create table public.vergeten (id int)", "public.vergeten"),
        ("create schema elders; create table elders.vergeten (id int)", "elders.vergeten"),
        ("alter table desk_contact no force row level security", "public.desk_contact"),
        ("comment on table desk_contact is 'scope=anything'", "public.desk_contact"),
    ],
)
def test_a_table_without_a_scope_or_without_forced_row_security_is_found(planted, found):
    with connections["owner"].cursor() as cursor:
        cursor.execute(planted)

    assert unscoped() == [found]


# Whoever deletes must be named here: a person's own things, a step that is done, what expired.
DELETES = {
    APP: {"forms_draft", "index_excludedaddress", "outbox_notice", "processes_openstep", "signalling_riskinstrument"},
    RETENTION: {
        "agenda_visitor",
        "desk_question",
        "desk_shiftnote",
        "files_blob",
        "forms_draft",
        "forms_submission",
        "outbox_message",
        "outbox_notice",
    },
    LOGIN: {
        "account_emailaddress",
        "account_emailconfirmation",
        "accounts_login_attempt",
        "accounts_session",
        "accounts_user",
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "mfa_authenticator",
    },
}


@pytest.mark.parametrize("role", DELETES)
def test_rows_are_deleted_only_where_that_is_meant(role):
    assert tables_with(role, "DELETE") == DELETES[role]


@pytest.mark.parametrize("role", [APP, LOGIN, RETENTION, DOOR, INDEX])
def test_nobody_empties_a_table_or_hangs_a_trigger_on_it(role):
    assert tables_with(role, "TRUNCATE, TRIGGER, REFERENCES") == set()


CREDENTIALS = [
    "accounts_user",
    "accounts_session",
    "accounts_login_attempt",
    "account_emailaddress",
    "account_emailconfirmation",
    "mfa_authenticator",
    "door.identity_key",
]


@pytest.mark.parametrize("table", CREDENTIALS)
def test_credentials_are_out_of_the_applications_reach(table):
    for command in ("SELECT", "INSERT", "UPDATE"):
        assert not may(APP, table, command)
        assert not may(RETENTION, table, command)


@pytest.mark.parametrize("table", ["accounts_worker", "accounts_appointment", "accounts_absence", "accounts_duty"])
def test_the_application_reads_who_works_here_and_changes_nothing_of_it(table):
    assert may(APP, table, "SELECT")
    assert not may(APP, table, "INSERT")
    assert not may(APP, table, "UPDATE")


@pytest.mark.parametrize("role", [APP, LOGIN, RETENTION, DOOR, INDEX])
def test_nobody_changes_or_removes_a_line_of_the_log(role):
    for table in ("audit_auditevent", "audit_auditleaf", "audit_auditseal"):
        assert role == DOOR or not may(role, table, "SELECT")
        assert role == DOOR or not may(role, table, "INSERT")
        assert rows(f"select has_table_privilege('{role}', '{table}', 'UPDATE')") == [(False,)]
        assert rows(f"select has_table_privilege('{role}', '{table}', 'DELETE')") == [(False,)]
    for table in ("audit_auditevent", "audit_auditleaf"):
        assert not may(role, table, "UPDATE")


def test_open_steps_are_never_emptied_at_once_not_even_by_the_owner():
    with pytest.raises(DatabaseError, match="never all removed"), connections["owner"].cursor() as cursor:
        cursor.execute("truncate processes_openstep")
