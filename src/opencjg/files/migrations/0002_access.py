# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, RETENTION, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.files.door import MAY_OPEN_BLOB, MAY_OPEN_BLOB_GRANTS

SOMEBODY = "(select door.me()) is not null"


class Migration(migrations.Migration):
    """Whoever is somebody may bring a file; who may open it, the app whose document points to it says."""

    dependencies = [("files", "0001_initial"), ("core", "0001_kernel")]
    operations = [
        DoorFunctions(MAY_OPEN_BLOB, MAY_OPEN_BLOB_GRANTS),
        DeclareScope(
            "files_blob",
            Scope(
                ScopeClass.DOSSIER,
                {
                    APP: Rights(select="door.may_open_blob(id)", insert=SOMEBODY),
                    RETENTION: Rights(select="true", delete="true"),
                },
                door="select, delete",
            ),
        ),
    ]
