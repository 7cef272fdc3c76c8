# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, OWNER, RETENTION, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass
from opencjg.desk import door
from opencjg.desk.shipped import BOXES, NUMBERS

MINE = "any((select door.claimed('selves'))::uuid[])"
DESKS = "any((select door.claimed('desks'))::uuid[])"
COORDINATED = "any((select door.claimed('coordination'))::uuid[])"
HERE = "any((select door.claimed('centres'))::uuid[])"
KEEPS_LISTS = "((select door.has_role('functional_manager')) or (select door.has_role('content_manager')))"
ME = "(select door.me())"


def cared_for(table: str, column: str = "contact_id") -> str:
    """The desk's own, and of a contact somebody takes care of himself."""
    return (
        f"centre_id = {DESKS} or exists (select 1 from processes_matter m "
        f"where m.id = {table}.{column} and m.responsible_id = {MINE})"
    )


def of_contact(table: str, who: str, *, columns: tuple[str, ...] = ()) -> DeclareScope:
    """What hangs on a contact, written by whoever takes care of it, in his own name."""
    cared = cared_for(table)
    change = {"update": cared, "columns": columns} if columns else {}
    rights = Rights(select=cared, insert=f"({cared}) and {who} = {ME}", **change)
    return DeclareScope(table, Scope(ScopeClass.CENTRE, {APP: rights}))


CRISIS = f"{cared_for('desk_crisis')} or centre_id = {COORDINATED}"
CRISIS_CALL = "exists (select 1 from desk_crisis c where c.contact_id = desk_crisiscall.crisis_id)"
WAITING = f"{cared_for('desk_waiting')} or worker_id = {MINE}"
OWN_PLACE = f"municipality_id in (select c.municipality_id from accounts_centre c where c.id = {HERE})"
# Who takes care of a contact writes its words too; and a contact that came straight to a partner is his (RTE-4).
STRAIGHT = f"route = '4' and centre_id = {HERE} and exists (select 1 from processes_matter m "
STRAIGHT += f"where m.id = desk_contact.matter_id and m.responsible_id = {ME})"
INSERT_CONTACT = f"(centre_id = {DESKS} or ({STRAIGHT})) and registered_by_id = {ME}"


def box(name: str, place: int, typed: str) -> str:
    """A box as a row."""
    code, _is, label = typed.rpartition("=")
    plain = label.rstrip("*")
    return f"(gen_random_uuid(), '{name}', '{code or plain}', '{plain}', {str(label != plain).lower()}, {place}, true)"


FILLED = ", ".join(box(name, place, typed) for name, boxes in BOXES.items() for place, typed in enumerate(boxes))
CALLED = ", ".join(
    f"(gen_random_uuid(), '{name}', '{phone}', '{purpose}', {place}, true)"
    for place, (name, phone, purpose) in enumerate(NUMBERS)
)


class Migration(migrations.Migration):
    """The desk works with what hangs on its contacts; who takes care of one does too. Crises are seen by all."""

    dependencies = [("desk", "0004_front_office"), ("processes", "0004_attention"), ("outbox", "0002_access")]
    operations = [
        of_contact("desk_callattempt", "by_id"),
        of_contact("desk_backofficeform", "worker_id", columns=door.OFFICE_COLUMNS),
        of_contact("desk_consultation", "by_id"),
        DeclareScope(
            "desk_crisis",
            Scope(
                ScopeClass.CENTRE,
                {
                    APP: Rights(
                        select=CRISIS,
                        insert=f"({cared_for('desk_crisis')}) and started_by_id = {ME}",
                        update=cared_for("desk_crisis"),
                        columns=("ended_at", "ended_by_id", "outcome"),
                    )
                },
            ),
        ),
        DeclareScope(
            "desk_crisiscall",
            Scope(
                ScopeClass.CENTRE,
                {APP: Rights(select=CRISIS_CALL, insert=f"{CRISIS_CALL} and by_id = {ME}")},
            ),
        ),
        DeclareScope(
            "desk_waiting",
            Scope(
                ScopeClass.CENTRE,
                {
                    APP: Rights(
                        select=WAITING,
                        insert=cared_for("desk_waiting"),
                        update=WAITING,
                        columns=("seen_as", "ended_at", "ended_by_id", "outcome"),
                    )
                },
            ),
        ),
        DeclareScope(
            "desk_shiftnote",
            Scope(
                ScopeClass.CENTRE,
                {
                    APP: Rights(
                        select=f"centre_id = {DESKS}",
                        insert=f"centre_id = {DESKS} and by_id = {ME}",
                        update=f"centre_id = {DESKS} and by_id = {ME}",
                        columns=("expires_at",),
                    ),
                    RETENTION: Rights(select="true", delete="expires_at < now()"),
                },
            ),
        ),
        DeclareScope(
            "desk_formoption",
            Scope(
                ScopeClass.REFERENCE,
                {
                    APP: Rights(
                        select="true",
                        insert=f"{OWN_PLACE} and {KEEPS_LISTS}",
                        update=f"{OWN_PLACE} and {KEEPS_LISTS}",
                        columns=("label", "asks", "place", "active"),
                    )
                },
            ),
        ),
        DeclareScope(
            "desk_crisisline",
            Scope(
                ScopeClass.REFERENCE,
                {
                    APP: Rights(
                        select="true",
                        insert=f"centre_id = {HERE} and {KEEPS_LISTS}",
                        update=f"centre_id = {HERE} and {KEEPS_LISTS}",
                        columns=("name", "phone", "purpose", "place", "active"),
                    )
                },
            ),
        ),
        migrations.RunSQL(
            [
                f"alter policy {APP}_insert on desk_contact with check ({INSERT_CONTACT})",
                f"alter policy {APP}_insert on desk_question with check ({cared_for('desk_question')})",
                f"grant update (age) on desk_contact to {APP}",
                "grant update on desk_question, desk_backofficeform, desk_consultation, desk_contact to opencjg_door",
                f"insert into desk_formoption (id, list, code, label, asks, place, active) values {FILLED}",
                f"insert into desk_crisisline (id, name, phone, purpose, place, active) values {CALLED}",
            ],
            migrations.RunSQL.noop,
        ),
        DoorFunctions(
            door.FUNCTIONS, {"release_words(uuid, timestamptz, boolean)": (APP,), "check_crisis()": (OWNER,)}
        ),
        migrations.RunSQL(door.TRIGGERS, migrations.RunSQL.noop),
    ]
