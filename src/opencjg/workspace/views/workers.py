# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works here, for the functional manager."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.selectors import colleagues
from opencjg.accounts.types import Role, StillHolds, WorkerAway, WorkerUnknown
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.processes.services import let_worker_go
from opencjg.workspace.forms import SuccessorForm


@worker_page(Role.FUNCTIONAL_MANAGER)
@require_GET
def worker_list(request: WorkerRequest) -> HttpResponse:
    """Colleagues of my centres, each with a way to end his account."""
    return _page(request)


def _page(request: WorkerRequest, refusal: str = "", status: int = 200, refused: UUID | None = None) -> HttpResponse:
    staff = colleagues(request.viewer)
    audit.record(Act.LIST, "Worker", tenant=request.viewer.centre.id)
    context = {
        "workers": staff,
        "form": SuccessorForm(colleagues=staff),
        "refusal": refusal,
        "refused_worker": refused,
        "page_title": _("Workers"),
    }
    return render(request, "workspace/workers.html", context, status=status)


@worker_page(Role.FUNCTIONAL_MANAGER)
@require_POST
def worker_go(request: WorkerRequest, worker: UUID) -> HttpResponse:
    """End an account; open work moves to a successor in the same act, or nothing happens."""
    staff = {one.id: one for one in colleagues(request.viewer)}
    leaving = next((one for one in staff.values() if one.id == worker), None)
    form = SuccessorForm(request.POST, colleagues=tuple(staff.values()))
    if leaving is None or not form.is_valid():
        return _page(request, _("Choose a colleague from the list."), status=422)
    successor = UUID(form.cleaned_data["successor"]) if form.cleaned_data["successor"] else None
    try:
        moved = let_worker_go(worker=worker, name=leaving.name, successor=successor, by=request.viewer, at=request.now)
    except StillHolds as holds:
        return _page(request, _still_holds(holds), status=422, refused=worker)
    except (WorkerAway, WorkerUnknown):
        return _page(request, _("The successor is away or no longer works here. Choose somebody else."), status=422)
    messages.success(
        request,
        ngettext(
            "%(name)s no longer has access. %(count)s open matter moved.",
            "%(name)s no longer has access. %(count)s open matters moved.",
            moved,
        )
        % {"name": leaving.name, "count": moved},
    )
    return HttpResponseRedirect(reverse("worker-list"))


def _still_holds(holds: StillHolds) -> str:
    matters = holds.params["matters"]
    assert isinstance(matters, tuple)
    return _("%(name)s still has %(count)s open matters: %(matters)s. Choose who takes them over.") % {
        **holds.params,
        "matters": ", ".join(matters[:5]),
    }
