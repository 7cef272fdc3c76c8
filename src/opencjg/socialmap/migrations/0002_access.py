# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.socialmap import door

EDITOR = "(select door.has_role('content_manager'))"
MINE = "any((select door.claimed('selves'))::uuid[])"
KEPT = f"{EDITOR} or socialmap_service.owner_id = {MINE}"
WRITTEN = (
    "by_id = (select door.me()) and exists (select 1 from socialmap_service s "
    f"where s.id = socialmap_serviceversion.service_id and ({EDITOR} or s.owner_id = {MINE}))"
)
READ = Rights(select="true")
FILLED_BY_THE_DOOR = Scope(ScopeClass.REFERENCE, {APP: READ}, door="select, insert, update, delete")


class Migration(migrations.Migration):
    """Everybody who works here reads the social map; its editors and who keeps an entry write in it."""

    dependencies = [("socialmap", "0001_initial"), ("accounts", "0002_access")]
    operations = [
        DoorFunctions(door.INDEX, door.GRANTS),
        DeclareScope("socialmap_topic", Scope(ScopeClass.REFERENCE, {APP: READ})),
        DeclareScope("socialmap_provider", Scope(ScopeClass.REFERENCE, {APP: Rights(select="true", insert=EDITOR)})),
        DeclareScope(
            "socialmap_service",
            Scope(ScopeClass.REFERENCE, {APP: Rights(select="true", insert=EDITOR, update=KEPT)}),
        ),
        DeclareScope(
            "socialmap_serviceversion",
            Scope(ScopeClass.REFERENCE, {APP: Rights(select="true", insert=WRITTEN)}),
        ),
        *(
            DeclareScope(f"socialmap_{name}", FILLED_BY_THE_DOOR)
            for name in ("checkterm", "findable", "searchword", "spelling", "searchwording")
        ),
        *(
            migrations.RunSQL(
                f"create trigger raise_revision after insert or update or delete on socialmap_{name} "
                "for each statement execute function door.raise_revision()",
                migrations.RunSQL.noop,
            )
            for name in ("topic", "provider", "checkterm")
        ),
    ]
