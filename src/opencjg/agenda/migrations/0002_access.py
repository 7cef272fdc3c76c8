# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.agenda import door
from opencjg.core.scopes import APP, RETENTION, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass

SOMEBODY = "(select door.me()) is not null"
MINE = "worker_id = any((select door.claimed('selves'))::uuid[])"
MY_DESK = "centre_id = any((select door.claimed('desks'))::uuid[])"
RUN = "centre_id = any((select door.held_centres('{process_coordinator,manager}'))::uuid[])"
PLANNED = (
    "(centre_id = any((select door.held_centres('{desk,expert_desk,process_coordinator,manager}'))::uuid[]) "
    "or worker_id = (select door.me()))"
)
BOOKED = f"({MY_DESK} or {MINE})"
HERE = "door.works_at(worker_id, centre_id)"
ROOM_OF_PLACE = (
    "(room_id is null or exists (select 1 from agenda_room r "
    "where r.id = {table}.room_id and r.location_id = {table}.location_id))"
)
PLACE = (
    "exists (select 1 from accounts_location l where l.id = {table}.location_id and l.centre_id = {table}.centre_id)"
)
OF_BOOKING = "exists (select 1 from agenda_booking b where b.id = agenda_visitor.booking_id and {condition})"
VISITOR = (
    f"((from_desk and {MY_DESK}) or "
    + OF_BOOKING.format(condition="b.worker_id = any((select door.claimed('selves'))::uuid[])")
    + ")"
)
OVER = OF_BOOKING.format(
    condition="(b.state in ('cancelled', 'came') or b.follow_up <> '' or b.ends < now() - interval '7 days')"
)

BOOKING = Scope(
    ScopeClass.CENTRE,
    {
        APP: Rights(
            select=BOOKED,
            insert=" and ".join(
                [
                    BOOKED,
                    "booked_by_id = (select door.me())",
                    HERE,
                    ROOM_OF_PLACE.format(table="agenda_booking"),
                    f"(location_id is null or {PLACE.format(table='agenda_booking')})",
                ]
            ),
            update=BOOKED,
            columns=(
                "worker_id",
                "kind",
                "location_id",
                "room_id",
                "starts",
                "ends",
                "state",
                "remind",
                "reminded_at",
                "follow_up",
                "version",
            ),
        ),
        RETENTION: Rights(select="true", update="state = 'planned'", columns=("reminded_at",)),
    },
    door="select, update",
)
ROSTER = Scope(
    ScopeClass.REFERENCE,
    {
        APP: Rights(
            select=SOMEBODY,
            insert=" and ".join(
                [
                    PLANNED,
                    HERE,
                    PLACE.format(table="agenda_rosterline"),
                    ROOM_OF_PLACE.format(table="agenda_rosterline"),
                ]
            ),
            update=PLANNED,
            columns=("until",),
        )
    },
    door="select, update",
)
GAP = (
    f"{PLANNED} and exists (select 1 from agenda_rosterline n where n.id = agenda_rostergap.line_id "
    "and n.centre_id = agenda_rostergap.centre_id and n.worker_id = agenda_rostergap.worker_id)"
)


class Migration(migrations.Migration):
    """The desk works in the agendas of its centre; the words about who comes are of the desk that wrote them and the
    worker (ADR 0015)."""

    dependencies = [("agenda", "0001_initial"), ("accounts", "0002_access"), ("core", "0001_kernel")]
    operations = [
        migrations.RunSQL(
            "grant insert, delete on accounts_openinghours, accounts_closingday to opencjg_door", migrations.RunSQL.noop
        ),
        # A function in the language SQL is read when it is made: what it reads must be the door's by then.
        migrations.RunSQL(
            "grant select, update on agenda_booking, agenda_feed, agenda_rosterline to opencjg_door;"
            "grant select, delete on agenda_visitor to opencjg_door",
            migrations.RunSQL.noop,
        ),
        DoorFunctions(door.PLACES + door.BOOKINGS + door.FEED, door.GRANTS),
        DeclareScope(
            "agenda_room",
            Scope(
                ScopeClass.REFERENCE,
                {
                    APP: Rights(
                        select="true",
                        insert=f"{RUN} and {PLACE.format(table='agenda_room')}",
                        update=RUN,
                        columns=("active",),
                    )
                },
            ),
        ),
        DeclareScope("agenda_rosterline", ROSTER),
        DeclareScope("agenda_rostergap", Scope(ScopeClass.REFERENCE, {APP: Rights(select=SOMEBODY, insert=GAP)})),
        DeclareScope("agenda_booking", BOOKING),
        DeclareScope(
            "agenda_visitor",
            Scope(
                ScopeClass.CENTRE,
                {
                    APP: Rights(select=VISITOR, insert=f"({MY_DESK} or not from_desk) and {VISITOR}"),
                    RETENTION: Rights(select="true", delete=OVER),
                },
                door="select, delete",
            ),
        ),
        DeclareScope(
            "agenda_feed",
            Scope(
                ScopeClass.OWN,
                {
                    APP: Rights(
                        select="worker_id = (select door.me())",
                        insert="worker_id = (select door.me())",
                        update="worker_id = (select door.me())",
                        columns=("revoked_at",),
                    )
                },
                door="select, update",
            ),
        ),
        migrations.RunSQL(
            "create policy opencjg_retention_select on accounts_location for select to opencjg_retention using (true);"
            "grant select on accounts_location to opencjg_retention;"
            "create policy opencjg_retention_select on accounts_centre for select to opencjg_retention using (true);"
            "grant select on accounts_centre to opencjg_retention",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "create trigger raise_revision after insert or update or delete on agenda_room "
            "for each statement execute function door.raise_revision()",
            migrations.RunSQL.noop,
        ),
    ]
