# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which requirements the tests prove, counted per family.

A test names what it proves with `@pytest.mark.req("IA-2a")`; the test run records the ones that passed.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parent.parent / "requirements.csv"
MARKS_PER_TEST = 5  # a test that proves more than five things proves none of them sharply

Record = Mapping[str, tuple[str, ...]]  # test → the requirements it proved


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the inventory of the founding documents; `text` may be shortened."""

    id: str
    family: str
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one family of requirements, or all of them, is proven."""

    family: str
    total: int
    missing: tuple[str, ...]

    @property
    def covered(self) -> int:
        return self.total - len(self.missing)

    @property
    def percent(self) -> float:
        return 100.0 * self.covered / self.total if self.total else 100.0


@cache
def catalogue() -> tuple[Requirement, ...]:
    """Every requirement, in the order of the inventory; read once per process."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return tuple(Requirement(row["id"], row["family"], row["text"]) for row in csv.DictReader(file))


def families() -> tuple[str, ...]:
    """The families in the order of the inventory."""
    return tuple(dict.fromkeys(requirement.family for requirement in catalogue()))


def wrong_marks(ids: Iterable[object]) -> str:
    """What is wrong with the requirements a test claims to prove; empty when nothing is."""
    claimed = list(dict.fromkeys(ids))
    if not claimed:
        return "names no requirement."
    known = {requirement.id for requirement in catalogue()}
    unknown = [str(claim) for claim in claimed if claim not in known]
    if unknown:
        return f"names unknown requirements: {', '.join(unknown)}."
    if len(claimed) > MARKS_PER_TEST:
        return f"names {len(claimed)} requirements; at most {MARKS_PER_TEST} can be proven by one test."
    return ""


def coverage(record: Record) -> tuple[Coverage, ...]:
    """Coverage per family, in the order of the inventory."""
    proven = {identity for ids in record.values() for identity in ids}
    return tuple(
        _of_family(family, [item.id for item in catalogue() if item.family == family], proven) for family in families()
    )


def together(parts: Iterable[Coverage], name: str = "total") -> Coverage:
    """Several families counted as one."""
    parts = tuple(parts)
    missing = tuple(identity for part in parts for identity in part.missing)
    return Coverage(name, sum(part.total for part in parts), missing)


def _of_family(family: str, ids: list[str], proven: set[str]) -> Coverage:
    return Coverage(family, len(ids), tuple(identity for identity in ids if identity not in proven))


def read_record(path: Path) -> Record:
    """What the recorded test runs proved.

    Raises:
        FileNotFoundError: no test run was recorded there.
    """
    tests = json.loads(path.read_text(encoding="utf-8"))["tests"]
    return {test: tuple(ids) for test, ids in tests.items()}


def write_record(path: Path, record: Record) -> None:
    """Keep what is proven; a reader sees the old record or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps({"tests": record}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(path)
