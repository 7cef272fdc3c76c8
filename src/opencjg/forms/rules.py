# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a draft belongs."""

from uuid import UUID


def place_of(worker: UUID, form: str) -> str:
    """The place a draft is sealed for: nobody else's form can be made to show it."""
    return f"forms_draft:{worker}:{form}"
