# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small picture of a family (genogram and eco-map in one), and the same as a list.

Only where everything stands, in whole pixels; a template draws it. Lines run between the figures, never through one.

Source: issue 3 ("a small drawn family tree/eco-map, with a list beside it"); ALG-32 for the network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from opencjg.persons.rules.generations import Grid, arrange
from opencjg.persons.types import RAISES, Authority, Figure, Kin, RelationKind

FIGURE_WIDTH = 104  # the symbol with the name under it
FIGURE_HEIGHT = 72
COLUMN = 136
ROW = 136
MARGIN = 40
PADDING = 12  # between a figure and the box of its household
GUTTER = (COLUMN - FIGURE_WIDTH) // 2  # halfway between two columns
LANE = 20  # from a figure to the first line that runs along its row
LANES = 5
_BETWEEN_LANES = 6

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the upper left corner of its FIGURE_WIDTH by FIGURE_HEIGHT; `row` 0 is the oldest generation."""

    figure: Figure
    x: int
    y: int
    row: int
    network: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A relation drawn: `other` is the `kind` of `person`; horizontal and vertical pieces between the two figures."""

    kind: RelationKind
    person: UUID
    other: UUID
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Round who live together, two or more."""

    household: UUID
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to draw, in the order in which it is read: generation by generation, then the network."""

    width: int
    height: int
    figures: tuple[Placed, ...]
    lines: tuple[Line, ...]
    households: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What somebody is to another: the `kind` of `of`."""

    kind: RelationKind
    of: Figure
    authority: Authority


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the list beside the picture. Every relation stands in it once, with who is mother, partner …"""

    figure: Figure
    generation: int
    network: bool
    ties: tuple[Tie, ...]
    lives_with: tuple[Figure, ...]


def draw(figures: Sequence[Figure], kin: Sequence[Kin]) -> Picture:
    """The picture of a family: no two figures or households overlap; the same input gives the same picture.

    A grandparent gets no line of his own where the parent between stands in the picture, nor brothers and sisters
    below a parent they share: the lines that are there say it. The list says everything.
    """
    figures = list({figure.id: figure for figure in figures}.values())
    grid = arrange(figures, kin)
    placed = sorted(
        (_placed(figure, grid) for figure in figures),
        key=lambda one: (one.network, (one.x, one.y) if one.network else (one.y, one.x)),
    )
    at = {one.figure.id: one for one in placed}
    kin = [one for one in kin if one.person in at and one.other in at and one.person != one.other]
    lanes = _lanes(kin)
    return Picture(
        width=max((one.x + FIGURE_WIDTH for one in placed), default=0) + MARGIN,
        height=max((one.y + FIGURE_HEIGHT for one in placed), default=0) + MARGIN + LANES * _BETWEEN_LANES,
        figures=tuple(placed),
        lines=tuple(_line(one, at, lanes) for one in kin if not _said_otherwise(one, kin)),
        households=_boxes(placed),
    )


def as_list(picture: Picture, kin: Sequence[Kin]) -> tuple[Row, ...]:
    """The same in words, in the order in which the picture is read."""
    at = {one.figure.id: one.figure for one in picture.figures}
    return tuple(
        Row(
            figure=one.figure,
            generation=one.row,
            network=one.network,
            ties=tuple(
                Tie(tie.kind, at[tie.person], tie.authority)
                for tie in kin
                if tie.other == one.figure.id and tie.person in at and tie.person != tie.other
            ),
            lives_with=tuple(
                other
                for other in at.values()
                if one.figure.household and other.household == one.figure.household and other.id != one.figure.id
            ),
        )
        for one in picture.figures
    )


def _placed(figure: Figure, grid: Grid) -> Placed:
    row, column = grid.places[figure.id]
    return Placed(figure, MARGIN + column * COLUMN, MARGIN + row * ROW, row, figure.id in grid.network)


def _boxes(placed: Sequence[Placed]) -> tuple[Box, ...]:
    homes: dict[UUID, list[Placed]] = {}
    for one in placed:
        if one.figure.household and not one.network:
            homes.setdefault(one.figure.household, []).append(one)
    return tuple(_box(household, people) for household, people in homes.items() if len(people) > 1)


def _box(household: UUID, people: Sequence[Placed]) -> Box:
    left, top = min(one.x for one in people) - PADDING, min(one.y for one in people) - PADDING
    right = max(one.x for one in people) + FIGURE_WIDTH + PADDING
    bottom = max(one.y for one in people) + FIGURE_HEIGHT + PADDING
    return Box(household, left, top, right - left, bottom - top)


def _said_otherwise(one: Kin, kin: Sequence[Kin]) -> bool:
    """Whether other lines already say it."""
    if one.kind is RelationKind.GRANDPARENT:
        between = {link.other for link in kin if link.person == one.person and link.kind in RAISES}
        return any(link.person in between and link.other == one.other and link.kind in RAISES for link in kin)
    if one.kind is RelationKind.SIBLING:
        parents = [{link.other for link in kin if link.person == end and link.kind in RAISES} for end in _ends(one)]
        return bool(parents[0] & parents[1])
    return False


def _ends(one: Kin) -> tuple[UUID, UUID]:
    return one.person, one.other


def _lanes(kin: Sequence[Kin]) -> dict[UUID, int]:
    """Children of the same parents hang from one line, those of others from another."""
    parents: dict[UUID, set[UUID]] = {}
    for one in kin:
        if one.kind in RAISES:
            parents.setdefault(one.person, set()).add(one.other)
    different = list(dict.fromkeys(frozenset(those) for those in parents.values()))
    return {child: different.index(frozenset(those)) % LANES for child, those in parents.items()}


def _line(one: Kin, at: Mapping[UUID, Placed], lanes: Mapping[UUID, int]) -> Line:
    person, other = at[one.person], at[one.other]
    lane = LANE + _BETWEEN_LANES * lanes.get(one.person, 0)
    if person.network or other.network:
        start, end = (other, person) if person.network and not other.network else (person, other)
        points = _outwards(start, end)
    elif person.row == other.row:
        points = _sideways(person, other)
    elif person.row > other.row:
        points = _downwards(other, person, lane)
    else:
        points = _downwards(person, other, lane)
    return Line(one.kind, one.person, one.other, points)


def _downwards(upper: Placed, lower: Placed, lane: int) -> tuple[Point, ...]:
    """From under the one to above the other; past the rows between them beside the column of the lower one."""
    start, end = _middle(upper), _middle(lower)
    bus = upper.y + FIGURE_HEIGHT + lane
    first: tuple[Point, ...] = ((start, upper.y + FIGURE_HEIGHT), (start, bus))
    if lower.row - upper.row == 1:
        return (*first, (end, bus), (end, lower.y))
    beside, above = lower.x - GUTTER, lower.y - LANE
    return (*first, (beside, bus), (beside, above), (end, above), (end, lower.y))


def _sideways(one: Placed, other: Placed) -> tuple[Point, ...]:
    """Straight between neighbours; else along the row, under the figures."""
    left, right = sorted((one, other), key=lambda placed: placed.x)
    if right.x - left.x == COLUMN:
        height = left.y + FIGURE_HEIGHT // 2
        return (left.x + FIGURE_WIDTH, height), (right.x, height)
    bottom = left.y + FIGURE_HEIGHT
    bus = bottom + LANE
    return (_middle(left), bottom), (_middle(left), bus), (_middle(right), bus), (_middle(right), bottom)


def _outwards(start: Placed, end: Placed) -> tuple[Point, ...]:
    """To the left side of somebody of the network, between the rows."""
    bus = start.y + FIGURE_HEIGHT + LANE
    beside, height = end.x - GUTTER, end.y + FIGURE_HEIGHT // 2
    under = _middle(start), start.y + FIGURE_HEIGHT
    return under, (under[0], bus), (beside, bus), (beside, height), (end.x, height)


def _middle(one: Placed) -> int:
    return one.x + FIGURE_WIDTH // 2
