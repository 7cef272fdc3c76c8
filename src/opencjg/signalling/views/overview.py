# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every worry in view, for who coordinates: none without action, how fast, from where, along which way."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Role
from opencjg.core.rules.moments import say_due
from opencjg.signalling import labels, selectors
from opencjg.signalling.drawing import Bar, draw_bars
from opencjg.signalling.pages import say_answer
from opencjg.signalling.types import ConcernSource, Tally

HOURS_A_DAY = 24


@worker_page(Role.PROCESS_COORDINATOR, Role.CARE_DIRECTOR)
@require_GET
def in_view(request: WorkerRequest) -> HttpResponse:
    """The list that must be empty, and the figures beside it (RES-12, PI-MS-1.2)."""
    found = selectors.in_view(request.viewer, now=request.now)
    calendar = calendar_of(request.viewer.centre.id)
    sources = [(_source(one.key), one, _took(one.middle)) for one in found.by_source]
    context = {
        "idle": [(one, say_due(one.due, request.now, calendar)) for one in found.idle if one.due],
        "all": found.all,
        "sources": sources,
        "ways": [(say_answer(one.key), one, _took(one.middle)) for one in found.by_way],
        "svg": _picture(sources),
        "page_title": _("Worries in view"),
    }
    return render(request, "signalling/in_view.html", context)


def _source(key: str) -> str:
    return str(labels.SOURCES[ConcernSource(key)]) if key else _("not known")


def _took(middle: timedelta | None) -> str:
    """How long it took, in hours, or in days from two days on."""
    if middle is None:
        return ""
    hours = round(middle.total_seconds() / 3600)
    if hours < 2 * HOURS_A_DAY:
        return ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
    days = round(hours / HOURS_A_DAY)
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}


def _picture(rows: Sequence[tuple[str, Tally, Any]]) -> str:
    bars = [Bar(name, one.acted, one.all) for name, one, _took_ in rows]
    # Made of escaped labels and numbers by signalling.drawing, never of somebody's input.
    return mark_safe(draw_bars(bars, title=_("Worries acted on, by source")))  # noqa: S308 # nosec B308 B703
