# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report to the referral index costs in the database, with few entries and with those of the whole country.

    python -m bench.index postgresql://opencjg_owner:…@…/a-migrated-database

Everything happens in one transaction that is rolled back. Per size the median and the slowest twentieth, in
milliseconds, of registering a child that one other organisation reported, with ten relatives to look for.
"""

import sys
from collections.abc import Iterator, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import uuid4

import psycopg

SIZES = (1_000, 5_000_000)
ACTS = 200
# Two of every three children are reported once, the third by two organisations.
FILL = """
insert into referral_index.entry (id, pseudonym, organisation, worker, reported_at, until, kept_until)
select gen_random_uuid(), sha256(convert_to('child' || number * 2 / 3, 'UTF8')), gen_random_uuid(), gen_random_uuid(),
       date_trunc('hour', now()), current_date + 300 + number %% 400, current_date + 2000
from generate_series(%(from)s::int, %(to)s::int) number
"""
REGISTER = """
select referral_index.register(
    %(entry)s, %(match)s, sha256(convert_to('child' || %(child)s, 'UTF8')), '{}',
    (select array_agg(sha256(convert_to('child' || one, 'UTF8'))) from generate_series(%(kin)s::int, %(kin)s + 9) one),
    '{}', %(entry)s, %(entry)s, now(), current_date, current_date + 700, current_date + 2000, false, null, null)
"""


def measure(url: str, sizes: Sequence[int] = SIZES, acts: int = ACTS) -> Iterator[tuple[int, float, float]]:
    """Each size with its median and its 95th percentile, in milliseconds."""
    with psycopg.connect(url) as owner:
        there = 0
        for size in sizes:
            owner.execute(FILL, {"from": there + 1, "to": size})
            owner.execute("analyze referral_index.entry")
            there = size
            owner.execute("set local role opencjg_index")
            took = [_register(owner, size * number // acts) for number in range(acts)]
            owner.execute("set local role opencjg_owner")
            yield size, median(took), quantiles(took, n=20)[-1]
        owner.rollback()


def _register(owner: "psycopg.Connection[Any]", number: int) -> float:
    values = {"entry": uuid4(), "match": uuid4(), "child": number * 2 // 3, "kin": number // 2}
    began = perf_counter()
    owner.execute(REGISTER, values)
    return 1000 * (perf_counter() - began)


def main() -> None:
    for size, middle, slow in measure(sys.argv[1]):
        print(f"{size:>9,} entries: median {middle:.2f} ms, 95% under {slow:.2f} ms")


if __name__ == "__main__":
    main()
