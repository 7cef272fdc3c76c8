# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running the machine for a number of steps, each example in a fresh clone of the test world."""

import itertools
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from psycopg import sql

from opencjg.core import reference
from tests.conftest import clone, owner_connection, use_database
from tests.promise.account import Account
from tests.promise.acts import Owner
from tests.promise.machine import Broken, Promise

STEPS_PER_CLONE = 40  # chosen by hypothesis, beside those of the morning
MORNING = 25
CLONES_PER_ROUND = 40
numbers = itertools.count()


@contextmanager
def scratch(owner: Owner, template: str, prepare: str = "") -> Iterator[Callable[[], Owner]]:
    """Gives a function that makes a fresh clone, points every door to it and opens the owner's eyes on it."""
    name, home = f"promise_{os.getpid()}_{next(numbers)}", connections["default"].settings_dict["NAME"]
    source = f"{name}_source"  # a long run outlives the template, which goes when somebody changes a migration
    clone(owner, template, source)

    def remove(database: str = name) -> None:
        # Not by force: the owner may not end what is left of the application's connections; they need a moment.
        use_database("postgres")
        owner.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(database)))

    def fresh() -> "psycopg.Connection[Any]":
        remove()
        clone(owner, source, name)
        use_database(name)
        reference.forget()
        eyes = owner_connection(name)
        if prepare:
            eyes.execute(prepare)
        return eyes

    try:
        yield fresh
    finally:
        reference.forget()
        remove()
        remove(source)
        use_database(home)


def prove(
    fresh: Callable[[], Owner],
    account: Account,
    steps: int,
    *,
    shrink: bool = False,
    first_seed: int | None = None,
) -> int:
    """Go on until the account holds this many steps. Returns the seed it began with.

    Raises:
        Broken: the promise did not hold; says how, and what was done last.
    """
    base = random.randrange(2**32) if first_seed is None else first_seed  # noqa: S311  # not a secret
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
    turn = 0
    while account.steps < steps:
        left = -(-(steps - account.steps) // (STEPS_PER_CLONE + MORNING))
        asked = settings(
            max_examples=min(left, CLONES_PER_ROUND),
            stateful_step_count=STEPS_PER_CLONE,
            database=None,
            deadline=None,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(seed(base + turn)(lambda: Promise(fresh, account)), settings=asked)
        except Exception as error:
            # Two at once do not end the same way each time, so hypothesis may see something else when it looks again.
            account.faults = account.faults or [repr(error)]
            raise Broken(account.faults[0]) from error
        turn += 1
    return base
