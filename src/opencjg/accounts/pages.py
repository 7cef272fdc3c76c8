# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see a page, said at the view. A view without one of these is refused by the middleware."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from opencjg.accounts.identity import Standing
from opencjg.accounts.sessions import hash_key
from opencjg.accounts.types import Role, Viewer
from opencjg.core.types import NotAllowed
from opencjg.forms.services import keep_after_session, save_draft

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
GUARD = "opencjg_guard"


class WorkerRequest(HttpRequest):
    """A request of somebody who works here: the middleware put these on it."""

    viewer: Viewer
    standing: Standing
    now: datetime
    htmx: HtmxDetails


def is_guarded(view: Callable[..., Any]) -> bool:
    """Whether a view says who may see it."""
    return hasattr(view, GUARD)


def roles_of(view: Callable[..., Any]) -> frozenset[Role] | None:
    """The roles a page is for; empty means every worker, None means everybody."""
    roles: frozenset[Role] | None = getattr(view, GUARD)
    return roles


def worker_page(*roles: Role, step_up: str = "") -> Callable[[View], View]:
    """A page for workers, of these roles when any are named. Somebody else is sent to log in, or refused.

    With `step_up` the second factor must have been given a short while ago; whoever did not is asked for it, and then
    comes back to the page of that name ("." is this page itself). What he typed is kept. Source: security.md 5, R17.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: WorkerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.viewer is None:
                return _to_login(request)
            if roles and not any(request.viewer.has(role) for role in roles):
                raise NotAllowed
            if step_up and not request.viewer.fresh:
                return ask_second_factor(request, step_up)
            return view(request, *args, **kwargs)

        setattr(guarded, GUARD, frozenset(roles))
        return guarded  # type: ignore[return-value]  # same signature, checked by the caller's type

    return guard


def open_page(view: View) -> View:
    """A page for everybody, logged in or not."""
    setattr(view, GUARD, None)
    return view


def form_name(path: str) -> str:
    """The name under which a draft is kept: the page it is typed on."""
    return path.strip("/") or "today"


def _to_login(request: WorkerRequest) -> HttpResponse:
    """Send somebody to the login page; what he typed when his session ran out is kept for him."""
    if request.standing is Standing.SECOND_FACTOR:
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    kept = request.standing is Standing.ENDED and _keep_text(request)
    if kept:
        messages.info(request, _("Your session ended. What you typed is kept: log in and go on."))
    elif request.standing is Standing.ENDED:
        messages.info(request, _("Your session ended because nothing happened for a while. Log in again."))
    target = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    if request.htmx:
        response = HttpResponse(status=401)
        response.headers["HX-Redirect"] = target
        return response
    return HttpResponseRedirect(target)


def ask_second_factor(request: WorkerRequest, step_up: str = ".") -> HttpResponse:
    """Ask for the second factor once more. What was typed waits as a draft of the page he comes back to."""
    back = request.get_full_path() if step_up == "." else reverse(step_up)
    if request.method == "POST" and step_up == ".":
        values = {name: request.POST.getlist(name) for name in request.POST}
        save_draft(worker=request.viewer.worker, form=form_name(request.path), values=values, at=request.now)
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")


def _form_of(request: WorkerRequest) -> str:
    """The form this was typed in: the page itself, or the one whose text was being kept."""
    match = request.resolver_match
    return match.kwargs["form"] if match and match.url_name == "draft" else form_name(request.path)


def _keep_text(request: WorkerRequest) -> bool:
    if request.method != "POST":
        return False
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    values = {name: request.POST.getlist(name) for name in request.POST}
    return keep_after_session(session=hash_key(key), form=_form_of(request), values=values, at=request.now)
