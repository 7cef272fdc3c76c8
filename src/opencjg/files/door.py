# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question whether somebody may open a file: nobody, until the app whose documents point to files answers it."""

# That app replaces it in a migration of its own, with `DoorFunctions`, the same signature (PostgreSQL wants the name of
# the parameter unchanged) and these grants. Two apps with documents: the later one asks both tables.
MAY_OPEN_BLOB = """
create or replace function door.may_open_blob(blob uuid) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as
$$ select false $$;
"""

MAY_OPEN_BLOB_GRANTS = {"may_open_blob(uuid)": ("opencjg_app",)}
