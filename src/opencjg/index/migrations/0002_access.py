# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, DOOR, INDEX, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.index import door, store

OPEN = "door.opens(index_registration.dossier_id, 'basis')"
WRITES = "'basis' = any((select door.claimed_words('writes'))::text[])"
MANAGES = "(select door.has_role('index_manager'))"


def setting(*columns: str) -> Scope:
    """What the manager of the index sets, and everybody may know."""
    rights = Rights(select="true", insert=MANAGES, update=MANAGES, columns=columns)
    return Scope(ScopeClass.REFERENCE, {APP: rights})


class Migration(migrations.Migration):
    """The index is reached through its functions alone; that a child stands in it is told in its dossier."""

    dependencies = [
        ("index", "0001_initial"),
        ("persons", "0002_access"),
        ("processes", "0005_match"),
        ("outbox", "0003_kinds_of_notice"),
    ]
    operations = [
        migrations.RunSQL(store.TABLES, "drop schema referral_index cascade"),
        *(
            DeclareScope(
                f"referral_index.{name}",
                Scope(ScopeClass.INDEX, door="select, insert, update, delete", keeper=INDEX),
            )
            for name in store.NAMES
        ),
        DeclareScope("index_indexsetting", setting("enabled", "ground", "within_one")),
        DeclareScope("index_connectedorganisation", setting("until")),
        DeclareScope(
            "index_excludedaddress",
            Scope(
                ScopeClass.REFERENCE,
                {APP: Rights(select="true", insert=MANAGES, delete=MANAGES)},
            ),
        ),
        DeclareScope(
            "index_registration",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(
                        select=OPEN,
                        insert=f"by_id = (select door.me()) and {WRITES} and {OPEN}",
                        update=f"{WRITES} and {OPEN}",
                        columns=("told_on", "told_how", "withdrawn_on", "withdrawn_by_id", "withdrawn_because"),
                    )
                },
                door="select, delete",
            ),
        ),
        DoorFunctions(
            door.TERMS,
            {"index_last_day(date)": (INDEX,), "index_kept(date)": (INDEX,)},
        ),
        migrations.RunSQL("grant usage on schema door to opencjg_index", migrations.RunSQL.noop),
        DoorFunctions(
            store.FUNCTIONS,
            dict.fromkeys(store.SIGNATURES, (DOOR,)),
            keeper=INDEX,
            schema="referral_index",
        ),
        DoorFunctions(door.ASKED + door.ACTS + door.DESTROYED, door.GRANTS),
        migrations.RunSQL(door.TRIGGERS, migrations.RunSQL.noop),
    ]
