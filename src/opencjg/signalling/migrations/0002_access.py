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


class Migration(migrations.Migration):
    """The story of a worry is for who takes care of it, and for the desk while it must still find somebody."""

    dependencies = [("signalling", "0001_initial"), ("processes", "0002_access")]
    operations = [
        DeclareScope(
            "signalling_concern",
            Scope(ScopeClass.DOSSIER, {APP: Rights(select=CARED_FOR, insert=RECEIVED_BY_ME)}, door="select, delete"),
        ),
        DoorFunctions(door.DESTROYED, {"forget_concerns()": ("opencjg_owner",)}),
        migrations.RunSQL(door.FORGETS, migrations.RunSQL.noop),
    ]
