# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pages that keep entries have in common: who may be chosen to keep one, and what was typed and not sent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from opencjg.accounts.pages import WorkerRequest, form_name
from opencjg.accounts.selectors import colleagues, worker_names
from opencjg.forms.selectors import draft_of
from opencjg.forms.services import drop_draft
from opencjg.socialmap.policies import keeping

SAVED = ""  # under this name the typed values carry when they were kept


def keepers(request: WorkerRequest, now: UUID | None = None) -> list[tuple[UUID, str]]:
    """Who can keep an entry: myself, my colleagues, and who keeps it now; only an editor chooses."""
    viewer = request.viewer
    if now is not None and not keeping.may_add(viewer):
        return sorted(worker_names({now}).items())
    known: dict[UUID, str] = {viewer.worker: viewer.name}
    known |= {one.id: one.name for one in colleagues(viewer)}
    if now is not None and now not in known:
        known |= worker_names({now})
    return sorted(known.items(), key=lambda one: one[1])


def typed(request: WorkerRequest, several: Sequence[str] = ()) -> dict[str, Any]:
    """What this worker typed on this page before and did not send."""
    draft = draft_of(worker=request.viewer.worker, form=form_name(request.path))
    if draft is None:
        return {}
    values = {name: value if name in several else value[0] for name, value in draft.values.items() if value}
    return values | {SAVED: draft.saved_at}


def forget_typed(request: WorkerRequest) -> None:
    """It was sent: the draft of this page is dropped."""
    drop_draft(worker=request.viewer.worker, form=form_name(request.path))
