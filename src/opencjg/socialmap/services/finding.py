# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting things in the search, taking them out, and hearing what helped."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from psycopg.types.json import Jsonb

from opencjg.accounts.types import Viewer
from opencjg.core import doors
from opencjg.core.types import NotAllowed
from opencjg.forms.services import send_once
from opencjg.socialmap.rules.words import keys_of, telling_words
from opencjg.socialmap.types import NewFindable

IN_TITLE, BESIDE, IN_TEXT = 3, 2, 1
LINE = 300


def weighed_words(item: NewFindable) -> dict[str, int]:
    """The words by which a thing is found; one that stands in several places counts where it counts most."""
    found: dict[str, int] = {}
    for text, weight in ((item.line, IN_TEXT), (item.also, BESIDE), (item.title, IN_TITLE)):
        found |= dict.fromkeys(telling_words(text), weight)
    return found


def make_findable(item: NewFindable) -> None:
    """Put a thing in the search, or write anew what is found of it; within the act that writes the thing itself.

    Raises:
        NotAllowed: neither an editor nor who keeps it.
    """
    words = weighed_words(item)
    doors.call(
        "index_findable",
        Jsonb(
            {
                "thing": str(item.thing),
                "kind": item.kind,
                "title": item.title,
                "line": item.line if len(item.line) <= LINE else f"{item.line[: LINE - 1].rstrip()}…",
                "topic": item.topic,
                "owner": str(item.owner),
                "centre": str(item.centre),
                "check_by": item.check_by.isoformat(),
                "hidden_after": item.hidden_after.isoformat() if item.hidden_after else None,
            }
        ),
        list(words),
        list(words.values()),
        Jsonb({word: sorted(keys_of(word)) for word in words}),
    )


def forget_findable(thing: UUID) -> None:
    """Take a thing out of the search.

    Raises:
        NotAllowed: neither an editor nor who keeps it.
    """
    doors.call("forget_findable", thing)


@transaction.atomic
def it_helped(*, thing: UUID, submission: UUID, by: Viewer, at: datetime) -> None:
    """A worker says that this helped somebody; it will stand a little higher.

    Raises:
        AlreadySent: this very click was counted.
        NotAllowed: it is not in the search any more.
    """
    send_once(key=submission, worker=by.worker, outcome=thing, at=at)
    if not doors.call("it_helped", thing):
        raise NotAllowed("findable_gone")
