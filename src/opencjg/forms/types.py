# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What forms know of each other: drafts and what was already sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """Typed values by field name, and when they were saved."""

    values: Mapping[str, list[str]]
    saved_at: datetime


class AlreadySent(Exception):
    """This form was carried out before; `outcome` is what came of it then."""

    def __init__(self, outcome: UUID | None) -> None:
        super().__init__("already sent")
        self.outcome = outcome
