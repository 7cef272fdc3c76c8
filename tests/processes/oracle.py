# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Soundness once more, by brute force and apart from the product: walk every model everywhere, one arrow at a time."""

from collections.abc import Iterator, Sequence

from opencjg.processes.types import Model, NodeKind

Place = tuple[str, str]


def arrows(models: Sequence[Model]) -> list[tuple[Place, Place]]:
    """Every arrow and every jump, as pairs of places."""
    starts = {
        (n.message, (m.key, n.id)) for m in models for n in m.nodes.values() if n.kind is NodeKind.START and n.message
    }
    jumps = [
        (n.message, (m.key, n.id)) for m in models for n in m.nodes.values() if n.kind is NodeKind.END and not n.open
    ]
    drawn = [((m.key, f.source), (m.key, f.target)) for m in models for f in m.flows]
    return drawn + [(here, there) for said, here in jumps for heard, there in starts if said and said == heard]


def reaches(pairs: list[tuple[Place, Place]], start: Place) -> set[Place]:
    """All places that can be come to, by saturation instead of search."""
    here = {start}
    while True:
        more = {b for a, b in pairs if a in here} | here
        if more == here:
            return here
        here = more


def gets_stuck(models: Sequence[Model]) -> bool:
    """Some place can be come to from which no end can be reached, or some place cannot be come to at all."""
    pairs = arrows(models)
    places = {(m.key, n) for m in models for n in m.nodes}
    kinds = {(m.key, n.id): n for m in models for n in m.nodes.values()}
    ends = {p for p in places if kinds[p].kind is NodeKind.END and (not kinds[p].message or kinds[p].open)}
    starts = {p for p in places if kinds[p].kind is NodeKind.START}
    reached: set[Place] = set()
    for start in starts:
        reached |= reaches(pairs, start)
    return reached != places or any(not (reaches(pairs, place) & ends) for place in places)


def turns_round(models: Sequence[Model]) -> bool:
    """Some place without a task comes back to itself without passing a task."""
    kinds = {(m.key, n.id): n.kind for m in models for n in m.nodes.values()}
    pairs = [(a, b) for a, b in arrows(models) if NodeKind.TASK not in {kinds[a], kinds[b]}]
    return any(a in reaches(pairs, b) for a, b in pairs)


def ways_on(model: Model, node: str) -> Iterator[list[str]]:
    """Every way from an element over decisions to the next step or end, as the elements on it; rounds are cut off."""
    todo = [[node]]
    while todo:
        way = todo.pop()
        further = [f.target for f in model.flows if f.source == way[-1] and f.target not in way]
        stops = len(way) > 1 and model.nodes[way[-1]].kind is not NodeKind.GATEWAY
        if stops or not further:
            yield way
        else:
            todo += [[*way, target] for target in further]


def asks_in_vain(models: Sequence[Model]) -> bool:
    """Something is asked where nobody stands, or two decisions are asked with one answer."""
    for model in models:
        for node in model.nodes.values():
            asked = {n for way in ways_on(model, node.id) for n in way if n != node.id and _decides(model, n)}
            said = [{f.variable for f in model.flows if f.source == n}.pop() for n in asked]
            if node.kind is NodeKind.START and asked:
                return True
            if node.kind is NodeKind.TASK and len(set(said)) < len(said):
                return True
    return False


def _decides(model: Model, node: str) -> bool:
    return model.nodes[node].kind is NodeKind.GATEWAY and sum(f.source == node for f in model.flows) > 1
