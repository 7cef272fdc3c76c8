# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a run of the proof of access proves something. A run that looked at nothing finds no leak either."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

ROW_TEST = "test_every_address_has_a_row"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a run looked at and found; `failed` names the tests that did not pass."""

    cells: int
    compared: int
    planted: int
    killed: int
    passed: int
    failed: Sequence[str] = field(default_factory=tuple)


def shortcomings(proof: Proof) -> list[str]:
    """Why a run proves nothing, or proves that something is wrong; nothing when all is well."""
    return list(_shortcomings(proof))


def _shortcomings(proof: Proof) -> Iterator[str]:
    for test in proof.failed:
        yield f"an address has no row: {test}" if ROW_TEST in test else f"a leak, or a wall: {test}"
    looked = {
        "no cell was looked at": proof.cells,
        "no table was compared": proof.compared,
        "no weakening was planted": proof.planted,
        "no test passed": proof.passed,
    }
    yield from (f"the run is empty: {what}" for what, number in looked.items() if number <= 0)
    if proof.killed < proof.planted:
        yield f"{proof.planted - proof.killed} planted weakenings were not found"
