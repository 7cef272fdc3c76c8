# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot be true of a family. An unknown date of birth refuses nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from opencjg.persons.rules.birth import birthday, latest
from opencjg.persons.types import PARENTS, Birth, ImpossibleFamily, Kin, RelationKind

# The youngest at which somebody can have a child. A step- or foster parent may be of any age.
YOUNGEST_PARENT = 10
DESCENT = PARENTS | {RelationKind.GRANDPARENT}


def check_family(people: Mapping[UUID, Birth], kin: Sequence[Kin]) -> None:
    """Refuse what cannot be.

    Raises:
        ImpossibleFamily: a child older than its mother or nearly so (`child_older`), somebody his own ancestor
            (`circle`) or kin of himself (`self`), the same relation twice (`twice`); `params` names who.
    """
    seen: set[tuple[UUID, UUID, RelationKind]] = set()
    for one in kin:
        if one.person == one.other:
            raise ImpossibleFamily("self", {"person": one.person})
        key = (one.person, one.other, one.kind)
        if key in seen:
            raise ImpossibleFamily("twice", {"person": one.person, "other": one.other})
        seen.add(key)
        if one.kind in PARENTS:
            _check_ages(people, one)
    _check_circle(kin)


def _check_ages(people: Mapping[UUID, Birth], one: Kin) -> None:
    child, parent = people.get(one.person, Birth()), people.get(one.other, Birth())
    youngest_child = latest(child) or child.expected
    if youngest_child is None or parent.born is None:
        return
    if youngest_child < birthday(parent.born, YOUNGEST_PARENT):
        raise ImpossibleFamily("child_older", {"child": one.person, "parent": one.other})


def _check_circle(kin: Sequence[Kin]) -> None:
    above: dict[UUID, set[UUID]] = defaultdict(set)
    for one in kin:
        if one.kind in DESCENT:
            above[one.person].add(one.other)
    for start in list(above):
        reached: set[UUID] = set()
        waiting = list(above[start])
        while waiting:
            now = waiting.pop()
            if now == start:
                raise ImpossibleFamily("circle", {"person": start})
            if now not in reached:
                reached.add(now)
                waiting += above.get(now, ())
