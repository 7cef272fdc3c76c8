# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worry is, before anybody judged it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

ConcernId = NewType("ConcernId", UUID)


class ConcernSource(StrEnum):
    """Where a worry came in. Source: MS-2 a-e."""

    DESK = "desk"
    OWN_STAFF = "own_staff"
    CHAIN_PARTNER = "chain_partner"
    FINDING_PLACE = "finding_place"
    INDEX = "index"


class Informed(StrEnum):
    """Whether those it is about know of the worry. Source: PRV-03."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NewConcern:
    """A worry as it is told: the story, who told it (may stay unnamed), and whether there is acute danger."""

    source: ConcernSource
    story: str
    danger: bool
    reporter_name: str = ""
    reporter_phone: str = ""
    informed: Informed = Informed.UNKNOWN
