# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of services, and one of them."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.socialmap import labels, selectors
from opencjg.socialmap.forms import FilterForm
from opencjg.socialmap.policies import keeping
from opencjg.socialmap.types import ServiceCard, ServiceRow


@worker_page()
@require_GET
def service_list(request: WorkerRequest) -> HttpResponse:
    """Who offers what, by name; own and other alike (IA-G9)."""
    form = FilterForm(request.GET or None, places=selectors.municipalities())
    rows, more = selectors.services(
        request.viewer, only=form.only(), today=request.now.date(), after=_cursor(request.GET.get("na", ""))
    )
    kept = {name: request.GET[name] for name in ("topic", "place", "age") if request.GET.get(name)}
    context = {
        "rows": [_line(row) for row in rows],
        "form": form,
        "narrowed": bool(kept),
        "next_url": f"?{urlencode(kept | {'na': ''})}",
        "following": f"{rows[-1].id}~{rows[-1].name}" if more else "",
        "may_add": keeping.may_add(request.viewer),
        "page_title": _("Social map"),
    }
    return render(request, "socialmap/service_list.html", context)


def _cursor(typed: str) -> tuple[str, UUID] | None:
    identity, _tilde, name = typed.partition("~")
    try:
        return name, UUID(identity)
    except ValueError:
        return None


def _line(row: ServiceRow) -> dict[str, Any]:
    """One row of the list, in words."""
    return {
        "id": row.id,
        "name": row.name,
        "provider": row.provider,
        "summary": row.summary,
        "topics": ", ".join(row.topics),
        "ages": labels.say_ages(row.age_from, row.age_to),
        "cost": row.cost,
        "waiting": labels.say_waiting(row.waiting_weeks),
        "overdue": row.overdue,
        "verified_on": row.verified_on,
    }


@worker_page()
@require_GET
def service(request: WorkerRequest, service: UUID) -> HttpResponse:
    """One service: for whom, where, what it costs, how to get there, and whether that was checked lately."""
    card = selectors.service(service, request.viewer, today=request.now.date())
    context = {
        "card": card,
        "facts": _facts(card),
        "history": [
            (row, [(labels.word(labels.FIELDS, field), old, new) for field, old, new in row.changed])
            for row in selectors.history_of(service, request.viewer)
        ],
        "page_title": card.told.name,
    }
    return render(request, "socialmap/service.html", context)


def _facts(card: ServiceCard) -> list[tuple[str, str]]:
    told = card.told
    places = selectors.municipalities()
    pairs = [
        ("topics", ", ".join(selectors.topic_names(told.topics))),
        ("cost", told.cost),
        ("languages", ", ".join(labels.word(labels.LANGUAGES, one) for one in told.languages)),
        ("municipalities", ", ".join(places.get(one, "") for one in told.municipalities) or _("everybody")),
        ("referring", told.referring),
        ("owner", card.owner_name),
    ]
    ages = (_("For which ages"), labels.say_ages(told.age_from, told.age_to))
    waiting = (_("Waiting time"), labels.say_waiting(told.waiting_weeks))
    return [ages, waiting, *((labels.word(labels.FIELDS, field), value) for field, value in pairs if value)]
