# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A migrated template database with the test world, cloned per test process; tests run with the roles of production."""

import hashlib
import os
import pathlib
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from opencjg.accounts.types import Viewer
from opencjg.core import reference
from tests import world

pytest_plugins = ["tests.requirement_marks", "tests.sentences", "tests.persons.sentences", "tests.socialmap.sentences"]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright keeps an event loop in this thread
ROOT = pathlib.Path(__file__).resolve().parent.parent
FULL = os.environ.get("OPENCJG_FULL") == "1"

hypothesis_settings.register_profile(
    "project", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis_settings.load_profile("project")


def fingerprint() -> str:
    """Changes when the template database would."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    parts = [*ROOT.glob("src/opencjg/*/migrations/*.py"), *ROOT.glob("src/opencjg/*/door.py")]
    parts += [ROOT / "src/opencjg/index/store.py"]
    parts += [*ROOT.glob("src/opencjg/processes/bpmn/*"), ROOT / "src/opencjg/core/scopes.py"]
    parts += [ROOT / "src/opencjg/desk/shipped.py"]
    for path in sorted([*parts, ROOT / "tests/world.py"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def use_database(name: str) -> None:
    """Point every door to another database."""
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
        settings.DATABASES[alias]["NAME"] = name


def owner_connection(dbname: str) -> "psycopg.Connection[Any]":
    """The owner's own connection, outside Django."""
    parameters = connections["owner"].get_connection_params()
    known = ("host", "port", "user", "password")
    arguments = {name: parameters[name] for name in known if name in parameters}
    return psycopg.connect(**arguments, dbname=dbname, autocommit=True)


def forget_old_templates(owner: "psycopg.Connection[Any]", but: str) -> None:
    """Drop templates of earlier code and databases of processes that are gone."""
    names = owner.execute("select datname from pg_database").fetchall()
    alive = {entry.name for entry in pathlib.Path("/proc").glob("[0-9]*")}
    for (name,) in names:
        kind, _line, rest = name.partition("_")
        number = rest.removesuffix("_copy")
        left_behind = kind in {"test", "journey", "promise", "scene"} and number.isdigit() and number not in alive
        if (kind == "tpl" and name != but) or left_behind:
            drop(owner, name)


def make_template(owner: "psycopg.Connection[Any]", template: str) -> None:
    """Migrate and fill the template once per fingerprint; other test processes wait for it."""
    owner.execute("select pg_advisory_lock(471147)")
    try:
        found = owner.execute("select 1 from pg_database where datname = %s", [template]).fetchone()
        if found is None:
            building = f"{template}_building"
            drop(owner, building)
            owner.execute(sql.SQL("create database {}").format(sql.Identifier(building)))
            use_database(building)
            call_command("migrate", database="owner", verbosity=0)
            world.make()
            use_database("postgres")
            forget_old_templates(owner, building)
            owner.execute(
                sql.SQL("alter database {} rename to {}").format(sql.Identifier(building), sql.Identifier(template))
            )
    finally:
        owner.execute("select pg_advisory_unlock(471147)")


def drop(owner: "psycopg.Connection[Any]", name: str) -> None:
    """Drop a database; one that is still being left by its last connection is given a moment."""
    statement = sql.SQL("drop database if exists {}").format(sql.Identifier(name))
    for _try in range(50):
        try:
            owner.execute(statement)
        except psycopg.errors.ObjectInUse:
            time.sleep(0.1)
        else:
            return
    owner.execute(statement)


def clone(owner: "psycopg.Connection[Any]", template: str, name: str) -> None:
    """A fresh copy of the template, in a tenth of a second."""
    drop(owner, name)
    owner.execute("select pg_advisory_lock(471148)")  # two copies at once get in each other's way
    try:
        owner.execute(
            sql.SQL("create database {} template {} strategy file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        # As provisioning does: a copy does not take over who may do what with the database itself.
        owner.execute(sql.SQL("revoke temporary on database {} from public").format(sql.Identifier(name)))
    finally:
        owner.execute("select pg_advisory_unlock(471148)")


@pytest.fixture(scope="session")
def template_database(django_test_environment: None, django_db_blocker: Any) -> Iterator[tuple[Any, str]]:
    """The owner's connection and the name of the template."""
    home = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock(), owner_connection(home) as owner:
        template = f"tpl_{fingerprint()}"
        make_template(owner, template)
        yield owner, template


@pytest.fixture(scope="session")
def django_db_setup(template_database: tuple[Any, str], django_db_blocker: Any) -> Iterator[None]:
    """Each test process works on its own clone."""
    owner, template = template_database
    name = f"test_{os.getpid()}"
    with django_db_blocker.unblock():
        clone(owner, template, name)
        use_database(name)
        yield
        use_database("postgres")
        drop(owner, name)


@pytest.fixture(autouse=True)
def fresh_reference() -> Iterator[None]:
    """No copy of reference data outlives a test: its transaction is rolled back."""
    reference.forget()
    yield
    reference.forget()


@pytest.fixture
def now() -> datetime:
    """Monday morning, ten o'clock: the centre is open."""
    return world.MONDAY


@pytest.fixture
def act(db: None) -> Any:
    """`act("samira")`: from here on, this transaction is hers."""

    def enter(name: str) -> Viewer:
        return world.enter(name)

    return enter
