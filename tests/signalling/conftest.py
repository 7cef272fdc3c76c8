# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from tests.sentences import Desk
from tests.signalling.sentences import Weighing


@pytest.fixture
def weighing(act: Any, now: datetime) -> Weighing:
    made = Weighing(act, now)
    made.brings_into_use()
    return made


@pytest.fixture
def case(desk: Desk, people: dict[str, UUID]) -> UUID:
    """A worry of Jan's that stands at MS-4."""
    return desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"])
