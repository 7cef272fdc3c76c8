# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files in a dossier: kept after a check, and only ever downloaded."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from opencjg.accounts.pages import WorkerRequest, worker_page
from opencjg.accounts.types import Layer
from opencjg.files import labels as file_labels
from opencjg.files.responses import download
from opencjg.files.types import FileKind, FileRefused, Upload
from opencjg.persons import services
from opencjg.persons.forms import DocumentForm
from opencjg.persons.pages import forget_typed, form_page, open_head, typed


@worker_page()
@require_http_methods(["GET", "POST"])
def document_new(request: WorkerRequest, dossier: UUID) -> HttpResponse:
    """Keep a file: what it is about, and who reads it."""
    head, _involved = open_head(request, dossier)
    form = DocumentForm(request.POST or None, request.FILES or None, writes=head.writes, initial=typed(request))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.add_document(
                dossier=dossier,
                upload=Upload(file.name, file.read()),
                layer=Layer(form.cleaned_data["layer"]),
                about=form.cleaned_data["about"],
                by=request.viewer,
                at=request.now,
            )
        except FileRefused as refused:
            form.add_error("file", file_labels.say(refused))
        else:
            forget_typed(request)
            messages.success(
                request, _("The file is kept. What was hidden in it, such as the place of a photo, is gone.")
            )
            return HttpResponseRedirect(reverse("dossier", args=[dossier]))
    status = 422 if request.method == "POST" else 200
    return form_page(request, head, form=form, title=_("Add a file"), button=_("Keep"), status=status)


@worker_page()
@require_GET
def document(request: WorkerRequest, dossier: UUID, document: UUID) -> HttpResponse:
    """A file, to be saved; never shown as a page of ours."""
    opened = services.open_document(dossier=dossier, document=document, by=request.viewer)
    return download(name=opened.name, kind=FileKind(opened.kind), content=opened.content)
