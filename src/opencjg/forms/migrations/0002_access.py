# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, RETENTION, DeclareScope, Rights, Scope, ScopeClass

MINE = "worker_id = (select door.me())"
OLD = Rights(select="true", delete="true")


class Migration(migrations.Migration):
    """Drafts and sent forms are their worker's own."""

    dependencies = [("forms", "0001_initial"), ("core", "0001_kernel")]
    operations = [
        DeclareScope(
            "forms_draft",
            Scope(
                ScopeClass.OWN,
                {APP: Rights(select=MINE, insert=MINE, update=MINE, delete=MINE), RETENTION: OLD},
                door="select, insert, update, delete",
            ),
        ),
        DeclareScope(
            "forms_submission",
            Scope(ScopeClass.OWN, {APP: Rights(select=MINE, insert=MINE), RETENTION: OLD}),
        ),
        migrations.RunSQL(
            "grant usage on sequence forms_draft_id_seq to opencjg_app, opencjg_door", migrations.RunSQL.noop
        ),
    ]
