# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The product with a log that writes nothing, to measure what the log costs. No setting of the product does this."""

from opencjg.asgi import application
from opencjg.audit import services


def _nothing(*_entries: object, using: str = "default") -> None:
    """Where the log would be written."""


services.record_all = _nothing

__all__ = ["application"]
