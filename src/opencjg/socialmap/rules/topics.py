# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recognising a topic by what somebody types."""

from collections.abc import Mapping, Sequence

from opencjg.socialmap.rules.words import fold


def plain(text: str) -> str:
    """Text to compare with: no accents, no capitals, single spaces."""
    return " ".join(fold(text).split())


def find_topic(typed: str, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The codes of topics that fit what was typed: an exact name alone, else all that contain it. Source: OO-04.

    `names` holds each topic's names and other words for it.
    """
    wanted = plain(typed)
    if not wanted:
        return ()
    exact = tuple(code for code, words in names.items() if wanted in {plain(word) for word in words})
    if exact:
        return exact[:1]
    begins = tuple(
        code
        for code, words in names.items()
        if any(part.startswith(wanted) for word in words for part in (plain(word), *plain(word).split()))
    )
    return begins or tuple(code for code, words in names.items() if any(wanted in plain(word) for word in words))
