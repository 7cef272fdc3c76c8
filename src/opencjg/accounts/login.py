# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How people log in: user name, password and a second factor; in the demo also by a click (ADR 0005)."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from opencjg.accounts.models import Appointment, User, Worker
from opencjg.accounts.sessions import DEMO_KEY
from opencjg.audit import services as audit
from opencjg.audit.types import Act, Entry, Outcome
from opencjg.core import vault

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts are made by the organisation; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse | None:
        """Who no longer works here stays at the login page, whatever he knows."""
        if not Worker.objects.using("login").filter(user=user, active=True).exists():
            return self.respond_user_inactive(request, user)
        response: HttpResponse | None = super().pre_login(request, user, **more)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """The secret of a second factor lies sealed in the database."""

    def encrypt(self, text: str) -> str:
        return vault.seal(text, place="mfa_authenticator").hex()

    def decrypt(self, encrypted_text: str) -> str:
        return vault.unseal(bytes.fromhex(encrypted_text), place="mfa_authenticator")


@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Log in as somebody of the demo region, without a password. Does not exist outside the demo."""
    if not settings.DEMO:
        raise Http404
    user = User.objects.filter(username=request.POST.get("username", ""), demo=True, is_active=True).first()
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    request.session[DEMO_KEY] = True
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return HttpResponseRedirect(target if ours else reverse("today"))


def demo_people() -> list[dict[str, Any]]:
    """Everybody of the demo, by centre and name: who it is, what he does, under which name he logs in."""
    roles: dict[Any, list[str]] = {}
    for appointment in Appointment.objects.using("login").order_by("role"):
        roles.setdefault(appointment.worker_id, []).append(appointment.role)
    people = (
        Worker.objects.using("login")
        .filter(active=True, user__demo=True)
        .select_related("organisation", "home__municipality", "user")
        .order_by("home_id", "id")
    )
    return [
        {
            "username": one.user.username if one.user else "",
            "name": one.name,
            "title": one.title,
            "centre": one.home.name,
            "municipality": one.home.municipality.name,
            "organisation": one.organisation.name,
            "roles": roles.get(one.id, []),
        }
        for one in people
    ]


@receiver(user_logged_in, sender=User)
def _logged_in(sender: object, user: User, **more: Any) -> None:
    """Django's own signal, not one of ours: it is how the framework says that a login happened."""
    _log(Act.LOGIN, user, Outcome.DONE)


@receiver(user_logged_out)
def _logged_out(sender: object, user: User | None, **more: Any) -> None:
    if user is not None:
        _log(Act.LOGOUT, user, Outcome.DONE)


@receiver(user_login_failed)
def _login_failed(sender: object, credentials: dict[str, Any], **more: Any) -> None:
    user = User.objects.filter(username=credentials.get("username", "")).first()
    _log(Act.LOGIN_FAILED, user, Outcome.REFUSED)


def _log(act: Act, user: User | None, outcome: Outcome) -> None:
    worker = Worker.objects.using("login").filter(user=user).values_list("id", flat=True).first() if user else None
    audit.record_all(Entry(act=act, kind="Worker", thing=worker, outcome=outcome), using="login")
