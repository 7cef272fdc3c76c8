# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page shows around its content: who is logged in, the menu, the demo's notice."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from opencjg.accounts.pages import form_name
from opencjg.accounts.rules import MATRIX
from opencjg.accounts.types import Layer, Role, Viewer

DESK = (Role.DESK, Role.EXPERT_DESK)
# To whom customers come straight, past the desk (RTE-4).
STRAIGHT_TO = (Role.WORKER, Role.CARE_COORDINATOR, Role.FAMILY_COACH)
COORDINATES = (Role.PROCESS_COORDINATOR, Role.CARE_DIRECTOR)
EVERYBODY: tuple[Role, ...] = ()
OPENS = tuple(sorted({role for role, _of, layer, _how in MATRIX if layer is Layer.BASIS}))
COORDINATES = (Role.PROCESS_COORDINATOR, Role.CARE_DIRECTOR)
SEARCHES = (*DESK, *OPENS)
MENU = (
    ("today", gettext_lazy("Today"), "sun", EVERYBODY),
    ("agenda", gettext_lazy("Agenda"), "calendar-days", EVERYBODY),
    ("contact-list", gettext_lazy("Contacts"), "inbox", DESK),
    ("waiting-room", gettext_lazy("Waiting room"), "users", DESK),
    ("shift", gettext_lazy("Shift hand-over"), "clock", DESK),
    ("late-list", gettext_lazy("What is late"), "circle-alert", COORDINATES),
    ("search", gettext_lazy("Search"), "search", SEARCHES),
    ("dossier-list", gettext_lazy("Dossiers"), "book-open", OPENS),
    ("find", gettext_lazy("Look up"), "info", EVERYBODY),
    ("service-list", gettext_lazy("Social map"), "house", EVERYBODY),
    ("question-list", gettext_lazy("Knowledge base"), "message-square-text", (*DESK, Role.CONTENT_MANAGER)),
    ("concerns-in-view", gettext_lazy("Worries in view"), "shield-alert", COORDINATES),
    ("instrument-list", gettext_lazy("Instrument"), "settings", (Role.FUNCTIONAL_MANAGER,)),
    ("process-list", gettext_lazy("Processes"), "workflow", EVERYBODY),
    ("index-matches", gettext_lazy("Matches"), "split", (Role.CARE_DIRECTOR,)),
    ("index-settings", gettext_lazy("Referral index"), "split", (Role.INDEX_MANAGER,)),
    ("emergency-list", gettext_lazy("Emergency access"), "triangle-alert", (Role.PRIVACY_OFFICER,)),
    ("log", gettext_lazy("Log"), "clock", (Role.PRIVACY_OFFICER, Role.AUDITOR)),
    ("destruction-list", gettext_lazy("To destroy"), "trash-2", (Role.FUNCTIONAL_MANAGER, Role.PRIVACY_OFFICER)),
    ("matrix", gettext_lazy("Who may read what"), "lock", EVERYBODY),
    ("form-lists", gettext_lazy("Forms and numbers"), "settings", (Role.FUNCTIONAL_MANAGER, Role.CONTENT_MANAGER)),
    ("worker-list", gettext_lazy("Workers"), "users", (Role.FUNCTIONAL_MANAGER,)),
)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of the menu."""

    name: str
    url: str
    label: Any
    icon: str
    current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the page around the page. No queries."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return {"viewer": None, "demo": settings.DEMO}
    return {
        "viewer": viewer,
        "nav": _menu(viewer, request.path),
        "demo": settings.DEMO,
        "may_register": any(viewer.has(role) for role in DESK),
        "register_url": _register_url(viewer),
        "search_url": reverse("search") if any(viewer.has(role) for role in SEARCHES) else "",
        "draft_url": _draft_url(request.path),
    }


def _register_url(viewer: Viewer) -> str:
    """Where this worker writes a new contact down, if he does."""
    if any(viewer.has(role) for role in DESK):
        return reverse("contact-new")
    return reverse("contact-straight") if any(viewer.has(role) for role in STRAIGHT_TO) else ""


def _menu(viewer: Viewer, path: str) -> list[MenuItem]:
    items = []
    for name, label, icon, roles in MENU:
        if roles and not any(viewer.has(role) for role in roles):
            continue
        url = reverse(name)
        items.append(MenuItem(name=name, url=url, label=label, icon=icon, current=path.startswith(url)))
    return items


def _draft_url(path: str) -> str:
    try:
        return reverse("draft", args=[form_name(path)])
    except NoReverseMatch:
        return ""
