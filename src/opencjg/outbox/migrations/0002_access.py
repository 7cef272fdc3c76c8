# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, EVERYTHING, RETENTION, DeclareScope, Rights, Scope, ScopeClass

SOMEBODY = "(select door.me()) is not null"
MINE = "worker_id = any((select door.claimed('selves'))::uuid[])"


class Migration(migrations.Migration):
    """A notice is its reader's; a message is nobody's until it left."""

    dependencies = [("outbox", "0001_initial"), ("core", "0001_kernel")]
    operations = [
        DeclareScope(
            "outbox_notice",
            Scope(
                ScopeClass.OWN,
                {
                    APP: Rights(select=MINE, insert=SOMEBODY, delete=MINE),
                    RETENTION: Rights(select="true", delete="true"),
                },
                door="select, insert",
            ),
        ),
        DeclareScope(
            "outbox_message",
            Scope(ScopeClass.QUEUE, {APP: Rights(insert=SOMEBODY), RETENTION: EVERYTHING}),
        ),
    ]
