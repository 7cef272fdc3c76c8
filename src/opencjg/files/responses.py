# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending a file back: to be saved, never to be shown as a page of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from opencjg.files.rules import clean_name
from opencjg.files.types import FileKind

CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
}


def download(*, name: str, kind: FileKind, content: bytes) -> HttpResponse:
    """A file to save under `name`. Even a browser that shows it runs nothing in it, and nobody keeps a copy."""
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[kind],
        headers={
            "Content-Disposition": content_disposition_header(True, clean_name(name, kind)),  # noqa: FBT003
            "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
