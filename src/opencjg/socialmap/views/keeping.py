# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What I have to look at again, and how long a check holds."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.core.types import BadInput
from opencjg.socialmap import findables, labels, selectors, services
from opencjg.socialmap.forms import TermForm
from opencjg.socialmap.policies import EDITORS
from opencjg.socialmap.types import FindKind


@worker_page()
@require_GET
def check_list(request: WorkerRequest) -> HttpResponse:
    """What has to be looked at again, the longest overdue first."""
    return _page(request, TermForm(initial={"days": selectors.check_days(request.viewer.centre.id)}))


def _page(request: WorkerRequest, form: TermForm, status: int = 200) -> HttpResponse:
    rows = selectors.to_check(request.viewer, today=request.now.date())
    context = {
        "rows": [
            {
                "row": row,
                "kind": labels.KINDS[row.kind],
                "url": findables.url_of(row.kind, row.thing),
                "at_once": row.kind is FindKind.SERVICE,
            }
            for row in rows
            if row.kind in findables.registered()
        ],
        "form": form,
        "may_set": any(request.viewer.has(role, request.viewer.centre.id) for role in EDITORS),
        "page_title": _("To check"),
    }
    return render(request, "socialmap/check_list.html", context, status=status)


@worker_page(*EDITORS)
@require_POST
def check_term(request: WorkerRequest) -> HttpResponse:
    """How long a check holds at this centre."""
    form = TermForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        services.set_check_term(centre=request.viewer.centre.id, days=form.cleaned_data["days"], by=request.viewer)
    except BadInput as wrong:
        form.add_error("days", labels.say(wrong))
        return _page(request, form, status=422)
    messages.success(request, _("Saved. What is older stands in this list at once."))
    return HttpResponseRedirect(reverse("check-list"))
