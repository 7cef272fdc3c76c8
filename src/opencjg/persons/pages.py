# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of a dossier have in common: its head, its menu, and how a form on it is shown."""

from datetime import datetime, timedelta
from textwrap import wrap
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from opencjg.accounts.pages import WorkerRequest, form_name
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft
from opencjg.persons import labels, selectors
from opencjg.persons.rules.birth import age_words, ages_out_on
from opencjg.persons.types import DossierHead, Involved, Leaving, PersonCard

SOON_23 = timedelta(days=180)  # time to round off, or to hand over to care for grown-ups
STILL_TYPING = timedelta(minutes=15)
LETTERS = 11  # that fit in a figure of the family's drawing


def open_head(request: WorkerRequest, dossier: UUID) -> tuple[DossierHead, tuple[Involved, ...]]:
    """The head of a dossier, and that it was read in the log; the database adds on what ground."""
    head, involved = selectors.head_of(dossier, request.viewer)
    audit.record(Act.READ, "Dossier", head.id, tenant=head.centre, subject=head.child.id)
    return head, involved


def name_of(person: PersonCard) -> str:
    """How somebody is called on screen, also when nobody knows his name."""
    return person.name or (_("child without a name yet") if person.birth.expected else _("somebody without a name"))


def age_of(person: PersonCard, request: WorkerRequest) -> str:
    """How old somebody is today, in words."""
    return labels.say_age(age_words(person.birth, request.now.date()))


def left_of(person: PersonCard, request: WorkerRequest) -> str:
    """Why a child is no longer ours or soon will not be: what was written down, or that it is or becomes 23."""
    if person.left:
        return labels.word(labels.LEFT, person.left)
    leaves, today = ages_out_on(person.birth), request.now.date()
    if leaves is None or leaves > today + SOON_23:
        return ""
    if leaves <= today:
        return labels.word(labels.LEFT, Leaving.AGED_OUT)
    return _("becomes 23 on %(day)s") % {"day": date_format(leaves, "j F Y")}


def head_context(head: DossierHead, request: WorkerRequest) -> dict[str, Any]:
    """What every page of a dossier shows at its top."""
    return {
        "head": head,
        "child_name": name_of(head.child),
        "child_age": age_of(head.child, request),
        "child_left": left_of(head.child, request),
        "dossier_url": reverse("dossier", args=[head.id]),
        "may_write": bool(head.writes),
    }


def typed(request: WorkerRequest) -> dict[str, Any]:
    """What this worker typed on this page before and did not send."""
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    if draft is None:
        return {}
    several = {"milieus", "members", "layers"}
    return {name: value if name in several else value[0] for name, value in draft.values.items() if value} | {
        "": draft.saved_at
    }


def forget_typed(request: WorkerRequest) -> None:
    """It was sent: the draft of this page is dropped."""
    drop_draft(worker=request.viewer.worker, form=form_name(request.path))


def form_page(
    request: WorkerRequest,
    head: DossierHead,
    *,
    form: Any,
    title: str,
    button: str,
    status: int = 200,
    shared: bool = False,
    **more: Any,
) -> HttpResponse:
    """A page of a dossier with one form on it; in a `shared` one is told who else is typing (ui.md 12)."""
    draft = form.initial.get("") if not form.is_bound else None
    context = {
        "form": form,
        "page_title": title,
        "button": button,
        "draft_saved": draft,
        "others": others_typing(head, request) if shared else (),
        **head_context(head, request),
        **more,
    }
    return render(request, "persons/form.html", context, status=status)


def lines_of(name: str) -> list[tuple[int, str]]:
    """A name in one or two lines of a figure, each with its height in per cent of it."""
    lines = wrap(name, width=LETTERS, max_lines=2, placeholder="…")
    heights = (50,) if len(lines) < 2 else (35, 66)
    return list(zip(heights, lines, strict=False))


def others_typing(head: DossierHead, request: WorkerRequest) -> list[tuple[str, datetime]]:
    """Colleagues who typed in this form within the last quarter of an hour, and have not sent it."""
    since = request.now - STILL_TYPING
    return [(name, at) for name, at in doors.rows("others_typing", head.id, form_name(request.path), since)]
