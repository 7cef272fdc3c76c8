# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be found beside services: an app above registers the page of its kind here, in its AppConfig.

From then on `services.make_findable` puts a thing of that kind in the search, with its owner and its date.
"""

from functools import cache
from uuid import UUID

from django.urls import reverse

from opencjg.socialmap.types import FindKind

NOTHING = UUID(int=0)
_pages: dict[FindKind, str] = {}


def register(kind: FindKind, *, page: str) -> None:
    """Things of this kind are shown on the page of this name, which takes their identity."""
    _pages[kind] = page


def registered() -> frozenset[FindKind]:
    """The kinds that some app answers for."""
    return frozenset(_pages)


def url_of(kind: FindKind, thing: UUID) -> str:
    """Where a thing is shown."""
    before, after = _around(_pages[kind])
    return f"{before}{thing}{after}"


@cache
def _around(page: str) -> tuple[str, str]:
    """What stands before and after the identity in a page's address."""
    before, after = reverse(page, args=[NOTHING]).split(str(NOTHING))
    return before, after
