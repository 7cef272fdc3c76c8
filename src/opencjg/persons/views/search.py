# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking for people, and the list of my dossiers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Entry
from opencjg.core.types import NotAllowed
from opencjg.persons import labels, selectors
from opencjg.persons.pages import left_of, name_of
from opencjg.persons.policies import dossiers
from opencjg.persons.rules.birth import age_words
from opencjg.persons.rules.searching import read_query
from opencjg.persons.types import Found

MOST = 20


@worker_page()
@require_http_methods(["GET", "POST"])
def search(request: WorkerRequest) -> HttpResponse:
    """Find somebody of my dossiers; and who to call about somebody who is not (AUT-02).

    What is typed is posted, so that it stands in no address, no history and no log.
    """
    if not dossiers.may_search(request.viewer):
        raise NotAllowed
    typed = request.POST.get("q", "")[:200].strip()
    asked = read_query(typed)
    found = selectors.find(asked, request.viewer) if typed else ()
    calls = selectors.whom_to_call(asked, request.viewer) if typed else ()
    context = {
        "q": typed,
        "found": [_row(one, request) for one in found],
        "calls": calls,
        "may_break_glass": dossiers.may_break_glass(request.viewer),
        "may_open_new": dossiers.may_open_new(request.viewer),
        "page_title": _("Search"),
    }
    return render(request, "persons/search.html", context)


def _row(one: Found, request: WorkerRequest) -> dict[str, Any]:
    """One result in words, with why it was found."""
    return {
        "name": one.name or _("somebody without a name"),
        "age": labels.say_age(age_words(one.birth, request.now.date())),
        "place": one.place,
        "reasons": [labels.word(labels.REASONS, reason) for reason in one.reasons],
        "url": reverse("dossier", args=[one.dossier]) if one.child else reverse("person", args=[one.dossier, one.id]),
        "child": one.child,
    }


@worker_page()
@require_GET
def dossier_list(request: WorkerRequest) -> HttpResponse:
    """My dossiers, the newest first, twenty a page."""
    if not dossiers.may_break_glass(request.viewer):
        raise NotAllowed
    rows = selectors.dossiers_of(request.viewer, after=_cursor(request), most=MOST)
    shown, more = rows[:MOST], len(rows) > MOST
    here = request.viewer.centre.id
    each = (Entry(act=Act.LIST, kind="Dossier", thing=row.id, tenant=here, subject=row.child.id) for row in shown)
    audit.record_all(Entry(act=Act.LIST, kind="Dossier", tenant=here, detail=str(len(shown))), *each)
    context = {
        "rows": [
            {
                "id": row.id,
                "name": name_of(row.child),
                "age": labels.say_age(age_words(row.child.birth, request.now.date())),
                "left": left_of(row.child, request),
                "changed_at": row.changed_at,
            }
            for row in shown
        ],
        "following": str(shown[-1].id) if more else "",
        "may_open_new": dossiers.may_open_new(request.viewer),
        "page_title": _("Dossiers"),
    }
    return render(request, "persons/dossier_list.html", context)


def _cursor(request: WorkerRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("na", ""))
    except ValueError:
        return None
