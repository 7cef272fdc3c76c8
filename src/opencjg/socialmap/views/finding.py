# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search as one types. What is typed is posted, so that it stands in no address, no history and no log."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.core.types import NotAllowed
from opencjg.forms.types import AlreadySent
from opencjg.socialmap import findables, labels, selectors, services
from opencjg.socialmap.selectors.finding import LONGEST_TYPED
from opencjg.socialmap.types import FoundItem

BESIDE_A_QUESTION = 5


@worker_page()
@require_http_methods(["GET", "POST"])
def find(request: WorkerRequest) -> HttpResponse:
    """Answers, services and courses that fit what is typed: as a page, or beside the question of a contact."""
    beside = "question" in request.POST
    typed = request.POST.get("question" if beside else "q", "")[:LONGEST_TYPED].strip()
    most = BESIDE_A_QUESTION if beside and request.htmx else 8
    found = selectors.find(request.viewer, typed, today=request.now.date(), most=most)
    context = {
        "typed": typed,
        "items": [_line(item) for item in found],
        "beside": beside and bool(request.htmx),
        "part": bool(request.htmx),
        "page_title": _("Look up"),
    }
    if request.htmx:  # between two strokes of a key: without what a whole page needs
        return HttpResponse(get_template("socialmap/find_results.html").render(context))
    return render(request, "socialmap/find.html", context)


def _line(item: FoundItem) -> dict[str, Any]:
    """One result in words, with why it stands there."""
    return {
        "thing": item.thing,
        "kind": labels.KINDS[item.kind],
        "title": item.title,
        "line": item.line,
        "url": findables.url_of(item.kind, item.thing),
        "why": labels.say_why(item),
        "click": uuid4(),
    }


@worker_page()
@require_POST
def find_helped(request: WorkerRequest) -> HttpResponse:
    """One click: this helped. It stands a little higher from now on."""
    try:
        thing, click = UUID(request.POST.get("thing", "")), UUID(request.POST.get("click", ""))
        services.it_helped(thing=thing, submission=click, by=request.viewer, at=request.now)
    except AlreadySent:
        pass  # the same click once more: it was counted
    except (ValueError, NotAllowed):
        return _told(request, _("This is not in the search any more."), status=422)
    return _told(request, _("Thank you. Noted that this helped."))


def _told(request: WorkerRequest, text: str, status: int = 200) -> HttpResponse:
    if request.htmx or status != 200:
        context = {"text": text, "part": bool(request.htmx), "page_title": _("Look up")}
        return render(request, "socialmap/find_helped.html", context, status=status)
    messages.success(request, text)
    return HttpResponseRedirect(reverse("find"))
