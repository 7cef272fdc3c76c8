# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may touch which row, declared per table in the migration that creates it.

Every table belongs to one scope class. `DeclareScope` turns the declaration into forced row security, policies
and grants, and leaves the class in the table's comment; tests/architecture/test_catalog.py refuses a table without.

Source: security.md section 3; ADR 0005, 0007.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

OWNER = "opencjg_owner"
APP = "opencjg_app"
LOGIN = "opencjg_login"
RETENTION = "opencjg_retention"
DOOR = "opencjg_door"
INDEX = "opencjg_index"


class ScopeClass(StrEnum):
    """What a table holds, and so who may reach it at all."""

    REFERENCE = "reference"  # the same for all: topics, calendars, process models
    OWN = "own"  # one worker's own rows: drafts, notices
    CENTRE = "centre"  # the desk of one centre: contacts, tickets
    PROCESS = "process"  # who does what by when; no content
    DOSSIER = "dossier"  # content about people
    INDEX = "index"  # the referral index
    ACCOUNT = "account"  # workers, credentials, sessions
    AUDIT = "audit"  # the log and its seals
    QUEUE = "queue"  # what waits to leave the building


@dataclass(frozen=True, slots=True)
class Rights:
    """What one database role may do with the rows of one table; each value is a condition on the row.

    `insert` is checked on the new row; `update` holds for the row before and after, and only for `columns`.
    """

    select: str = ""
    insert: str = ""
    update: str = ""
    delete: str = ""
    columns: tuple[str, ...] = ()

    def statements(self, table: str, role: str) -> list[str]:
        """The policies and grants, in the order PostgreSQL needs them."""
        made: list[str] = []
        for command, condition in (
            ("select", self.select),
            ("insert", self.insert),
            ("update", self.update),
            ("delete", self.delete),
        ):
            if not condition:
                continue
            clause = {
                "select": f"using ({condition})",
                "delete": f"using ({condition})",
                "insert": f"with check ({condition})",
                "update": f"using ({condition}) with check ({condition})",
            }[command]
            what = f"update ({', '.join(self.columns)})" if command == "update" and self.columns else command
            made += [
                f"create policy {role}_{command} on {table} for {command} to {role} {clause}",
                f"grant {what} on {table} to {role}",
            ]
        return made


EVERYTHING = Rights(select="true", insert="true", update="true", delete="true")


@dataclass(frozen=True, slots=True)
class Scope:
    """The declaration for one table: its class, and the rights of each role beside the owner.

    `keeper` owns the functions through which it is reached, with the rights of `door` on every row.
    """

    scope: ScopeClass
    rights: Mapping[str, Rights] = field(default_factory=dict)
    door: str = "select"
    keeper: str = DOOR

    def statements(self, table: str) -> list[str]:
        """Everything that makes the declaration true in the database."""
        everyone = [
            f"alter table {table} enable row level security",
            f"alter table {table} force row level security",
            f"revoke all on {table} from public",
            f"create policy {OWNER}_all on {table} to {OWNER} using (true) with check (true)",
            f"create policy {self.keeper}_all on {table} to {self.keeper} using (true) with check (true)",
            f"grant {self.door} on {table} to {self.keeper}",
            f"comment on table {table} is 'scope={self.scope}'",
        ]
        return everyone + [line for role, rights in self.rights.items() for line in rights.statements(table, role)]


class DeclareScope(Operation):
    """Migration operation: give a table its scope class, policies and grants."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, scope: Scope) -> None:
        self.table = table
        self.scope = scope

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Row security is not part of Django's picture of the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for statement in self.scope.statements(self.table):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Going back drops the table itself, and with it the policies."""

    def describe(self) -> str:
        return f"Declare {self.table} as {self.scope.scope}"


class DoorFunctions(Operation):
    """Migration operation: create functions owned by the door role, from one SQL text.

    The text holds `create or replace function door.…` statements; `grants` maps a function's signature to the
    roles that may call it. The owner steps into the door role for it, so that nobody else can own such a function.
    Functions of another keeper stand in a schema of his own.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self, sql: str, grants: Mapping[str, tuple[str, ...]], *, keeper: str = DOOR, schema: str = "door"
    ) -> None:
        self.sql = sql
        self.grants = grants
        self.keeper = keeper
        self.schema = schema

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Functions are not part of Django's picture of the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        schema_editor.execute(f"set local role {self.keeper}")
        schema_editor.execute(self.sql, params=None)
        for signature, roles in self.grants.items():
            schema_editor.execute(f"revoke all on function {self.schema}.{signature} from public")
            for role in roles:
                schema_editor.execute(f"grant execute on function {self.schema}.{signature} to {role}")
        schema_editor.execute(f"set local role {OWNER}")

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        schema_editor.execute(f"set local role {self.keeper}")
        for signature in self.grants:
            schema_editor.execute(f"drop function if exists {self.schema}.{signature} cascade")
        schema_editor.execute(f"set local role {OWNER}")

    def describe(self) -> str:
        return f"Door functions: {', '.join(self.grants)}"
