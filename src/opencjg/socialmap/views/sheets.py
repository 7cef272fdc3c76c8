# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole social map as a sheet, and a sheet taken in: first shown row by row, then confirmed."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from opencjg.accounts.pages import WorkerRequest, form_name, worker_page
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.sheets import XLSX, as_csv, as_xlsx, attached
from opencjg.core.types import BadInput, Conflict
from opencjg.files import labels as file_labels
from opencjg.files.types import FileRefused
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft, save_draft
from opencjg.socialmap import labels, selectors, services
from opencjg.socialmap.forms import SheetForm
from opencjg.socialmap.policies import EDITORS
from opencjg.socialmap.rules.columns import COLUMNS, HEAD, cells_of
from opencjg.socialmap.services.entries import books
from opencjg.socialmap.services.importing import digest_of
from opencjg.socialmap.sheets import LARGEST_BYTES, Table, read_sheet
from opencjg.socialmap.types import RowVerdict, SheetRow


@worker_page()
@require_GET
def service_export(request: WorkerRequest, kind: str) -> HttpResponse:
    """Every service as a sheet; taken in again unchanged, it changes nothing."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    known = selectors.everything(request.viewer)
    names = books({told.owner for told, _version in known.values()})
    rows = [(one, version, *cells_of(told, names).values()) for one, (told, version) in known.items()]
    audit.record(Act.EXPORT, "Service", tenant=request.viewer.centre.id, detail=str(len(rows)))
    name = f"sociale-kaart-{request.now.date().isoformat()}.{kind}"
    if kind == "csv":
        return attached(as_csv(HEAD, rows), name=name)
    return attached(as_xlsx(HEAD, rows, title="Sociale kaart"), name=name, kind=XLSX)


@worker_page(*EDITORS)
@require_http_methods(["GET", "POST"])
def service_import(request: WorkerRequest) -> HttpResponse:
    """Send a sheet, see what it would do, and confirm that. Until then nothing is written."""
    if request.method != "POST":
        return _page(request, SheetForm())
    if request.POST.get("confirmed"):
        return _confirmed(request, request.POST["confirmed"])
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        table = read_sheet(form.cleaned_data["file"].read(LARGEST_BYTES + 1))
        rows = services.preview_sheet(table, by=request.viewer, at=request.now)
    except FileRefused as refused:
        form.add_error("file", file_labels.say(refused))
    except BadInput as wrong:
        form.add_error("file", labels.say(wrong))
    else:
        _keep(request, table)
        return _page(request, SheetForm(), rows)
    return _page(request, form, status=422)


def _keep(request: WorkerRequest, table: Table) -> None:
    """The sheet waits on the server, sealed, for who sent it."""
    values = {"sheet": [json.dumps(table)]}
    save_draft(worker=request.viewer.worker, form=form_name(request.path), values=values, at=request.now)


def _confirmed(request: WorkerRequest, confirmed: str) -> HttpResponse:
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    if draft is None or "sheet" not in draft.values:
        messages.info(request, _("This sheet was taken in already, or it waited too long. Send it again."))
        return HttpResponseRedirect(reverse("service-import"))
    try:
        rows = services.take_in(
            json.loads(draft.values["sheet"][0]), confirmed=confirmed, by=request.viewer, at=request.now
        )
    except Conflict as conflict:
        messages.warning(request, _("Meanwhile something changed in the social map. Look at the rows once more."))
        now: Sequence[SheetRow] = conflict.theirs  # type: ignore[assignment]  # what take_in puts in it
        return _page(request, SheetForm(), now, status=422)
    drop_draft(worker=request.viewer.worker, form=form_name(request.path))
    done = sum(row.verdict in {RowVerdict.NEW, RowVerdict.CHANGED} for row in rows)
    said = ngettext("%(number)s entry written.", "%(number)s entries written.", done) % {"number": done}
    messages.success(request, said)
    return HttpResponseRedirect(reverse("service-list"))


def _page(
    request: WorkerRequest, form: SheetForm, rows: Sequence[SheetRow] | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "columns": COLUMNS.values(), "page_title": _("Take in a sheet")}
    if rows is not None:
        counted = Counter(row.verdict for row in rows)
        context |= {
            "shown": True,
            "rows": [_line(row) for row in rows if row.verdict is not RowVerdict.UNCHANGED],
            "counts": [(labels.VERDICTS[one], counted[one]) for one in RowVerdict],
            "to_write": counted[RowVerdict.NEW] + counted[RowVerdict.CHANGED],
            "confirmed": digest_of(rows),
        }
    return render(request, "socialmap/service_import.html", context, status=status)


def _line(row: SheetRow) -> dict[str, Any]:
    """One row in words: what becomes of it and why."""
    changed = ", ".join(labels.word(labels.FIELDS, field) for field in row.changed)
    return {
        "number": row.number,
        "name": row.name or _("no name"),
        "verdict": labels.VERDICTS[row.verdict],
        "refused": row.verdict is RowVerdict.REFUSED,
        "why": labels.say_row(row.reason, row.params) if row.reason else changed,
    }
