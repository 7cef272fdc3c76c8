# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the social map, and finding in it and in what hangs on it."""

from opencjg.socialmap.selectors.finding import find
from opencjg.socialmap.selectors.keeping import check_days, to_check, to_check_count
from opencjg.socialmap.selectors.services import (
    everything,
    history_of,
    municipalities,
    provider_names,
    service,
    services,
)
from opencjg.socialmap.selectors.topics import topic_name, topic_names, topics, topics_like, words_of_topics

__all__ = [
    "check_days",
    "everything",
    "find",
    "history_of",
    "municipalities",
    "provider_names",
    "service",
    "services",
    "to_check",
    "to_check_count",
    "topic_name",
    "topic_names",
    "topics",
    "topics_like",
    "words_of_topics",
]
