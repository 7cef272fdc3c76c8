# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where everybody of a family picture stands, in whole rows and columns.

A generation is a row. Who live together stand together in a block that nobody else stands in; a block goes as near as
it can to those it is related to. People of the network stand apart, in columns of their own on the right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from uuid import UUID

from opencjg.persons.types import RAISES, Figure, Kin, RelationKind

NETWORK_ROWS = 6  # a column of the network may be so long before the next one starts

# How many rows the other stands above the person. A relative can be an aunt or a cousin; more often an aunt.
_ABOVE = {
    **dict.fromkeys(RAISES, 1),
    RelationKind.GRANDPARENT: 2,
    RelationKind.RELATIVE: 1,
    RelationKind.SIBLING: 0,
    RelationKind.PARTNER: 0,
}
_A_GENERATION = timedelta(days=15 * 365)
_LAST = date.max


@dataclass(frozen=True, slots=True)
class Grid:
    """The place of everybody as (row, column); rows and columns count from zero."""

    places: Mapping[UUID, tuple[int, int]]
    network: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class _Block:
    """People who stand together: per row, from left to right."""

    rows: Mapping[int, tuple[UUID, ...]]

    @property
    def width(self) -> int:
        return max(len(row) for row in self.rows.values())

    def cells(self, column: int) -> set[tuple[int, int]]:
        """Every cell it keeps for itself when it begins at a column."""
        rows = range(min(self.rows), max(self.rows) + 1)
        return {(row, column + step) for row in rows for step in range(self.width)}

    def places(self, column: int) -> dict[UUID, tuple[int, int]]:
        """Where its people stand when it begins at a column; a shorter row stands in the middle."""
        return {
            one: (row, column + (self.width - len(members)) // 2 + step)
            for row, members in self.rows.items()
            for step, one in enumerate(members)
        }


def arrange(figures: Sequence[Figure], kin: Sequence[Kin]) -> Grid:
    """A place for everybody, no two the same; the same family always gets the same places.

    Kin with somebody who is not among the figures is passed over. A contradiction (somebody his own ancestor) is
    drawn as well as it can be.
    """
    known = {figure.id for figure in figures}
    kin = [one for one in kin if one.person in known and one.other in known and one.person != one.other]
    network = _network(figures, kin)
    family = [figure for figure in figures if figure.id not in network]
    rows = _rows(family, [one for one in kin if one.kind in _ABOVE])
    places = _place(_blocks(family, rows, kin), kin)
    height = max((row + 1 for row, _column in places.values()), default=0)
    first = max((column + 1 for _row, column in places.values()), default=0)
    long = max(height, min(len(network), NETWORK_ROWS))
    outside = [figure.id for figure in figures if figure.id in network]
    places |= {one: (place % long, first + place // long) for place, one in enumerate(outside)}
    return Grid(places, network)


def _network(figures: Sequence[Figure], kin: Iterable[Kin]) -> frozenset[UUID]:
    """Who is only known as network, and does not live with the family. Somebody is always left as family."""
    network = {one.other for one in kin if one.kind is RelationKind.NETWORK}
    network -= {end for one in kin if one.kind is not RelationKind.NETWORK for end in (one.person, one.other)}
    network -= {figure.id for figure in figures if figure.subject}
    at_home = {figure.household for figure in figures if figure.id not in network and figure.household}
    network -= {figure.id for figure in figures if figure.household in at_home}
    return frozenset() if len(network) == len(figures) else frozenset(network)


def _rows(family: Sequence[Figure], kin: Sequence[Kin]) -> dict[UUID, int]:
    """The row of everybody, the oldest generation on row 0, every parent above the child."""
    near: dict[UUID, list[tuple[UUID, int]]] = {figure.id: [] for figure in family}
    for one in kin:
        near[one.person].append((one.other, -_ABOVE[one.kind]))
        near[one.other].append((one.person, _ABOVE[one.kind]))
    rows: dict[UUID, int] = {}
    first = sorted(family, key=lambda figure: not figure.subject)
    for figure in first:
        if figure.id not in rows:
            rows[figure.id] = -1 if _older(figure, first[0]) else 0
            _spread(figure.id, near, rows)
    for _once in family:  # often enough for the longest line; a circle ends here too
        for one in kin:
            if _ABOVE[one.kind] and one.kind is not RelationKind.RELATIVE:
                rows[one.person] = max(rows[one.person], rows[one.other] + 1)
    used = sorted(set(rows.values()))
    return {one: used.index(row) for one, row in rows.items()}


def _older(figure: Figure, child: Figure) -> bool:
    """Whether somebody of whom no relation is known is a generation older."""
    born, other = figure.birth.born, child.birth.born or child.birth.expected
    return bool(born and other and other - born > _A_GENERATION)


def _spread(start: UUID, near: Mapping[UUID, Sequence[tuple[UUID, int]]], rows: dict[UUID, int]) -> None:
    todo = [start]
    while todo:
        one = todo.pop(0)
        for other, below in near[one]:
            if other not in rows:
                rows[other] = rows[one] + below
                todo.append(other)


def _blocks(family: Sequence[Figure], rows: Mapping[UUID, int], kin: Sequence[Kin]) -> list[_Block]:
    """Who stand together: a household, or partners of whom no household is known; the subject's block first."""
    partners: dict[UUID, list[UUID]] = {figure.id: [] for figure in family}
    for one in kin:
        if one.kind is RelationKind.PARTNER:
            partners[one.person].append(one.other)
            partners[one.other].append(one.person)
    alone = {figure.id for figure in family if not figure.household}
    together: dict[UUID, list[Figure]] = {}
    for figure in sorted(family, key=lambda figure: not figure.subject):
        together.setdefault(figure.household or min(_joined(figure.id, partners, alone)), []).append(figure)
    return [_block(members, rows, partners) for members in together.values()]


def _joined(start: UUID, partners: Mapping[UUID, Sequence[UUID]], among: set[UUID]) -> set[UUID]:
    """Somebody with his partners, and theirs."""
    joined, todo = {start}, [start]
    while todo:
        fresh = set(partners[todo.pop()]) & among - joined
        joined |= fresh
        todo += fresh
    return joined


def _block(members: Sequence[Figure], rows: Mapping[UUID, int], partners: Mapping[UUID, Sequence[UUID]]) -> _Block:
    by_row: dict[int, list[Figure]] = {}
    for figure in members:
        by_row.setdefault(rows[figure.id], []).append(figure)
    return _Block({row: _side_by_side(people, partners) for row, people in by_row.items()})


def _side_by_side(people: Sequence[Figure], partners: Mapping[UUID, Sequence[UUID]]) -> tuple[UUID, ...]:
    """The eldest left, partners beside each other; who has two partners stands between them."""
    here = {figure.id for figure in people}
    ordered = sorted(people, key=lambda figure: figure.birth.born or figure.birth.expected or _LAST)
    ends = sorted(ordered, key=lambda figure: len(here.intersection(partners[figure.id])) > 1)
    chains: dict[UUID, list[UUID]] = {}
    placed: set[UUID] = set()
    for figure in ends:
        chain, following = [], [] if figure.id in placed else [figure.id]
        while following:
            chain.append(following[0])
            placed.add(following[0])
            following = [one for one in partners[chain[-1]] if one in here and one not in placed]
        chains |= dict.fromkeys(chain, chain)
    return tuple(dict.fromkeys(one for figure in ordered for one in chains[figure.id]))


def _place(blocks: Sequence[_Block], kin: Sequence[Kin]) -> dict[UUID, tuple[int, int]]:
    """Put block after block in the free columns nearest to those it is related to."""
    left = list(blocks)
    taken: set[tuple[int, int]] = set()
    places: dict[UUID, tuple[int, int]] = {}
    while left:
        related = [_related(block, places, kin) for block in left]
        best = max(range(len(left)), key=lambda number: (len(related[number]), -number))
        block, beside = left.pop(best), related[best]
        free = _nearest(block, beside, taken)
        taken |= block.cells(free)
        places |= block.places(free)
    first = min((column for _row, column in places.values()), default=0)
    return {one: (row, column - first) for one, (row, column) in places.items()}


def _related(block: _Block, places: Mapping[UUID, tuple[int, int]], kin: Sequence[Kin]) -> list[int]:
    """The columns of those already placed to whom the block is related."""
    mine = {one for row in block.rows.values() for one in row}
    ends = [(one.person, one.other) for one in kin] + [(one.other, one.person) for one in kin]
    return [places[other][1] for one, other in ends if one in mine and other in places]


def _nearest(block: _Block, beside: Sequence[int], taken: set[tuple[int, int]]) -> int:
    middle = (2 * sum(beside) // len(beside) - block.width + 1) // 2 if beside else 0
    for step in count():
        for column in (middle + step, middle - step):
            if not taken & block.cells(column):
                return column
    raise AssertionError("There is always a free column.")
