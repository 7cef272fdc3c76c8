# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A crisis, and the lists of forms and numbers."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.types import Role
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import labels, selectors, services
from opencjg.desk.forms.passing import CrisisCallForm, CrisisEndForm, CrisisLineForm, OptionForm
from opencjg.desk.models import Contact
from opencjg.desk.selectors import office
from opencjg.desk.types.office import CrisisLineRow, CrisisOutcome, OptionList
from opencjg.desk.views.contacts import REFUSED, say


@worker_page()
@require_http_methods(["GET", "POST"])
def contact_crisis(request: WorkerRequest, contact: UUID) -> HttpResponse:
    """Whom to call, who was called with what result, and how it ended."""
    row = selectors.contact(contact, request.viewer)
    lines = office.crisis_lines(request.viewer)
    do = request.POST.get("do", "")
    call = CrisisCallForm(request.POST if do == "call" else None, lines=lines)
    end = CrisisEndForm(request.POST if do == "end" else None)
    if request.method == "POST":
        moved_on = _act(request, contact, do, call, end)
        if moved_on is not None:
            return moved_on
    return _crisis_page(request, row, lines, call, end)


def _act(
    request: WorkerRequest, contact: UUID, do: str, call: CrisisCallForm, end: CrisisEndForm
) -> HttpResponse | None:
    """Do what was sent; None when it is not right yet."""
    page = "contact-crisis"
    try:
        if do == "start":
            services.start_crisis(contact=contact, by=request.viewer, at=request.now)
        elif do == "call" and call.is_valid():
            services.call_in_crisis(contact=contact, by=request.viewer, at=request.now, **call.call)
        elif do == "end" and end.is_valid():
            outcome = CrisisOutcome(end.cleaned_data["outcome"])
            services.end_crisis(contact=contact, outcome=outcome, by=request.viewer, at=request.now)
            messages.success(request, _("The outcome is written down. Go on with the question here."))
            page = "contact"
        else:
            return None
    except BadInput as wrong:
        (call if do == "call" else end).add_error(wrong.field, say(wrong))
        return None
    except AlreadyDone as done:
        messages.info(request, REFUSED[done.code]())
        page = "contact"
    except NotAllowed as gone:
        if gone.code != "crisis_gone":
            raise
        messages.info(request, _("No crisis runs in this question any more."))
        page = "contact"
    return HttpResponseRedirect(reverse(page, args=[contact]))


def _crisis_page(
    request: WorkerRequest,
    row: Contact,
    lines: tuple[CrisisLineRow, ...],
    call: CrisisCallForm,
    end: CrisisEndForm,
) -> HttpResponse:
    state = office.crisis_of(row.matter_id, request.viewer)
    audit.record(Act.READ, "Crisis", row.matter_id, tenant=row.centre_id)
    context = {
        "contact": row,
        "crisis": state,
        "minutes": int((request.now - state.since).total_seconds() // 60) if state else 0,
        "calls": [(made, labels.RESULTS[made.result]) for made in state.calls] if state else [],
        "outcome": labels.OUTCOMES[state.outcome] if state and state.outcome else "",
        "lines": lines,
        "form": end if end.errors else call,
        "call": call,
        "end": end,
        "page_title": _("Crisis"),
    }
    return render(request, "desk/crisis.html", context, status=422 if request.method == "POST" else 200)


@worker_page(Role.FUNCTIONAL_MANAGER, Role.CONTENT_MANAGER)
@require_http_methods(["GET", "POST"])
def form_lists(request: WorkerRequest) -> HttpResponse:
    """The boxes on the forms of this municipality, and the crisis numbers of this centre."""
    do = request.POST.get("do", "")
    option = OptionForm(request.POST if do == "option" else None)
    line = CrisisLineForm(request.POST if do == "line" else None)
    done = False
    try:
        if do == "option" and option.is_valid():
            data = option.cleaned_data
            services.add_option(of=OptionList(data["of"]), label=data["label"], asks=data["asks"], by=request.viewer)
            done = True
        elif do == "line" and line.is_valid():
            services.add_crisis_line(by=request.viewer, **line.cleaned_data)
            done = True
        elif act := _switch(request, do):
            act()
            done = True
    except BadInput as wrong:
        (option if do == "option" else line).add_error(wrong.field, say(wrong))
    except NotAllowed as gone:
        if gone.code not in {"option_gone", "line_gone"}:
            raise
        messages.info(request, _("This is not on the list any more."))
        return HttpResponseRedirect(reverse("form-lists"))
    if done:
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("form-lists"))
    rows = office.option_rows(request.viewer)
    context = {
        "lists": [(name.value, labels.LISTS[name], rows[name]) for name in OptionList],
        "lines": office.crisis_lines(request.viewer, everything=True),
        "form": line if line.errors else option,
        "option": option,
        "line": line,
        "page_title": _("Forms and numbers"),
    }
    return render(request, "desk/form_lists.html", context, status=422 if request.method == "POST" else 200)


def _switch(request: WorkerRequest, do: str) -> Callable[[], None] | None:
    """What a button behind a box or a number does, when that is what was sent: `on:relation:school`."""
    act, _colon, thing = do.partition(":")
    name, _colon, code = thing.partition(":")
    by = request.viewer
    if name == "line":
        try:
            identity = UUID(code)
        except ValueError:
            return None
        return lambda: services.switch_crisis_line(line=identity, active=act == "on", by=by)
    if name not in {one.value for one in OptionList}:
        return None
    of = OptionList(name)
    if act == "up":
        return lambda: services.lift_option(of=of, code=code, by=by)
    return lambda: services.switch_option(of=of, code=code, active=act == "on", by=by)
