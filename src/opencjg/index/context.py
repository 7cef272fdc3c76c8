# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether there is an index to point to, for the pages around it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from opencjg.index.selectors import settings_of


def index(request: HttpRequest) -> dict[str, Any]:
    """`index_on`, read only where a page asks it; reference data."""
    viewer = getattr(request, "viewer", None)
    return {"index_on": SimpleLazyObject(lambda: viewer is not None and settings_of(viewer).enabled)}
