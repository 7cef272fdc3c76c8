# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is late, for who coordinates."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Role
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.moments import say_due
from opencjg.processes.selectors import late_steps
from opencjg.processes.types import AttentionLevel, LateRow, MatterKind

TOLD = {
    AttentionLevel.WORKER: gettext_lazy("the worker"),
    AttentionLevel.TEAM: gettext_lazy("the desk"),
    AttentionLevel.COORDINATOR: gettext_lazy("the process coordinator"),
}


@worker_page(Role.PROCESS_COORDINATOR, Role.CARE_DIRECTOR)
@require_GET
def late_list(request: WorkerRequest) -> HttpResponse:
    """Every step that is late in the centres I coordinate, the longest first: whose it is and who was told."""
    rows, more = late_steps(request.viewer, now=request.now, after=_cursor(request.GET.get("na", "")))
    audit.record(Act.LIST, "OpenStep", tenant=request.viewer.centre.id, detail=str(len(rows)))
    calendar = calendar_of(request.viewer.centre.id)
    context = {
        "rows": [
            (row, say_due(row.due, request.now, calendar), _where(row), ", ".join(str(TOLD[one]) for one in row.told))
            for row in rows
        ],
        "following": f"{rows[-1].due.isoformat()}~{rows[-1].id}" if more else "",
        "page_title": _("What is late"),
    }
    return render(request, "workspace/late.html", context)


def _where(row: LateRow) -> str:
    """A case opens; of a contact only where it stands, for its words are the desk's."""
    return reverse("case" if row.kind is MatterKind.CASE else "contact-process", args=[row.matter])


def _cursor(typed: str) -> tuple[datetime, UUID] | None:
    moment, _tilde, identity = typed.partition("~")
    try:
        return datetime.fromisoformat(moment), UUID(identity)
    except ValueError:
        return None
