# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP, RETENTION, DeclareScope, DoorFunctions, Rights, Scope, ScopeClass

MINE = "any((select door.claimed('selves'))::uuid[])"
MY_DESK = "centre_id = any((select door.claimed('desks'))::uuid[])"
RESPONSIBLE = (
    f"exists (select 1 from processes_matter m where m.id = {{table}}.{{column}} and m.responsible_id = {MINE})"
)
CONTACT = f"{MY_DESK} or {RESPONSIBLE.format(table='desk_contact', column='matter_id')}"
TICKET = f"{MY_DESK} or {RESPONSIBLE.format(table='desk_callbackrequest', column='contact_id')}"
QUESTION = f"{MY_DESK} or {RESPONSIBLE.format(table='desk_question', column='contact_id')}"

ERASE = """
-- The promise was kept: name and number go. Only who sees the contact, and only this one row.
create or replace function door.erase_callback(this uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from desk_callbackrequest c using processes_matter m
    where c.id = this and m.id = c.contact_id
      and (c.centre_id = any(door.claimed('desks')) or m.responsible_id = any(door.claimed('selves')))
$$;
"""


class Migration(migrations.Migration):
    """A desk works with its own contacts (AUT-01)."""

    dependencies = [("desk", "0001_initial"), ("processes", "0002_access")]
    operations = [
        DeclareScope("desk_topic", Scope(ScopeClass.REFERENCE, {APP: Rights(select="true")})),
        DeclareScope(
            "desk_contact",
            Scope(
                ScopeClass.CENTRE,
                {
                    APP: Rights(
                        select=CONTACT,
                        insert=f"{MY_DESK} and registered_by_id = (select door.me())",
                        update=CONTACT,
                        columns=("helped", '"case"', "risk", "route"),
                    )
                },
            ),
        ),
        DeclareScope(
            "desk_question",
            Scope(
                ScopeClass.CENTRE,
                {
                    APP: Rights(select=QUESTION, insert=MY_DESK, update=QUESTION),
                    RETENTION: Rights(select="true", delete="state = 'waiting' and expires_at < now()"),
                },
            ),
        ),
        DeclareScope(
            "desk_callbackrequest",
            Scope(
                ScopeClass.CENTRE,
                {APP: Rights(select=TICKET, insert=MY_DESK, update=TICKET, columns=("tries", "tried_at"))},
                door="select, delete",
            ),
        ),
        DoorFunctions(ERASE, {"erase_callback(uuid)": (APP,)}),
        migrations.RunSQL(
            "create trigger raise_revision after insert or update or delete on desk_topic "
            "for each statement execute function door.raise_revision()",
            migrations.RunSQL.noop,
        ),
    ]
