# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.processes import door

MINE = "any((select door.claimed('selves'))::uuid[])"
DESKS = "any((select door.claimed('desks'))::uuid[])"
COORDINATED = "any((select door.claimed('coordination'))::uuid[])"
HERE = "centre_id = any((select door.claimed('centres'))::uuid[])"

STEP_DONE_BY_ME = f"worker_id = {MINE} or (role = 'desk' and centre_id = {DESKS})"
STEP_SEEN = f"{STEP_DONE_BY_ME} or centre_id = {COORDINATED}"
MATTER_SEEN = (
    f"responsible_id = {MINE} or (kind = 'contact' and centre_id = {DESKS}) or centre_id = {COORDINATED} "
    "or exists (select 1 from processes_openstep s where s.matter_id = processes_matter.id "
    f"and s.role = 'desk' and s.centre_id = {DESKS})"
)

CASE_OF_MINE = (
    "exists (select 1 from processes_matter m where m.id = processes_case.matter_id "
    f"and m.responsible_id = {MINE} and m.closed_at is null)"
)
# Asked of the row before and after: a case is only hung on, or taken off, a dossier that its worker keeps open.
MAY_HANG = "(dossier_id is null or door.may_hang(matter_id, dossier_id))"


def of_seen_matter(table: str) -> str:
    return f"exists (select 1 from processes_matter m where m.id = {table}.matter_id)"


class Migration(migrations.Migration):
    """Who cares for a matter sees it; the desk sees its contacts; the coordinator sees all, and no content."""

    dependencies = [("processes", "0001_initial"), ("accounts", "0002_access"), ("persons", "0002_access")]
    operations = [
        DeclareScope("processes_processmodel", Scope(ScopeClass.REFERENCE, {APP: Rights(select="true")})),
        DoorFunctions(
            door.HOLDS,
            {"holds(uuid)": ("opencjg_app",), "stays(uuid, uuid)": (), "may_hang(uuid, uuid)": ("opencjg_app",)},
        ),
        DeclareScope(
            "processes_openstep",
            Scope(
                ScopeClass.PROCESS,
                {
                    APP: Rights(
                        select=STEP_SEEN,
                        insert=f"{HERE} and (role <> 'desk' or door.holds(matter_id))",
                        update=STEP_DONE_BY_ME,
                        delete=STEP_DONE_BY_ME,
                        columns=("due",),
                    )
                },
                door="select, update",
            ),
        ),
        DeclareScope(
            "processes_matter",
            Scope(
                ScopeClass.PROCESS,
                {APP: Rights(select=MATTER_SEEN, insert=HERE, update=MATTER_SEEN, columns=("closed_at",))},
                door="select, update",
            ),
        ),
        DeclareScope(
            "processes_case",
            Scope(
                ScopeClass.PROCESS,
                {
                    APP: Rights(
                        select=of_seen_matter("processes_case"),
                        insert=f"(select door.me()) is not null and {MAY_HANG}",
                        update=f"{CASE_OF_MINE} and {MAY_HANG}",
                        columns=("dossier_id",),
                    )
                },
                door="select, update (dossier_id)",
            ),
        ),
        DeclareScope(
            "processes_instance",
            Scope(
                ScopeClass.PROCESS,
                {
                    APP: Rights(
                        select=of_seen_matter("processes_instance"),
                        insert=HERE,
                        update=of_seen_matter("processes_instance"),
                        columns=("ended_at",),
                    )
                },
            ),
        ),
        DeclareScope(
            "processes_event",
            Scope(
                ScopeClass.PROCESS,
                {
                    APP: Rights(
                        select=of_seen_matter("processes_event"),
                        insert=f"{HERE} and by_id = (select door.me())",
                    )
                },
                door="select, insert",
            ),
        ),
        DoorFunctions(
            door.PROMISE + door.GIVE + door.HAND_OVER_ALL + door.DOSSIER + door.LOGGED + door.DESTROYED, door.GRANTS
        ),
        migrations.RunSQL(door.TRIGGERS + door.NAMES_THE_CHILD + door.LEAVES, migrations.RunSQL.noop),
    ]
