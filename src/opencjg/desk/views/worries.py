# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing over a worry (IA-2a)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from opencjg.accounts.pages import WorkerRequest, form_name, worker_page
from opencjg.accounts.selectors import takers
from opencjg.accounts.types import CentreId, OnDuty, WorkerAway
from opencjg.core.types import AlreadyDone, BadInput
from opencjg.desk import selectors, services
from opencjg.desk.forms import HandOverForm
from opencjg.desk.views.contacts import say
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft
from opencjg.forms.types import SavedDraft


@worker_page()
@require_http_methods(["GET", "POST"])
def hand_over(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """Make a case of a question: ask about danger, choose who takes care."""
    row = selectors.contact(contact, request.viewer)
    if row.case is not None:
        messages.info(request, _("This question was handed over already."))
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    staff = takers(request.viewer, centre=CentreId(row.centre_id), at=request.now)
    if request.method == "POST":
        return _hand_over(request, contact, staff)
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    initial = _typed(draft) if draft else _known(request, contact, staff)
    form = HandOverForm(initial=initial, takers=staff)
    return _page(request, contact, form, staff, draft_saved=draft.saved_at if draft else None)


def _hand_over(request: WorkerRequest, contact: UUID, staff: tuple[OnDuty, ...]) -> HttpResponse:
    form = HandOverForm(request.POST, takers=staff)
    if not form.is_valid():
        return _page(request, contact, form, staff, status=422)
    try:
        services.hand_over_worry(
            contact=contact, to=form.chosen, concern=form.concern(), by=request.viewer, at=request.now
        )
    except WorkerAway as away:
        form.add_error("to", say_away(away))
    except AlreadyDone:
        messages.info(request, _("This question was answered and closed in the meantime. Nothing was handed over."))
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    except BadInput as wrong:
        form.add_error(wrong.field, say(wrong))
    else:
        drop_draft(worker=request.viewer.worker, form=form_name(request.path))
        messages.success(request, _("The worry is handed over. Somebody takes care of it now."))
        return HttpResponseRedirect(reverse("contact", args=[contact]))
    return _page(request, contact, form, staff, status=422)


def say_away(away: WorkerAway) -> str:
    """Who is away, and who is there instead."""
    if away.params["duty"]:
        return _("%(name)s is away and nobody stands in. On duty today: %(duty)s.") % away.params
    return _("%(name)s is away and nobody stands in. Choose somebody else.") % away.params


def _typed(draft: SavedDraft) -> dict[str, Any]:
    return {name: value[0] for name, value in draft.values.items() if value}


def _known(request: WorkerRequest, contact: UUID, staff: tuple[OnDuty, ...]) -> dict[str, Any]:
    """What is known already is filled in (RES-07): the question's words, whom we promised to call, who is on duty."""
    words = selectors.words_of(contact, request.viewer)
    promise = selectors.callback_of_contact(contact, request.viewer)
    duty = next((str(one.worker.id) for one in staff if one.on_duty and one.available), "")
    story = "\n\n".join(part for part in (words.question, words.elaboration, words.behind) if part) if words else ""
    return {
        "story": story,
        "to": duty,
        "reporter_name": promise.name if promise else "",
        "reporter_phone": promise.phone if promise else "",
    }


def _page(
    request: WorkerRequest,
    contact: UUID,
    form: HandOverForm,
    staff: tuple[OnDuty, ...],
    status: int = 200,
    draft_saved: Any = None,
) -> HttpResponse:
    context = {
        "form": form,
        "contact_id": contact,
        "takers": staff,
        "page_title": _("Hand over a worry"),
        "draft_saved": draft_saved,
    }
    return render(request, "desk/hand_over.html", context, status=status)
