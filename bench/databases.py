# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Databases to measure on: made and filled once per version of the code, copied afresh for every run."""

import hashlib
import os
import subprocess
import sys
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from bench import ROOT, cpu, findables, people, rows
from bench.operations import WEEK
from tests import world

Connection = psycopg.Connection[Any]

DOORS = ("DATABASE_URL", "LOGIN_DATABASE_URL", "RETENTION_DATABASE_URL", "OWNER_DATABASE_URL")
ONE_AT_A_TIME = 471149
MADE_FROM = (
    "src/opencjg/*/migrations/*.py",
    "src/opencjg/*/door.py",
    "src/opencjg/core/scopes.py",
    "src/opencjg/processes/bpmn/*",
    "tests/world.py",
    "bench/bare.py",
    "bench/databases.py",
    "bench/findables.py",
    "bench/people.py",
    "bench/rows.py",
    "requirements.lock",
)
# The statements a web process sent that do work; the bounds of a transaction and settings are left out. What a deferred
# constraint asks at commit counts as sent too, but in the name of who owns the table or the function.
CALLS = """
select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
where d.datname = %s and s.toplevel and s.userid in ('opencjg_app'::regrole, 'opencjg_login'::regrole)
  and s.query !~* '^\\s*(begin|commit|rollback|start|savepoint|release|set|reset|discard|deallocate|listen|unlisten)\\y'
"""


class Cluster:
    """The embedded cluster of the measurements, as its superuser."""

    def __init__(self, admin_url: str) -> None:
        self.admin_url = admin_url
        self.admin: Connection = psycopg.connect(admin_url, autocommit=True)
        if not self._one("select pg_try_advisory_lock(%s)", ONE_AT_A_TIME):
            raise SystemExit("Another measurement runs; two at once would measure each other.")
        self.admin.execute("create extension if not exists pg_stat_statements")
        self.postmaster = cpu.parent(self._one("select pg_backend_pid()"))
        self.version = _fingerprint()

    def ours(self, contacts: int) -> str:
        """A fresh database of the product with this many contacts; its name."""
        return self._copy_of("ours", contacts)

    def bare(self, contacts: int) -> str:
        """A fresh database of the bare page with this many rows of each kind; its name."""
        return self._copy_of("bare", contacts)

    def beginnings(self, name: str, *, to_finish: int, worker: str) -> list[tuple[UUID, UUID]]:
        """Write what the acts begin with; returns each contact to finish with its step."""
        with psycopg.connect(url_of(self.admin_url, name), autocommit=True) as database:
            found = rows.write_beginnings(database, to_finish=to_finish, worker=worker)
            database.execute("vacuum analyze")
            return found

    def known(self, name: str, worker: str) -> tuple[UUID, list[str], list[str]]:
        """The dossier to read, the names to look for, and the questions to look up."""
        with psycopg.connect(url_of(self.admin_url, name), autocommit=True) as database:
            return people.history_of(database), people.names_of(database, worker), findables.questions_of(database)

    def settle(self) -> None:
        """Write what loading left in memory, so that it is not written while we measure."""
        self.admin.execute("checkpoint")

    def calls(self, name: str) -> int:
        """Statements of clients that a database has carried out so far."""
        return int(self._one(CALLS, name))

    def drop(self, name: str) -> None:
        """Remove a copy."""
        self.admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))

    def forget_older(self) -> None:
        """Remove what other versions of the code, or an interrupted run, left."""
        names = self.admin.execute("select datname from pg_database where datname ~ '^bench_'").fetchall()
        for (name,) in names:
            if not name.endswith(self.version):
                self.drop(name)

    def _copy_of(self, side: str, contacts: int) -> str:
        template, name = f"bench_{side}_{contacts}_{self.version}", f"bench_{side}_{contacts}"
        if not self._one("select exists (select 1 from pg_database where datname = %s)", template):
            building = f"{template}_building"
            self.drop(building)
            self._execute("create database {} owner opencjg_owner", building)
            (_fill_ours if side == "ours" else _fill_bare)(self.admin_url, building, contacts)
            self._execute("alter database {} rename to {}", building, template)
        self.drop(name)
        self._execute("create database {} owner opencjg_owner template {} strategy file_copy", name, template)
        return name

    def _execute(self, statement: str, *names: str) -> None:
        self.admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _one(self, query: str, *values: object) -> Any:
        row = self.admin.execute(query, values).fetchone()
        assert row is not None
        return row[0]


def url_of(url: str, name: str) -> str:
    """The same connection to another database."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))


def environment_of(name: str) -> dict[str, str]:
    """The environment in which every door leads to this database."""
    return dict(os.environ) | {door: url_of(os.environ[door], name) for door in DOORS}


def bare_environment(name: str) -> dict[str, str]:
    """The environment of the bare page on this database, as the role the product's pages have."""
    return dict(os.environ) | {"BARE_DATABASE_URL": url_of(os.environ["DATABASE_URL"], name)}


def _fill_ours(admin_url: str, name: str, contacts: int) -> None:
    owner = connections["owner"]
    owner.close()
    owner.settings_dict["NAME"] = name
    call_command("migrate", database="owner", verbosity=0)
    world.make()
    owner.close()
    with psycopg.connect(url_of(admin_url, name), autocommit=True) as database:
        rows.write_year(database, contacts)
        people.write_people(database, contacts, WEEK)
        findables.write_findables(database, contacts)
        database.execute("vacuum analyze")


def _fill_bare(admin_url: str, name: str, contacts: int) -> None:
    setup = [sys.executable, "-m", "bench.bare_setup", str(contacts)]
    owner = {"BARE_DATABASE_URL": url_of(os.environ["OWNER_DATABASE_URL"], name)}
    subprocess.run(setup, env=dict(os.environ) | owner, cwd=ROOT, check=True)
    with psycopg.connect(url_of(admin_url, name), autocommit=True) as database:
        database.execute("grant select, insert, update, delete on all tables in schema public to opencjg_app")
        database.execute("vacuum analyze")


def _fingerprint() -> str:
    """Changes when a filled database would."""
    paths = [path for pattern in MADE_FROM for path in sorted(ROOT.glob(pattern))]
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in paths))
    return digest.hexdigest()[:10]
