# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.signalling import door

MINE = "any((select door.claimed('selves'))::uuid[])"
CARED_FOR = (
    f"exists (select 1 from processes_matter m where m.id = case_id and m.responsible_id = {MINE}) "
    "or exists (select 1 from processes_openstep s where s.matter_id = case_id "
    "and s.role = 'desk' and s.centre_id = any((select door.claimed('desks'))::uuid[]))"
)
RECEIVED_BY_ME = "received_by_id = (select door.me()) and centre_id = any((select door.claimed('centres'))::uuid[])"

MANAGED = (
    "(select door.has_role('functional_manager')) and exists (select 1 from accounts_centre c "
    "join accounts_municipality m on m.id = c.municipality_id where m.region_id = signalling_riskinstrument.region_id "
    "and c.id = any((select door.claimed('centres'))::uuid[]))"
)


def content(table: str) -> Scope:
    """Insert-only content about a case: written by who takes care of it."""
    mine = (
        f"by_id = (select door.me()) and exists (select 1 from processes_matter m where m.id = {table}.case_id "
        f"and m.responsible_id = {MINE})"
    )
    rights = Rights(select=f"door.weighs({table}.case_id)", insert=mine)
    return Scope(ScopeClass.DOSSIER, {APP: rights}, door="select, delete")


class Migration(migrations.Migration):
    """The story of a worry is for who takes care of it, and for the desk while it must still find somebody."""

    dependencies = [("signalling", "0001_initial"), ("processes", "0003_danger"), ("persons", "0002_access")]
    operations = [
        DeclareScope(
            "signalling_concern",
            Scope(ScopeClass.DOSSIER, {APP: Rights(select=CARED_FOR, insert=RECEIVED_BY_ME)}, door="select, delete"),
        ),
        DoorFunctions(door.WEIGHED + door.SOURCES, {"weighs(uuid)": (APP,), "concern_sources()": (APP,)}),
        DeclareScope(
            "signalling_riskinstrument",
            Scope(
                ScopeClass.REFERENCE,
                {
                    APP: Rights(
                        select="true",
                        insert=f"{MANAGED} and activated_at is null",
                        update=MANAGED,
                        delete=f"{MANAGED} and activated_at is null",
                        columns=("name", "content", "revision", "active", "activated_at"),
                    )
                },
            ),
        ),
        DeclareScope("signalling_riskassessment", content("signalling_riskassessment")),
        DeclareScope("signalling_decision", content("signalling_decision")),
        DoorFunctions(door.DESTROYED, {"forget_concerns()": ("opencjg_owner",)}),
        migrations.RunSQL(door.IMMUTABLE, migrations.RunSQL.noop),
        migrations.RunSQL(door.FORGETS, migrations.RunSQL.noop),
    ]
