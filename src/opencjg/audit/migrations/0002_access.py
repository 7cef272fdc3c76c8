# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.audit import door
from opencjg.core.scopes import APP, LOGIN, RETENTION, DeclareScope, DoorFunctions, Scope, ScopeClass

WRITTEN_BY_THE_DOOR = Scope(ScopeClass.AUDIT, door="select, insert")
SEALED_BY_THE_DOOR = Scope(ScopeClass.AUDIT, door="select, insert, update (digest, leaves)")


class Migration(migrations.Migration):
    """Nobody but the door's functions touches the log, and they only add to it."""

    dependencies = [("audit", "0001_initial"), ("core", "0001_kernel")]
    operations = [
        DeclareScope("audit_auditevent", WRITTEN_BY_THE_DOOR),
        DeclareScope("audit_auditleaf", WRITTEN_BY_THE_DOOR),
        DeclareScope("audit_auditseal", SEALED_BY_THE_DOOR),
        DoorFunctions(door.RECORD, {"record(jsonb)": (APP, LOGIN)}),
        DoorFunctions(
            door.DIGEST,
            {"event_digest(audit_auditevent)": (), "seal_digest(uuid, bytea)": ()},
        ),
        DoorFunctions(
            door.READ,
            {
                "read_log(timestamptz, timestamptz, uuid, text, text, boolean, boolean, timestamptz, uuid, integer)": (
                    APP,
                )
            },
        ),
        DoorFunctions(door.SEAL, {"seal_audit()": (RETENTION,)}),
        DoorFunctions(door.VERIFY, {"verify_audit(jsonb)": (RETENTION,), "audit_counts()": (RETENTION,)}),
    ]
