# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot be true of a family. Families differ; only what nobody's family can be is refused.

Two mothers, no father, a parent who lives elsewhere, a stepmother younger than one's sister: all of that exists. What
is not known never refuses anything.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from opencjg.persons.rules.birth import anniversary, span
from opencjg.persons.types import PARENTS, RAISES, Birth, ImpossibleFamily, Kin, RelationKind

PARENT_YEARS = 10  # nobody has a child before that age
_FORBEARS = PARENTS | {RelationKind.GRANDPARENT}
_BOTH_WAYS = frozenset({RelationKind.SIBLING, RelationKind.PARTNER})
_UNKNOWN = Birth()


def check_family(people: Mapping[UUID, Birth], kin: Sequence[Kin]) -> None:
    """Refuse a family that cannot exist. `people` may lack somebody: his birth is then unknown.

    Raises:
        ImpossibleFamily: with who they are in `params`, as identifiers:
            `own_relative` (person, kind): somebody is his own mother, partner or neighbour;
            `relation_twice` (person, other, kind): the same said twice, or one person two parents of one child;
            `own_ancestor` (people: each the child of the next, the last of the first);
            `parent_too_young` (person, other, kind, years): a parent certainly not that much older than the child;
            `carer_younger_than_child` (person, other, kind): who raises a child, or a grandparent, is the younger.

    Source: issue 3 ("a child older than its mother, a circular family").
    """
    _refuse_oneself(kin)
    _refuse_twice(kin)
    _refuse_circle(kin)
    for one in kin:
        _refuse_age(one, people.get(one.person, _UNKNOWN), people.get(one.other, _UNKNOWN))


def _refuse_oneself(kin: Sequence[Kin]) -> None:
    for one in kin:
        if one.person == one.other:
            raise ImpossibleFamily("own_relative", {"person": one.person, "kind": one.kind})


def _refuse_twice(kin: Sequence[Kin]) -> None:
    known: set[tuple[UUID, UUID, RelationKind]] = set()
    for one in kin:
        kind = RelationKind.PARENT if one.kind in PARENTS else one.kind
        person, other = sorted((one.person, one.other)) if kind in _BOTH_WAYS else (one.person, one.other)
        if (person, other, kind) in known:
            raise ImpossibleFamily("relation_twice", {"person": one.person, "other": one.other, "kind": one.kind})
        known.add((person, other, kind))


def _refuse_circle(kin: Sequence[Kin]) -> None:
    """Only parents and grandparents: a man and his father who marry a daughter and her mother are a real family."""
    forbears: dict[UUID, list[UUID]] = {}
    for one in kin:
        if one.kind in _FORBEARS:
            forbears.setdefault(one.person, []).append(one.other)
    cleared: set[UUID] = set()
    for person in forbears:
        circle = _circle_from(person, forbears, cleared)
        if circle:
            raise ImpossibleFamily("own_ancestor", {"people": circle})


def _circle_from(start: UUID, forbears: Mapping[UUID, list[UUID]], cleared: set[UUID]) -> tuple[UUID, ...]:
    """Walk up from somebody; the people of the first circle met, or nobody. Adds who leads to none to `cleared`."""
    line = [start]
    todo = [iter(forbears.get(start, ()))]
    while line:
        above = next(todo[-1], None)
        if above is None:
            cleared.add(line.pop())
            todo.pop()
        elif above in line:
            return tuple(line[line.index(above) :])
        elif above not in cleared:
            line.append(above)
            todo.append(iter(forbears.get(above, ())))
    return ()


def _refuse_age(kin: Kin, child: Birth, carer: Birth) -> None:
    """Refuse only what no day within the known dates can make true.

    A parent is ten years older. For a step-parent, foster parent or guardian no margin holds (a guardian may be a
    sister), and none for a grandparent (he may be one by marriage): they are only not the younger.
    """
    younger, older = span(child), span(carer)
    if younger is None or older is None:
        return
    who = {"person": kin.person, "other": kin.other, "kind": kin.kind}
    if kin.kind in PARENTS and anniversary(older[0], PARENT_YEARS) > younger[1]:
        raise ImpossibleFamily("parent_too_young", {**who, "years": PARENT_YEARS})
    if kin.kind in RAISES | _FORBEARS and older[0] > younger[1]:
        raise ImpossibleFamily("carer_younger_than_child", who)
