# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page says who may see it; one that does not is not shown to anybody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path

from opencjg.accounts.errors import refused_page
from opencjg.accounts.middleware import LOGIN_NAMES
from opencjg.accounts.pages import is_guarded, roles_of
from opencjg.accounts.types import Role

SOURCE = Path(__file__).resolve().parents[2] / "src" / "opencjg"
# Open to whoever asks, logged in or not: they show nothing of anybody.
OPEN = {"home", "health", "live", "agenda-feed"}
DESK = frozenset({Role.DESK, Role.EXPERT_DESK})
MANAGER = frozenset({Role.FUNCTIONAL_MANAGER})
PRIVACY = frozenset({Role.PRIVACY_OFFICER})
EDITOR = frozenset({Role.CONTENT_MANAGER})
RUNS = frozenset({Role.PROCESS_COORDINATOR, Role.MANAGER})
TAKES = frozenset({Role.WORKER, Role.CARE_COORDINATOR, Role.FAMILY_COACH})
# Pages for some roles; every other page is for all workers, and the rows it shows are for who may see them.
FOR_ROLES = {
    "contact-list": DESK,
    "contact-new": DESK,
    "question-list": DESK | EDITOR,
    "question-settle": EDITOR,
    "answer-new": EDITOR,
    "service-new": EDITOR,
    "service-import": EDITOR,
    "check-term": EDITOR,
    "contact-straight": frozenset({Role.WORKER, Role.CARE_COORDINATOR, Role.FAMILY_COACH, Role.EXPERT_DESK}),
    "shift": DESK,
    "note-away": DESK,
    "late-list": frozenset({Role.PROCESS_COORDINATOR, Role.CARE_DIRECTOR}),
    "form-lists": MANAGER | {Role.CONTENT_MANAGER},
    "worker-list": MANAGER,
    "matrix-adopt": MANAGER,
    "emergency-list": PRIVACY,
    "emergency-review": PRIVACY,
    "worker-go": MANAGER,
    "retention-terms": MANAGER | PRIVACY,
    "destruction-list": MANAGER | PRIVACY,
    "destruction-propose": MANAGER | PRIVACY,
    "destruction-confirm": MANAGER | PRIVACY,
    "destruction-withdraw": MANAGER | PRIVACY,
    "agenda-day": DESK | RUNS,
    "opening-set": RUNS,
    "closing-add": RUNS,
    "closing-end": RUNS,
    "room-close": RUNS,
    "index-matches": frozenset({Role.CARE_DIRECTOR}),
    "index-settings": frozenset({Role.INDEX_MANAGER}),
    "case-new": TAKES,
    "case-close": TAKES,
    "assess": TAKES,
    "concerns-in-view": frozenset({Role.PROCESS_COORDINATOR, Role.CARE_DIRECTOR}),
    "instrument-list": MANAGER,
    "instrument-import": MANAGER,
    "instrument": MANAGER,
    "instrument-export": MANAGER,
    "instrument-activate": MANAGER,
    "instrument-drop": MANAGER,
    "instrument-item-new": MANAGER,
    "instrument-item": MANAGER,
    "instrument-scale-new": MANAGER,
    "instrument-scale": MANAGER,
    "log": PRIVACY | {Role.AUDITOR},
    "log-csv": PRIVACY | {Role.AUDITOR},
}


def unguarded(request: HttpRequest) -> HttpResponse:
    """A page whose author forgot to say who may see it."""
    return HttpResponse("Kanarie")


urlpatterns = [path("vergeten/", unguarded, name="vergeten")]
handler403 = refused_page


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def ours() -> dict[str, URLPattern]:
    """Our own pages by name; the login pages are allauth's and are walked in tests/accounts."""
    every = list(patterns(get_resolver()))
    assert all(entry.name for entry in every), "a page without a name escapes every table of pages"
    return {entry.name: entry for entry in every if entry.name and not entry.name.startswith(LOGIN_NAMES)}


def test_every_page_says_who_may_see_it():
    assert len(ours()) > 20
    assert [name for name, entry in ours().items() if not is_guarded(entry.callback)] == []


def test_only_these_pages_are_open_to_who_is_not_logged_in():
    assert {name for name, entry in ours().items() if roles_of(entry.callback) is None} == OPEN


def test_pages_for_some_roles_are_for_exactly_those():
    assert {name: roles for name, entry in ours().items() if (roles := roles_of(entry.callback))} == FOR_ROLES


@override_settings(ROOT_URLCONF=__name__)
def test_a_page_that_does_not_say_who_may_see_it_is_shown_to_nobody(db):
    with pytest.raises(ImproperlyConfigured, match="unguarded"):
        Client().get("/vergeten/")

    assert b"Kanarie" not in Client(raise_request_exception=False).get("/vergeten/").content


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("csrf_exempt", "every form carries a token"),
        ("StreamingHttpResponse", "what is streamed leaves after the transaction, and with it after the identity"),
        ("non_atomic_requests", "an identity lives as long as its transaction"),
        ("RunPython", "a migration in Python is stopped by no policy; ours are written in SQL"),
    ],
)
def test_the_source_does_without(word, why):
    found = [str(file) for file in SOURCE.rglob("*.py") if re.search(rf"\b{word}\b", file.read_text())]

    assert found == [], why
