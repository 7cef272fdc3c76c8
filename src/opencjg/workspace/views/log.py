# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log, for who oversees its use: the privacy officer and the auditor of a centre (security.md 4)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import everybody
from opencjg.accounts.types import Role
from opencjg.audit import selectors as audit_log
from opencjg.audit import services as audit
from opencjg.audit.types import Act, LogQuestion
from opencjg.core.sheets import as_csv, attached
from opencjg.persons.told import HEAD, cursor_of, say_cursor, tell
from opencjg.workspace.forms import LogForm

A_PAGE, MOST = 50, 10_000


def _asked(request: WorkerRequest) -> tuple[LogForm, LogQuestion]:
    """The form, and what it asks; the last month when nothing else is asked, or not in a way that can be read."""
    form = LogForm(request.GET or None, workers=everybody(request.viewer), today=request.now.date())
    return form, form.question()


def _record(request: WorkerRequest, act: Act, question: LogQuestion) -> None:
    """That the log was searched is logged itself: by which fields, not for what."""
    audit.record(act, "AuditEvent", tenant=request.viewer.centre.id, detail=question.fields)


@worker_page(Role.PRIVACY_OFFICER, Role.AUDITOR)
@require_GET
def log(request: WorkerRequest) -> HttpResponse:
    """What was done at the centres that this worker oversees, the newest first."""
    form, question = _asked(request)
    _record(request, Act.SEARCH, question)
    after = cursor_of(request.GET.get("na", ""))
    lines = audit_log.log(question, after=after, most=A_PAGE + 1)
    asked = urlencode([(name, value) for name, value in request.GET.items() if name != "na" and value])
    context: dict[str, Any] = {
        "form": form,
        "rows": tell(lines[:A_PAGE], request.viewer),
        "following": say_cursor(lines[A_PAGE - 1]) if len(lines) > A_PAGE else "",
        "next_url": f"?{asked}&na=" if asked else "?na=",
        "first_page_url": f"{reverse('log')}?{asked}" if after else "",
        "csv_url": f"{reverse('log-csv')}?{asked}",
        "page_title": _("Log"),
    }
    return render(request, "workspace/log.html", context, status=422 if form.is_bound and form.errors else 200)


@worker_page(Role.PRIVACY_OFFICER, Role.AUDITOR, step_up=".")
@require_GET
def log_csv(request: WorkerRequest) -> HttpResponse:
    """The same as a table, the newest ten thousand lines."""
    _form, question = _asked(request)
    _record(request, Act.EXPORT, question)
    told = tell(audit_log.log(question, most=MOST), request.viewer)
    head = (*HEAD, _("About"), _("From which page and machine"))
    return attached(as_csv(head, ((*one.cells, one.about, one.where) for one in told)), name="logboek.csv")
