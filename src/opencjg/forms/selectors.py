# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading drafts back."""

import json
from uuid import UUID

from opencjg.core import vault
from opencjg.forms.models import Draft
from opencjg.forms.rules import place_of
from opencjg.forms.types import SavedDraft


def draft_of(*, worker: UUID, form: str) -> SavedDraft | None:
    """What this worker typed in this form and did not send, or None."""
    row = Draft.objects.filter(worker_id=worker, form=form).first()
    if row is None:
        return None
    try:
        values = json.loads(vault.unseal(row.sealed, place=place_of(worker, form)))
    except vault.Sealed:
        return None
    return SavedDraft(values=values, saved_at=row.saved_at)
