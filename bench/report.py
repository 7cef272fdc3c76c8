# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the measurements say: medians, limits, a table and JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.measuring import Cost
from bench.operations import Operation

# Ten times as many rows may cost a fifth more.
GROWTH = 1.2

Rounds = Sequence[tuple[Cost, Cost]]


@dataclass(frozen=True, slots=True)
class Figures:
    """An act at one number of rows: medians over the rounds. `ratio` is the median of each round's own ratio."""

    ours: Cost
    bare: Cost
    ratio: float

    @classmethod
    def of(cls, rounds: Rounds) -> "Figures":
        """Each round is the product's cost with the bare page's, measured right after one another."""
        ours, bare = zip(*rounds, strict=True)
        ratio = median(one.cpu_ms / other.cpu_ms for one, other in rounds)
        return cls(_middle(ours), _middle(bare), ratio)


@dataclass(frozen=True, slots=True)
class Result:
    """An act at every number of rows, the fewest first.

    `growth` is the CPU time at the most rows over that at the fewest; None when there is but one number.
    """

    operation: Operation
    figures: Mapping[int, Figures]
    growth: float | None

    @classmethod
    def of(cls, operation: Operation, rounds: Mapping[int, Rounds]) -> "Result":
        figures = {rows: Figures.of(rounds[rows]) for rows in sorted(rounds)}
        fewest, most = min(rounds), max(rounds)
        pairs = zip(rounds[most], rounds[fewest], strict=True)
        growth = median(many.cpu_ms / few.cpu_ms for (many, _), (few, _) in pairs)
        return cls(operation, figures, growth if most > fewest else None)

    @property
    def most(self) -> Figures:
        """The figures that are judged: those at the most rows."""
        return self.figures[max(self.figures)]

    def over(self) -> list[str]:
        """Which limits it breaks, in words."""
        limits = [
            ("queries", self.most.ours.queries, self.operation.queries),
            ("ratio", self.most.ratio, self.operation.ratio),
            ("growth", self.growth or 1.0, GROWTH),
            ("CPU ms", self.most.ours.cpu_ms, self.operation.cpu_ms or float("inf")),
        ]
        return [
            f"{self.operation.name}: {name} {value:.2f}, at most {limit}"
            for name, value, limit in limits
            if round(value, 2) > limit
        ]

    def as_json(self) -> dict[str, Any]:
        """What later runs and other programs compare with; CPU in milliseconds per request."""
        by_rows = {
            str(rows): {
                "queries": round(one.ours.queries, 2),
                "cpu_ms": round(one.ours.cpu_ms, 2),
                "app_ms": round(one.ours.app_ms, 2),
                "pg_ms": round(one.ours.pg_ms, 2),
                "bytes": round(one.ours.bytes),
                "ratio": round(one.ratio, 3),
                "bare": {
                    "queries": round(one.bare.queries, 2),
                    "cpu_ms": round(one.bare.cpu_ms, 2),
                    "app_ms": round(one.bare.app_ms, 2),
                    "pg_ms": round(one.bare.pg_ms, 2),
                },
            }
            for rows, one in self.figures.items()
        }
        judged = by_rows[str(max(self.figures))]
        limits = {"queries": self.operation.queries, "ratio": self.operation.ratio, "growth": GROWTH}
        return judged | {
            "growth": round(self.growth, 3) if self.growth else None,
            "limits": limits,
            "within_limits": not self.over(),
            "rows": by_rows,
        }


HEAD = ("act", "rows", "queries", "limit", "app ms", "pg ms", "CPU ms", "bare ms", "ratio", "limit", "growth", "bytes")


def table(results: Sequence[Result]) -> str:
    """A line for each act and number of rows, in columns."""
    lines = [HEAD, *(line for result in results for line in _lines(result))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(cells))
        for cells in (zip(line, widths, strict=True) for line in lines)
    )


def _lines(result: Result) -> list[tuple[str, ...]]:
    most = max(result.figures)
    return [
        (
            result.operation.name,
            f"{rows:,}",
            f"{one.ours.queries:.1f}",
            f"{result.operation.queries}",
            f"{one.ours.app_ms:.1f}",
            f"{one.ours.pg_ms:.1f}",
            f"{one.ours.cpu_ms:.1f}",
            f"{one.bare.cpu_ms:.1f}",
            f"{one.ratio:.2f}",
            f"{result.operation.ratio:.1f}",
            f"{result.growth:.2f}" if rows == most and result.growth else "",
            f"{one.ours.bytes:.0f}",
        )
        for rows, one in result.figures.items()
    ]


def _middle(costs: Sequence[Cost]) -> Cost:
    return Cost(
        queries=median(one.queries for one in costs),
        app_ms=median(one.app_ms for one in costs),
        pg_ms=median(one.pg_ms for one in costs),
        bytes=median(one.bytes for one in costs),
    )
