# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A family as a drawing: a row for each generation, boxes round who live together, the network at the side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from opencjg.persons.types import RAISES, Figure, Kin, RelationKind

WIDTH, HEIGHT, GAP, ROW = 120, 44, 24, 104
EDGE = 14
LETTERS = 15
CHILD_ROW, PARENT_ROW, GRANDPARENT_ROW = 2, 1, 0
SAME_ROW = {RelationKind.SIBLING, RelationKind.PARTNER}


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody in the drawing: the corner, size and centre of his box, and what stands in it."""

    figure: Figure
    label: str
    x: int
    y: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def cx(self) -> int:
        return self.x + self.width // 2

    @property
    def cy(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two people; `kind` is `raises`, `network` or `beside`."""

    kind: str
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Box:
    """Who live together."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing, in its own units."""

    width: int
    height: int
    figures: tuple[Placed, ...]
    lines: tuple[Line, ...]
    households: tuple[Box, ...]


def lay_out(figures: Sequence[Figure], kin: Sequence[Kin]) -> Picture | None:
    """Place everybody; None when there is nobody to draw with.

    Generations are counted from the child. Within a row, who live together stand together.
    """
    if len(figures) < 2:
        return None
    rows = _rows(figures, kin)
    by_row: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_row[rows[figure.id]].append(figure)
    used = sorted(by_row)
    widest = max(len(row) for row in by_row.values())
    width = widest * (WIDTH + GAP) - GAP + 2 * EDGE
    placed: dict[UUID, Placed] = {}
    for number, row in enumerate(used):
        people = sorted(by_row[row], key=lambda one: (str(one.household or ""), not one.subject, one.name, str(one.id)))
        start = (width - (len(people) * (WIDTH + GAP) - GAP)) // 2
        for place, figure in enumerate(people):
            x, y = start + place * (WIDTH + GAP), EDGE + number * ROW
            placed[figure.id] = Placed(figure, _short(figure.name), x, y)
    return Picture(
        width=width,
        height=(len(used) - 1) * ROW + HEIGHT + 2 * EDGE,
        figures=tuple(placed.values()),
        lines=tuple(_line(one, placed) for one in kin if {one.person, one.other} <= placed.keys()),
        households=tuple(_boxes(placed)),
    )


def _rows(figures: Sequence[Figure], kin: Sequence[Kin]) -> Mapping[UUID, int]:
    """The generation of everybody; who has no line of descent stands with the network, below."""
    rows = {figure.id: CHILD_ROW for figure in figures if figure.subject}
    for _round in figures:
        for one in kin:
            step = _step(one.kind)
            if step is None:
                continue
            if one.person in rows and one.other not in rows:
                rows[one.other] = rows[one.person] + step
            elif one.other in rows and one.person not in rows:
                rows[one.person] = rows[one.other] - step
    lowest = max(rows.values(), default=CHILD_ROW) + 1
    return {figure.id: rows.get(figure.id, lowest) for figure in figures}


def _step(kind: RelationKind) -> int | None:
    if kind in RAISES:
        return PARENT_ROW - CHILD_ROW
    if kind is RelationKind.GRANDPARENT:
        return GRANDPARENT_ROW - CHILD_ROW
    return 0 if kind in SAME_ROW else None


def _line(one: Kin, placed: Mapping[UUID, Placed]) -> Line:
    low, high = sorted((placed[one.person], placed[one.other]), key=lambda box: (-box.y, box.x))
    if low.y == high.y:
        return Line("beside", low.x + WIDTH, low.cy, high.x, high.cy)
    kind = "network" if one.kind in {RelationKind.NETWORK, RelationKind.RELATIVE} else "raises"
    return Line(kind, low.cx, low.y, high.cx, high.y + HEIGHT)


def _boxes(placed: Mapping[UUID, Placed]) -> list[Box]:
    """One box for each row of each household of two or more."""
    homes: dict[tuple[UUID, int], list[Placed]] = defaultdict(list)
    for one in placed.values():
        if one.figure.household is not None:
            homes[one.figure.household, one.y].append(one)
    sizes: dict[UUID, int] = defaultdict(int)
    for (home, _row), people in homes.items():
        sizes[home] += len(people)
    return [
        Box(
            people[0].x - GAP // 3,
            row - GAP // 3,
            people[-1].x + WIDTH - people[0].x + 2 * (GAP // 3),
            HEIGHT + 2 * (GAP // 3),
        )
        for (home, row), people in homes.items()
        if sizes[home] > 1
    ]


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"
