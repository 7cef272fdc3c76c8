# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for when something does not go on: refused, unknown, broken. Each says what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return render(request, f"errors/{name}.html", status=status)


def refused_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This worker may not see or do this."""
    return _page(request, "403", 403)


def unknown_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing lives at this address, or nothing for this worker: the page does not tell which."""
    return _page(request, "404", 404)


def wrong_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The browser sent something that cannot be read."""
    return _page(request, "400", 400)


def broken_page(request: HttpRequest) -> HttpResponse:
    """Our own mistake."""
    return _page(request, "500", 500)


def trouble_page(request: HttpRequest) -> HttpResponse:
    """The database cannot answer, or cannot log: then nothing is shown and nothing is done."""
    return _page(request, "503", 503)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere."""
    return _page(request, "csrf", 403)
