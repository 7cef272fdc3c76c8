# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing typed is lost, nothing is carried out twice (ui.md rules 11 and 12)."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection

from opencjg.core import vault
from opencjg.forms.models import Draft, Submission
from opencjg.forms.rules import place_of
from opencjg.forms.types import AlreadySent

# Never kept: tokens and keys of the form itself.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "submission", "do"})


def save_draft(*, worker: UUID, form: str, values: Mapping[str, Sequence[str]], at: datetime) -> datetime:
    """Keep what was typed in one form, replacing what was kept before. Returns when it was saved."""
    sealed = seal_values(worker=worker, form=form, values=values)
    Draft.objects.bulk_create(
        [Draft(worker_id=worker, form=form, sealed=sealed, saved_at=at, expires_at=expiry(at))],
        update_conflicts=True,
        unique_fields=["worker", "form"],
        update_fields=["sealed", "saved_at", "expires_at"],
    )
    return at


def seal_values(*, worker: UUID, form: str, values: Mapping[str, Sequence[str]]) -> bytes:
    """The typed values of a form, sealed for its worker."""
    typed = {name: list(value) for name, value in values.items() if name not in NOT_TYPED and any(value)}
    return vault.seal(json.dumps(typed), place=place_of(worker, form))


def expiry(at: datetime) -> datetime:
    """When a draft saved at this moment is dropped."""
    return at + timedelta(days=settings.DRAFT_DAYS)


def drop_draft(*, worker: UUID, form: str) -> None:
    """Forget what was typed: it was sent, or the worker threw it away."""
    with connection.cursor() as cursor:
        cursor.execute("delete from forms_draft where worker_id = %s and form = %s", [worker, form])


def keep_after_session(*, session: str, form: str, values: Mapping[str, Sequence[str]], at: datetime) -> bool:
    """Keep what was typed by somebody whose session ran out while typing; says whether it was kept.

    The ended session still tells whose text it is; nobody becomes anybody with it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select door.worker_of_ended_session(%s)", [session])
        row = cursor.fetchone()
        if row is None or row[0] is None:
            return False
        sealed = seal_values(worker=row[0], form=form, values=values)
        cursor.execute("select door.keep_draft(%s, %s, %s, %s, %s)", [session, form, sealed, at, expiry(at)])
    return True


def send_once(*, key: UUID, worker: UUID, outcome: UUID | None, at: datetime) -> None:
    """Claim a form's key in the transaction of its act; a double click waits here for the first.

    Raises:
        AlreadySent: the form was carried out; carries its outcome.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into forms_submission (key, worker_id, outcome, at) values (%s, %s, %s, %s) "
            "on conflict (key) do nothing",
            [key, worker, outcome, at],
        )
        if cursor.rowcount == 1:
            return
    first = Submission.objects.filter(key=key, worker_id=worker).values_list("outcome", flat=True).first()
    raise AlreadySent(first)


def drop_expired_drafts(*, at: datetime, sent_before: datetime) -> int:
    """Delete drafts past their day, and keys of forms sent long ago; as the housekeeping role. Returns how many."""
    gone, _kinds = Draft.objects.using("retention").filter(expires_at__lt=at).delete()
    sent, _kinds = Submission.objects.using("retention").filter(at__lt=sent_before).delete()
    return gone + sent
