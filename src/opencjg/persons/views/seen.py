# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has seen this dossier: for who leads it, who shows or gives it to the people it is about (AUT-16)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.sheets import as_csv, attached
from opencjg.core.types import NotAllowed
from opencjg.persons import selectors
from opencjg.persons.pages import head_context, open_head
from opencjg.persons.told import HEAD, cursor_of, say_cursor, tell
from opencjg.persons.types import DossierHead

A_PAGE, ALL = 50, 10_000


def _leads(request: WorkerRequest, dossier: UUID, act: Act) -> DossierHead:
    """The dossier of who leads it, and in the log that he looked who had seen it."""
    head, _involved = open_head(request, dossier)
    if not head.leads:
        raise NotAllowed
    audit.record(act, "AuditEvent", tenant=head.centre, subject=head.child.id)
    return head


@worker_page()
@require_GET
def seen_by(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Everybody who read or changed anything of this child, the newest first; all on one page to print it."""
    whole = request.GET.get("toon") == "alles"
    head = _leads(request, dossier, Act.PRINT if whole else Act.READ)
    most = ALL if whole else A_PAGE
    after = cursor_of(request.GET.get("na", ""))
    lines = selectors.seen_by(dossier, request.viewer, after=after, most=most + 1)
    context = {
        "rows": tell(lines[:most], request.viewer),
        "following": say_cursor(lines[most - 1]) if len(lines) > most else "",
        "paged": after is not None,
        "whole": whole,
        "page_title": _("Who has seen this dossier"),
        **head_context(head, request),
    }
    return render(request, "persons/seen_by.html", context)


@worker_page(step_up=".")
@require_GET
def seen_by_csv(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """The same as a table to take along."""
    _leads(request, dossier, Act.EXPORT)
    lines = selectors.seen_by(dossier, request.viewer, most=ALL)
    return attached(as_csv(HEAD, (one.cells for one in tell(lines, request.viewer))), name="inzage.csv")
