# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from opencjg.core.scopes import APP


class Migration(migrations.Migration):
    """Acute danger may show itself later than at the desk: who takes care of a case says so (GAP-09)."""

    dependencies = [("processes", "0002_access")]
    operations = [
        migrations.RunSQL(f"grant update (danger) on processes_case to {APP}", migrations.RunSQL.noop),
    ]
