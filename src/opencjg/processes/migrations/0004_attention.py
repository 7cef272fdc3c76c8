# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models

import opencjg.core.rules.identifiers
from opencjg.core.scopes import APP, RETENTION, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.processes import door

SEEN = "exists (select 1 from processes_openstep s where s.id = processes_attention.step)"


class Migration(migrations.Migration):
    """What is late rises by itself: to the worker, the team, the coordinator; each told once."""

    dependencies = [("processes", "0003_danger"), ("accounts", "0002_access"), ("outbox", "0002_access")]
    operations = [
        migrations.CreateModel(
            name="Attention",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=opencjg.core.rules.identifiers.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("step", models.UUIDField()),
                (
                    "level",
                    models.CharField(
                        choices=[("worker", "WORKER"), ("team", "TEAM"), ("coordinator", "COORDINATOR")], max_length=12
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("step", "level"), name="a_level_is_told_of_a_step_once")
                ]
            },
        ),
        DeclareScope(
            "processes_attention",
            Scope(ScopeClass.PROCESS, {APP: Rights(select=SEEN)}, door="select, insert, delete"),
        ),
        DoorFunctions(door.RAISE, {"raise_late(timestamptz, integer, integer)": (RETENTION,)}),
    ]
