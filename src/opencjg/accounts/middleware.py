# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every request runs in one transaction, under the identity the database gave it, and is refused by default."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from opencjg.accounts.errors import refused_page, trouble_page
from opencjg.accounts.identity import Standing, open_request
from opencjg.accounts.pages import is_guarded
from opencjg.accounts.sessions import hash_key
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import AccessPoint, Act, Outcome
from opencjg.core import reference
from opencjg.core.types import NotAllowed

Handler = Callable[[HttpRequest], HttpResponseBase]

REFUSED = 403
# Nothing of the act stays behind: refused, unknown, in conflict, or broken.
UNDONE = frozenset({400, 403, 404, 409})
LOGIN_NAMES = ("account_", "mfa_", "demo_login")


def no_store(get_response: Handler) -> Handler:
    """Pages are never kept by a browser or a proxy: the next person at a shared desk sees nothing (R19)."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response

    return respond


class IdentityMiddleware:
    """Opens the transaction, asks the database who this is, and logs what was refused."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.viewer = None  # type: ignore[attr-defined]  # see WorkerRequest
        request.standing = Standing.NONE  # type: ignore[attr-defined]
        request.now = timezone.now()  # type: ignore[attr-defined]
        translation.activate(settings.LANGUAGE_CODE)
        name, pattern = _place_of(request)
        if name.startswith(LOGIN_NAMES):
            return self.get_response(request)
        with audit.through(_access_point(request, pattern)):
            return self._inside(request)

    def _inside(self, request: HttpRequest) -> HttpResponseBase:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        with transaction.atomic():
            viewer = self._identify(request, key)
            response = self.get_response(request)
            undone = response.status_code >= 500 or response.status_code in UNDONE
            if undone:
                transaction.set_rollback(True)
        if response.status_code == REFUSED and viewer is not None and not _log_refusal(request, viewer):
            response = trouble_page(request)
        reference.use_revision(None)
        return response

    def _identify(self, request: HttpRequest, key: str) -> Viewer | None:
        if not key:
            return None
        quiet = request.headers.get("X-Live") == "1"
        standing, viewer = open_request(hash_key(key), quiet=quiet)
        request.standing = standing  # type: ignore[attr-defined]
        request.viewer = viewer  # type: ignore[attr-defined]
        if viewer is not None:
            translation.activate(viewer.language)
        return viewer

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """A view that does not say who may see it is not shown at all."""
        if not is_guarded(view) and not _place_of(request)[0].startswith(LOGIN_NAMES):
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} does not say who may see it")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal of the domain, or a database that cannot log, each has its own page."""
        if isinstance(error, NotAllowed):
            return refused_page(request)
        if isinstance(error, DatabaseError):
            return trouble_page(request)
        return None


def _place_of(request: HttpRequest) -> tuple[str, str]:
    """The name and the pattern of the address; never the address itself, which may hold identities."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return "", "unknown"
    return match.url_name or "", match.route


def _access_point(request: HttpRequest, pattern: str) -> AccessPoint:
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return AccessPoint(
        request=uuid4(),
        pattern=f"{request.method} {pattern}",
        address=request.META.get("REMOTE_ADDR", ""),
        session=hash_key(hash_key(key))[:16] if key else "",
    )


def _log_refusal(request: HttpRequest, viewer: Viewer) -> bool:
    """The act was rolled back; that it was tried stays, in a transaction of its own. False when that cannot be."""
    try:
        with transaction.atomic():
            open_request(viewer.session, quiet=True)
            audit.record(Act.REFUSED, "Page", _asked_for(request), outcome=Outcome.REFUSED, tenant=viewer.centre.id)
    except DatabaseError:
        return False
    return True


def _asked_for(request: HttpRequest) -> UUID | None:
    """The thing that a page is about: the first identity in its address."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return next((one for one in match.kwargs.values() if isinstance(one, UUID)), None)
