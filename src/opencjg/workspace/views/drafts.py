# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping what somebody types, while he types it."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.forms.services import drop_draft, save_draft


@worker_page()
@require_POST
def draft(request: WorkerRequest, form: str) -> HttpResponse:
    """Keep the fields of one form of this worker, or forget them. Answers with the time, to show."""
    worker = request.viewer.worker
    if request.POST.get("forget") == "1":
        drop_draft(worker=worker, form=form)
        return JsonResponse({"saved": ""})
    values = {name: request.POST.getlist(name) for name in request.POST if name != "forget"}
    saved = save_draft(worker=worker, form=form, values=values, at=request.now)
    return JsonResponse({"saved": date_format(timezone.localtime(saved), "G.i")})
