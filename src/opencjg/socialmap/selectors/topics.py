# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Topics: one list for questions, answers and services (OO-04)."""

from collections.abc import Mapping, Sequence

from django.utils.translation import get_language

from opencjg.core import reference
from opencjg.socialmap.models import Topic
from opencjg.socialmap.rules.topics import find_topic
from opencjg.socialmap.types import TopicCode, TopicRow


def topic_name(topic: Topic) -> str:
    """A topic in the reader's language."""
    return topic.name_en if get_language() == "en" else topic.name_nl


def topics() -> tuple[TopicRow, ...]:
    """All topics in their order, in the reader's language; reference data."""
    language = get_language()
    return reference.kept(("topics", language), _topics)


def _topics() -> tuple[TopicRow, ...]:
    rows = {row.code: row for row in Topic.objects.order_by("place")}
    return tuple(
        TopicRow(
            code=TopicCode(row.code),
            name=topic_name(row),
            under=topic_name(rows[row.under_id]) if row.under_id else "",
            also=row.also,
        )
        for row in rows.values()
    )


def topic_titles() -> Mapping[TopicCode, str]:
    """The Dutch names of all topics, as sheets and history write them; reference data."""
    rows = reference.kept("topic_titles", lambda: list(Topic.objects.order_by("place").values_list("code", "name_nl")))
    return {TopicCode(code): name for code, name in rows}


def topics_like(typed: str) -> tuple[TopicRow, ...]:
    """Topics that fit what was typed, best first (OO-04)."""
    known = {row.code: row for row in topics()}
    words: Mapping[str, Sequence[str]] = {
        code: (row.name, *(word.strip() for word in row.also.split(",") if word.strip())) for code, row in known.items()
    }
    return tuple(known[TopicCode(code)] for code in find_topic(typed, words))


def topic_names(codes: Sequence[str]) -> tuple[str, ...]:
    """The names of topics, in the order of the list."""
    wanted = set(codes)
    return tuple(row.name for row in topics() if row.code in wanted)


def words_of_topics(codes: Sequence[str]) -> str:
    """Every word by which people name these topics, in both languages' names and other words."""
    known = {row.code: row for row in topics()}
    return " ".join(f"{row.name} {row.under} {row.also}" for code in codes if (row := known.get(TopicCode(code))))
