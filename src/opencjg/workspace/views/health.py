# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""For the one who keeps the service running."""

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import open_page


@open_page
@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and every migration is applied, 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select app, name from django_migrations")
            applied = set(cursor.fetchall())
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "down", "migrations": "unknown"}, status=503)
    missing = sorted(set(MigrationLoader(None).disk_migrations) - applied)
    state = {
        "status": "degraded" if missing else "ok",
        "database": "up",
        "migrations": "missing" if missing else "applied",
        "missing": [f"{app}.{name}" for app, name in missing],
    }
    return JsonResponse(state, status=503 if missing else 200)
