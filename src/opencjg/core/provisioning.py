# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database and its roles, made once on a server. Needs psycopg and an administrator; no Django.

Used by the embedded server of demo and tests, and by `bin/manage provision` for a server of one's own.

- `opencjg_owner` owns the database and the tables and runs the migrations; no web process has its password.
- `opencjg_app` runs the web pages: it owns nothing and has no power but what the migrations grant.
- `opencjg_login` reaches sessions and credentials, `opencjg_retention` is the only one that deletes.
- `opencjg_door` cannot log in; it owns the helper functions that row security calls. The row policies name
  it, so no role needs BYPASSRLS, which many hosts do not grant.
- `opencjg_index` cannot log in either; it owns the functions of the referral index, and alone reaches its tables.

Source: design.md 10.2.
"""

import base64
import os
import secrets
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

OWNER, APP, LOGIN, RETENTION, DOOR, INDEX = (
    f"opencjg_{name}" for name in ("owner", "app", "login", "retention", "door", "index")
)
KEEPERS = (DOOR, INDEX)  # they own functions and never log in
LOGINS = {
    OWNER: "OWNER_DATABASE_URL",
    APP: "DATABASE_URL",
    LOGIN: "LOGIN_DATABASE_URL",
    RETENTION: "RETENTION_DATABASE_URL",
}
KEYS = ("SECRET_KEY", "DATA_KEY")
SETTINGS = (*LOGINS.values(), *KEYS)
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
OLDEST = 150000
KEPT_OPTIONS = ("sslmode", "sslrootcert")
ASK = (
    "The account in the administrator's URL must be a superuser, or have CREATEROLE and CREATEDB and have "
    "made the opencjg roles itself. Ask whoever runs the server for such an account, or to run this command."
)
NOTHING: Mapping[str, str] = {}

Connection = psycopg.Connection[tuple[object, ...]]


class CannotProvision(Exception):
    """The administrator may not do this, or the server is not fit; says what to ask for."""


@dataclass(frozen=True, slots=True)
class Provisioned:
    """What is true after a run.

    `settings` holds the environment settings whose value is known: all of them on a new server, on a later
    run those that were given or made again. `kept` names the roles whose password was left as it was, unknown
    to us. `surplus` lists powers that a role holds and should not.
    """

    settings: dict[str, str]
    created: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)


def provision(
    admin_url: str,
    *,
    database: str = "opencjg",
    known: Mapping[str, str] = NOTHING,
    rotate: bool = False,
) -> Provisioned:
    """Make the roles and the database where they do not exist yet, and mend what differs.

    Args:
        admin_url: an account with CREATEROLE and CREATEDB, or a superuser.
        known: settings of an earlier run; the passwords in them are given to the roles again.
        rotate: give every role a new password. Keys are never made anew: what they encrypted would be lost.

    Raises:
        CannotProvision: with what the administrator lacks.
    """
    with _connected(admin_url) as admin:
        _refuse_unfit(admin)
        passwords = {} if rotate else _passwords(known)
        with admin.transaction():
            created = _create_roles(admin)
            kept = [role for role in LOGINS if role not in created and role not in passwords and not rotate]
            passwords = {role: passwords.get(role) or secrets.token_urlsafe(24) for role in LOGINS if role not in kept}
            for role, password in passwords.items():
                _let_log_in(admin, role, password)
            _join_owner_and_keepers(admin)
        with _owner_rights(admin):
            _make_database(admin, database)
            fresh = _prepare_database(make_conninfo(admin_url, dbname=database), database)
        surplus = _surplus_powers(admin)
        address = _address(admin, admin_url)
    urls = {LOGINS[role]: database_url(role, password, database, address) for role, password in passwords.items()}
    return Provisioned(urls | _keys(known, fresh=fresh), created, kept, surplus)


def equip(admin_url: str, database: str, *extra: str) -> None:
    """Create the extensions and more in a database, as a superuser: in template1 every later one has them."""
    with _connected(make_conninfo(admin_url, dbname=database)) as admin, admin.transaction():
        _create_extensions(admin, *EXTENSIONS, *extra)
        _open_public_to_owner(admin)


def database_url(user: str, password: str, database: str, address: Mapping[str, str]) -> str:
    """`postgresql://user:password@host:port/database?…`; the directory of a socket goes into `?host=`."""
    query = {name: value for name, value in address.items() if name in KEPT_OPTIONS}
    host = address.get("host", "")
    if host.startswith("/") or "," in host:
        query, host = {"host": host} | query, ""
    netloc = f"[{host}]" if ":" in host else host
    port = f":{address['port']}" if address.get("port") else ""
    tail = f"?{urlencode(query)}" if query else ""
    return f"postgresql://{quote(user)}:{quote(password, safe='')}@{netloc}{port}/{quote(database)}{tail}"


def as_file(settings: Mapping[str, str]) -> str:
    """Settings as lines a shell and systemd can read."""
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in settings.items())


def from_file(text: str) -> dict[str, str]:
    """The settings in a file written by `as_file`."""
    lines = [shlex.split(line, comments=True) for line in text.splitlines()]
    pairs = [word.partition("=") for words in lines for word in words]
    return {name: value for name, equals, value in pairs if equals}


def write_private(path: Path, text: str) -> None:
    """Replace the file in one go, readable by its owner alone from the first byte."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    Path(draft).replace(path)


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    """A connection whose refusals arrive as what to ask for."""
    try:
        connection = psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as unreachable:
        raise CannotProvision(f"The server does not let the administrator in: {unreachable}") from unreachable
    try:
        with connection:
            yield connection
    except psycopg.errors.InsufficientPrivilege as refused:
        raise CannotProvision(f"The server refused: {refused}\n{ASK}") from refused
    except psycopg.Error as failed:
        raise CannotProvision(f"The server refused: {failed}") from failed


def _refuse_unfit(admin: Connection) -> None:
    """Say everything that is missing at once, before anything is changed."""
    if admin.info.server_version < OLDEST:
        raise CannotProvision("The server is older than PostgreSQL 15. Ask for 15 or newer.")
    name, superuser, *powers = _one(
        admin,
        "select rolname, rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
    )
    held = dict(zip(("createrole", "createdb"), powers, strict=True))
    missing = [] if superuser else [power for power, has in held.items() if not has]
    if missing:
        ask = sql.SQL("alter role {}").format(sql.Identifier(str(name))).as_string(admin)
        raise CannotProvision(
            f"{name} may not create roles and databases: it lacks {' and '.join(missing).upper()}. Ask "
            f"whoever runs the server to run this, then start again:\n  {ask} {' '.join(missing)};"
        )
    lacking = [name for name in EXTENSIONS if not _exists(admin, "pg_available_extensions", "name", name)]
    if lacking:
        raise CannotProvision(
            f"The server does not have the extension(s) {', '.join(lacking)}. Ask for PostgreSQL's own "
            "contrib package (postgresql-contrib on many systems), or for these extensions to be allowed."
        )


def _create_roles(admin: Connection) -> list[str]:
    """Create the roles that do not exist; returns them. A new role has no power at all."""
    absent = [role for role in (*LOGINS, *KEEPERS) if not _exists(admin, "pg_roles", "rolname", role)]
    for role in absent:
        admin.execute(sql.SQL("create role {}").format(sql.Identifier(role)))
    return absent


def _let_log_in(admin: Connection, role: str, password: str) -> None:
    """Set the password as a verifier made here: the password itself reaches no statement and no log."""
    verifier = admin.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    powers = sql.SQL("createdb noinherit" if role == OWNER else "nocreatedb")
    admin.execute(sql.SQL("alter role {} with login {} password {}").format(sql.Identifier(role), powers, verifier))


def _join_owner_and_keepers(admin: Connection) -> None:
    """The owner hands functions to who keeps them (`alter function … owner to`) without having their rights."""
    how = "with inherit false, set true" if admin.info.server_version >= 160000 else ""
    for role in KEEPERS:
        admin.execute(sql.SQL("grant {} to {} {}").format(sql.Identifier(role), sql.Identifier(OWNER), sql.SQL(how)))


@contextmanager
def _owner_rights(admin: Connection) -> Iterator[None]:
    """An administrator who is no superuser becomes a member of the owner for this long."""
    (superuser,) = _one(admin, "select rolsuper from pg_roles where rolname = current_user")
    owner = sql.Identifier(OWNER)
    if not superuser:
        admin.execute(sql.SQL("grant {} to current_user").format(owner))
    try:
        yield
    finally:
        if not superuser:
            admin.execute(sql.SQL("revoke {} from current_user").format(owner))


def _make_database(admin: Connection, database: str) -> None:
    """Create the database when it is not there."""
    if _exists(admin, "pg_database", "datname", database):
        (owner,) = _one(admin, "select pg_get_userbyid(datdba) from pg_database where datname = %s", [database])
        if owner != OWNER:
            raise CannotProvision(
                f"The database {database} belongs to {owner}. Choose another with --database, or make "
                f"{OWNER} its owner."
            )
        return
    admin.execute(
        sql.SQL("create database {} owner {} template template0 encoding 'UTF8'").format(
            sql.Identifier(database), sql.Identifier(OWNER)
        )
    )


def _prepare_database(admin_url: str, database: str) -> bool:
    """Close the database to everybody but the four that log in, and create the extensions.

    Returns whether it is still without tables, so that nothing can have been encrypted in it.
    """
    name = sql.Identifier(database)
    logins = sql.SQL(", ").join(map(sql.Identifier, LOGINS))
    with _connected(admin_url) as admin, admin.transaction():
        admin.execute(sql.SQL("set local role {}").format(sql.Identifier(OWNER)))
        admin.execute(sql.SQL("revoke all on database {} from public").format(name))
        admin.execute(sql.SQL("grant connect on database {} to {}").format(name, logins))
        _create_extensions(admin, *EXTENSIONS)
        _open_public_to_owner(admin)
        return _one(admin, "select to_regclass('public.django_migrations') is null") == (True,)


def _create_extensions(admin: Connection, *extensions: str) -> None:
    for extension in extensions:
        admin.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))


def _open_public_to_owner(admin: Connection) -> None:
    """Only the owner makes tables. Before PostgreSQL 16 its NOINHERIT takes a database owner's right to."""
    admin.execute("set local role pg_database_owner")
    admin.execute("revoke create on schema public from public")
    admin.execute(sql.SQL("grant usage, create on schema public to {}").format(sql.Identifier(OWNER)))


def _surplus_powers(admin: Connection) -> list[str]:
    """Powers and memberships that our roles must not have, as `role: power`."""
    rows = admin.execute(
        """
        select rolname || ': ' || power
        from pg_roles,
             lateral (values ('SUPERUSER', rolsuper), ('BYPASSRLS', rolbypassrls),
                             ('CREATEROLE', rolcreaterole), ('REPLICATION', rolreplication),
                             ('CREATEDB', rolcreatedb and rolname <> %(owner)s),
                             ('LOGIN', rolcanlogin and rolname = any(%(keepers)s))) as powers (power, held)
        where rolname = any(%(roles)s) and held
        union all
        select member.rolname || ': member of ' || granted.rolname
        from pg_auth_members
        join pg_roles member on member.oid = pg_auth_members.member
        join pg_roles granted on granted.oid = pg_auth_members.roleid
        where member.rolname = any(%(roles)s)
          and not (member.rolname = %(owner)s and granted.rolname = any(%(keepers)s))
        order by 1
        """,
        {"owner": OWNER, "keepers": list(KEEPERS), "roles": [*LOGINS, *KEEPERS]},
    ).fetchall()
    return [str(row[0]) for row in rows]


def _address(admin: Connection, admin_url: str) -> dict[str, str]:
    """Where the application connects: the administrator's server and TLS options, no usual port."""
    asked = conninfo_to_dict(admin_url)
    address = {name: str(asked[name]) for name in KEPT_OPTIONS if asked.get(name)}
    address["host"] = str(asked.get("host") or admin.info.host)
    if admin.info.port != 5432:
        address["port"] = str(admin.info.port)
    return address


def _keys(known: Mapping[str, str], *, fresh: bool) -> dict[str, str]:
    """The keys that were known; new ones only for a database in which nothing was encrypted yet."""
    keys = {name: known[name] for name in KEYS if known.get(name)}
    if fresh:
        keys.setdefault("SECRET_KEY", secrets.token_urlsafe(48))
        keys.setdefault("DATA_KEY", base64.b64encode(secrets.token_bytes(32)).decode())
    return keys


def _passwords(settings: Mapping[str, str]) -> dict[str, str]:
    """The passwords in the settings of an earlier run, by role."""
    found = {role: conninfo_to_dict(settings.get(name, "")).get("password") for role, name in LOGINS.items()}
    return {role: str(password) for role, password in found.items() if password}


def _exists(admin: Connection, catalogue: str, column: str, name: str) -> bool:
    query = sql.SQL("select 1 from {} where {} = %s")
    found = admin.execute(query.format(sql.Identifier(catalogue), sql.Identifier(column)), [name])
    return found.fetchone() is not None


def _one(admin: Connection, query: str, values: list[str] | None = None) -> tuple[object, ...]:
    row = admin.execute(query, values).fetchone()
    if row is None:
        raise CannotProvision("The server does not show its own catalogue to the administrator.")
    return row
