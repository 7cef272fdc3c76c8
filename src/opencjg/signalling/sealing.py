# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a weighed worry lies sealed in the database."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from opencjg.core import vault


def seal_words(words: Mapping[str, Any], *, table: str, row: UUID) -> bytes:
    """Answers, motivation and names, for one row of one table."""
    return vault.seal(json.dumps(words), place=f"{table}:{row}")


def unseal_words(sealed: bytes | memoryview, *, table: str, row: UUID) -> dict[str, Any]:
    """What was sealed by `seal_words`."""
    words: dict[str, Any] = json.loads(vault.unseal(sealed, place=f"{table}:{row}"))
    return words
