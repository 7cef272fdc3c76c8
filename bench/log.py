# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the log costs: an act with it, and the same act on the same database while nothing is logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

import psycopg
from psycopg import sql

from bench.measuring import Side
from bench.operations import Act, Load

# Of the time a page takes of the application and PostgreSQL together.
LIMIT = 0.10

WRITES = "select pg_get_functiondef('door.record(jsonb)'::regprocedure)"
WRITES_NOTHING = """
create or replace function door.record(entries jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as 'begin end'
"""


@dataclass(frozen=True, slots=True)
class LogCost:
    """CPU milliseconds of one act with the log and without; `share` is the log's part, the median of the rounds."""

    name: str
    logged_ms: float
    unlogged_ms: float
    share: float

    def __str__(self) -> str:
        return (
            f"log of {self.name}: {self.share:.1%} of {self.logged_ms:.1f} ms, at most {LIMIT:.0%}"
            f" ({self.unlogged_ms:.1f} ms without)"
        )

    def as_json(self) -> dict[str, Any]:
        """Milliseconds per request."""
        return {
            "logged_ms": round(self.logged_ms, 2),
            "unlogged_ms": round(self.unlogged_ms, 2),
            "share": round(self.share, 4),
            "limit": LIMIT,
            "within_limits": self.share <= LIMIT,
        }


def cost_of_log(
    act: Act,
    load: Load,
    sides: tuple[Side, Side],
    admin_url: str,
    *,
    rounds: int,
    number: int,
    warm_up: int,
) -> LogCost:
    """Turn after turn: the logged side as it is, the other while the database too writes nothing."""
    logged, unlogged = sides

    def turn(times: int) -> tuple[float, float]:
        dear = logged.measure([act.ours(load) for _one in range(times)], act.status).cpu_ms
        with _silent(admin_url):
            cheap = unlogged.measure([act.ours(load) for _one in range(times)], act.status).cpu_ms
        return dear, cheap

    turn(warm_up)
    turns = [turn(number // rounds) for _round in range(rounds)]
    return LogCost(
        act.name,
        median(dear for dear, _cheap in turns),
        median(cheap for _dear, cheap in turns),
        median(1 - cheap / dear for dear, cheap in turns),
    )


@contextmanager
def _silent(url: str) -> Iterator[None]:
    """Functions of the database that log what they did themselves do not, for as long as this lasts."""
    with psycopg.connect(url, autocommit=True) as database:
        found = database.execute(WRITES).fetchone()
        assert found is not None
        database.execute(WRITES_NOTHING)
        try:
            yield
        finally:
            database.execute(sql.SQL(found[0]))
