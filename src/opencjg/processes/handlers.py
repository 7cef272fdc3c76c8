# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which code stands behind a step. The app that knows the work registers it; a model may only name what is there.

So processes stays below the apps, and one model can move a matter between them (design.md 4).
"""

from collections.abc import Mapping
from types import MappingProxyType

_handlers: dict[str, str] = {}


def register(code: str, page: str) -> None:
    """Let models name this handler; `page` is the name of the page on which the step is done."""
    _handlers[code] = page


def known() -> Mapping[str, str]:
    """All handlers, by code."""
    return MappingProxyType(_handlers)
