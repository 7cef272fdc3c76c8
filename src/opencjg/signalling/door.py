# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database does with worries of its own accord."""

DESTROYED = """
-- With a dossier go the worries of its cases: they tell about the same child.
create or replace function door.forget_concerns() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from signalling_concern s using processes_case c
    where c.matter_id = s.case_id and c.dossier_id = old.id;
    return old;
end $$;
"""

# By name it comes before `leave_cases`, after which nothing tells any more which cases they were.
FORGETS = """
create trigger forget_concerns before delete on persons_dossier
    for each row execute function door.forget_concerns();
"""
