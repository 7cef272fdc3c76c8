# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One's own server, prepared once: what every role may not do, and what a second run leaves alone."""

import os
import stat
import subprocess
from urllib.parse import unquote, urlsplit

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from launch import ROOT
from opencjg.core.provisioning import (
    APP,
    DOOR,
    INDEX,
    KEEPERS,
    LOGIN,
    LOGINS,
    OWNER,
    RETENTION,
    SETTINGS,
    CannotProvision,
    as_file,
    database_url,
    from_file,
    provision,
    write_private,
)

# One server is made for all of them, so they stay in one process.
pytestmark = pytest.mark.xdist_group("provisioning")


@pytest.fixture(scope="session")
def administrator(delivered):
    """Not a superuser: what the administrator's account of a hosted database may do."""
    with psycopg.connect(delivered.admin_url, autocommit=True) as superuser:
        superuser.execute("create role host_admin login createrole createdb password 'host'")
    return make_conninfo(delivered.admin_url, user="host_admin", password="host")


@pytest.fixture(scope="session")
def prepared(administrator):
    return provision(administrator)


@pytest.fixture
def first_run(prepared, administrator):
    """The server as the first run left it; whatever a test does to its passwords is undone."""
    yield prepared
    provision(administrator, known=prepared.settings)


def logs_in(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def one(url: str, query: str, *values: object) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query, values).fetchone()
        return row and row[0]


def test_an_administrator_without_superuser_makes_everything_that_is_needed(first_run):
    assert set(first_run.settings) == set(SETTINGS)
    assert set(first_run.created) == {*LOGINS, *KEEPERS}
    assert first_run.surplus == []
    for role, name in LOGINS.items():
        assert one(first_run.settings[name], "select current_user") == role


def test_a_second_run_changes_nothing_that_runs(first_run, administrator):
    again = provision(administrator)

    assert again.created == []
    assert set(again.kept) == set(LOGINS)
    assert not set(again.settings) & set(LOGINS.values())
    assert all(logs_in(first_run.settings[name]) for name in LOGINS.values())


def test_a_second_run_that_knows_the_settings_gives_the_same(first_run, administrator):
    again = provision(administrator, known=first_run.settings)

    assert again.settings == first_run.settings
    assert again.kept == []


def test_rotation_makes_new_passwords_and_keeps_the_keys(first_run, administrator):
    rotated = provision(administrator, known=first_run.settings, rotate=True)

    for name in LOGINS.values():
        assert logs_in(rotated.settings[name])
        assert not logs_in(first_run.settings[name])
    assert rotated.settings["DATA_KEY"] == first_run.settings["DATA_KEY"]


def test_keys_are_never_made_for_a_database_that_has_content(first_run, administrator):
    with psycopg.connect(first_run.settings["OWNER_DATABASE_URL"]) as owner:
        owner.execute("create table django_migrations ()")
    try:
        assert provision(administrator).settings == {}
    finally:
        with psycopg.connect(first_run.settings["OWNER_DATABASE_URL"]) as owner:
            owner.execute("drop table django_migrations")


def test_the_administrator_is_no_member_of_the_owner_afterwards(first_run, administrator):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        one(administrator, f"set role {OWNER}")


@pytest.mark.parametrize("lacks", ["createrole", "createdb", "createrole createdb"])
def test_an_administrator_who_may_too_little_hears_what_to_ask_for(delivered, lacks):
    has = " ".join({"createrole", "createdb"} - set(lacks.split()))
    with psycopg.connect(delivered.admin_url, autocommit=True) as superuser:
        superuser.execute(f"create role small_admin login password 'x' {has}")
    try:
        with pytest.raises(CannotProvision, match=f'alter role "small_admin" {lacks};'):
            provision(make_conninfo(delivered.admin_url, user="small_admin", password="x"))
    finally:
        with psycopg.connect(delivered.admin_url, autocommit=True) as superuser:
            superuser.execute("drop role small_admin")


def test_a_wrong_password_of_the_administrator_is_said(administrator):
    with pytest.raises(CannotProvision, match="does not let the administrator in"):
        provision(make_conninfo(administrator, password="wrong"))


def test_a_role_that_can_do_too_much_is_reported(first_run, delivered, administrator):
    with psycopg.connect(delivered.admin_url, autocommit=True) as superuser:
        superuser.execute("alter role opencjg_app bypassrls")
        superuser.execute("grant pg_read_all_data to opencjg_login")
    try:
        made = provision(delivered.admin_url, known=first_run.settings)
        assert made.surplus == ["opencjg_app: BYPASSRLS", "opencjg_login: member of pg_read_all_data"]
    finally:
        with psycopg.connect(delivered.admin_url, autocommit=True) as superuser:
            superuser.execute("alter role opencjg_app nobypassrls")
            superuser.execute("revoke pg_read_all_data from opencjg_login")


@pytest.mark.parametrize("role", [APP, LOGIN, RETENTION, DOOR, INDEX, OWNER])
def test_no_role_has_a_power_that_passes_row_security(server, role):
    powers = one(
        server.admin_url,
        "select array[rolsuper, rolbypassrls, rolcreaterole, rolreplication, rolcreatedb, rolcanlogin] "
        "from pg_roles where rolname = %s",
        role,
    )
    assert powers == [False, False, False, False, role == OWNER, role not in KEEPERS]


@pytest.mark.parametrize("role", [APP, LOGIN, RETENTION])
def test_the_roles_of_running_processes_own_nothing_and_create_nothing(server, role):
    url = server.settings[LOGINS[role]]

    owned = "select count(*) from pg_shdepend where refobjid = %s::regrole and deptype = 'o'"
    assert one(url, owned, role) == 0
    assert one(url, "select count(*) from pg_auth_members where member = %s::regrole", role) == 0
    become = [f"set role {other}" for other in (OWNER, *KEEPERS)]
    for statement in ("create table mine ()", "create schema mine", *become):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            one(url, statement)


def test_the_owner_hands_functions_to_the_door_without_having_its_rights(server):
    with psycopg.connect(server.settings["OWNER_DATABASE_URL"]) as owner:
        owner.execute("create schema hall")
        owner.execute("grant create on schema hall to opencjg_door")
        owner.execute("create function hall.bell() returns int language sql return 1")
        owner.execute("alter function hall.bell() owner to opencjg_door")
        assert owner.execute("select pg_has_role('opencjg_door', 'usage')").fetchone() == (False,)
        owner.rollback()


def test_nobody_else_enters_the_database_and_copies_have_the_extensions(server):
    with psycopg.connect(server.admin_url, autocommit=True) as superuser:
        superuser.execute("create role stranger login password 'x'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(make_conninfo(server.settings["DATABASE_URL"], user="stranger", password="x"))
    with psycopg.connect(server.settings["OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("create database copy")
    copy = make_conninfo(server.settings["OWNER_DATABASE_URL"], dbname="copy")
    assert one(copy, "select similarity('jeugd', 'jeugd')") == 1
    assert one(copy, "select unaccent('één')") == "een"
    with psycopg.connect(copy) as owner:
        owner.execute("create table a_copy_belongs_to_the_owner ()")


def test_the_command_writes_a_private_file_and_a_second_run_keeps_it(first_run, administrator, tmp_path):
    file = tmp_path / "settings.env"

    first = bin_manage_provision(administrator, "--write", str(file), "--rotate")
    written = file.read_text()
    second = bin_manage_provision(administrator, "--write", str(file))

    assert first.returncode == second.returncode == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == written
    assert logs_in(from_file(written)["DATABASE_URL"])
    assert from_file(written)["DATABASE_URL"] not in first.stdout + first.stderr


def test_the_command_without_a_file_says_which_settings_to_keep(first_run, administrator):
    again = bin_manage_provision(administrator)

    assert again.returncode == 0
    assert "keep using the settings of the first run" in again.stderr


def bin_manage_provision(administrator: str, *options: str) -> subprocess.CompletedProcess[str]:
    """The command as its user runs it: before there are any settings."""
    asked = conninfo_to_dict(administrator)
    url = database_url(str(asked["user"]), str(asked["password"]), "postgres", {"host": str(asked["host"])})
    unset = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(
        [ROOT / "bin" / "manage", "provision", *options],
        env=unset | {"ADMIN_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


passwords = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)
hosts = st.sampled_from(["/run/opencjg", "db.example.nl", "10.0.0.1", "::1", "one.nl,two.nl"])


@given(password=passwords, host=hosts, port=st.none() | st.integers(1, 65535))
def test_a_database_url_says_to_libpq_what_we_meant(password, host, port):
    address = {"host": host, "sslmode": "require"} | ({"port": str(port)} if port else {})

    url = database_url(APP, password, "opencjg", address)

    assert conninfo_to_dict(url) == {"user": APP, "password": password, "dbname": "opencjg"} | address
    assert unquote(urlsplit(url).password or "") == password


@given(st.dictionaries(st.from_regex(r"[A-Z_]+", fullmatch=True), passwords))
def test_settings_come_back_from_their_file_as_they_were(settings):
    assert from_file(as_file(settings)) == settings


def test_a_private_file_replaces_a_public_one(tmp_path):
    file = tmp_path / "settings.env"
    file.write_text("public")
    write_private(file, "secret")

    assert file.read_text() == "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
