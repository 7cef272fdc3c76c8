# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever people do with dossiers, in whatever order, the database shows what the oracle says."""

import os
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.access.machine import Access
from tests.conftest import FULL, clone, drop, use_database

# The same choices each time in a newcomer's run; other ones whenever the long proof is asked for.
HOW = {"max_examples": 30, "stateful_step_count": 30} if FULL else {"max_examples": 5, "stateful_step_count": 15}
ACTS = {
    *("open", "involve", "window", "end", "emergency", "write", "house", "join", "leave", "mention", "merge"),
    *("unmerge", "case", "attach", "pass on", "absence", "come back"),
}


@pytest.mark.commits
@pytest.mark.timeout(3600 if FULL else 300)
@pytest.mark.req("AUT-01", "AUT-05", "AUT-06")
def test_after_each_act_everybody_sees_exactly_what_the_oracle_says(
    template_database: tuple[Any, str], django_db_setup: None, django_db_blocker: Any
) -> None:
    owner, template = template_database
    before, name = connection.settings_dict["NAME"], f"scene_{os.getpid()}_copy"
    done: Counter[str] = Counter()

    def fresh() -> Callable[[], None]:
        use_database(before)
        clone(owner, template, name)
        use_database(name)
        return lambda: use_database(before)

    with django_db_blocker.unblock():
        try:
            run_state_machine_as_test(
                lambda: Access(fresh, done),
                settings=settings(
                    **HOW,
                    deadline=None,
                    derandomize=not FULL,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            use_database(before)
            drop(owner, name)

    assert sum(done.values()) > HOW["max_examples"] * 10
    never = ACTS - {act for act, times in done.items() if times}
    assert len(never) <= (1 if FULL else 9), (never, "what never came about proves nothing")
