# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether process models, taken together, can get stuck or lose a case. Run before a version becomes active.

The models jump into each other, so they are one graph: an element is named by its model's key and its own identity.
Source: design.md 4 (soundness); ALG-23.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from opencjg.processes.rules.walk import question_of
from opencjg.processes.types import Model, Node, NodeKind, Problem

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OpenJump:
    """A declared jump to a process that is not there yet; it lands on a waiting step."""

    model: str
    node: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found."""

    problems: tuple[Problem, ...]
    open_jumps: tuple[OpenJump, ...]
    counts: Mapping[str, Mapping[str, int]]

    @property
    def sound(self) -> bool:
        return not self.problems


def check(models: Sequence[Model], roles: frozenset[str], handlers: frozenset[str]) -> Report:
    """Check a set of models.

    Args:
        roles: the roles somebody can hold.
        handlers: the codes of the handlers that exist.
    """
    graph = _Graph(models)
    problems = [
        *graph.problems,
        *_shared_codes(models),
        *(problem for model in models for problem in _elements(model, roles, handlers)),
        *(problem for model in models for problem in _unanswerable(model)),
        *graph.unreached(),
        *graph.without_end(),
        *graph.rounds_without_task(),
    ]
    return Report(
        problems=tuple(problems),
        open_jumps=tuple(
            OpenJump(model.key, node.id, node.code, node.message or "")
            for model in models
            for node in model.nodes.values()
            if node.open
        ),
        counts={model.key: Counter(node.kind.value for node in model.nodes.values()) for model in models},
    )


def _elements(model: Model, roles: frozenset[str], handlers: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with elements on their own."""
    arriving = {flow.target for flow in model.flows}
    for node in model.nodes.values():
        if node.kind is NodeKind.TASK:
            yield from _task(model, node, roles, handlers)
        if node.kind is NodeKind.END and node.message is None and not node.code:
            yield Problem(_name(model, node), "is an end without a code, so nobody would know that it ended")
        if node.kind is NodeKind.GATEWAY:
            yield from _gateway(model, node)
        if node.kind is NodeKind.START and node.id in arriving:
            yield Problem(_name(model, node), "is a start with an arrow into it")
        yield from _ways_out(model, node)
        if node.open:
            yield from _waiting(model, node, roles)


def _shared_codes(models: Sequence[Model]) -> Iterator[Problem]:
    """A code names one step or decision, whatever model it stands in: people and other processes say it."""
    coded = [
        (model, node)
        for model in models
        for node in model.nodes.values()
        if node.code and node.kind in {NodeKind.TASK, NodeKind.GATEWAY}
    ]
    times = Counter(node.code for _model, node in coded)
    for model, node in coded:
        if times[node.code] > 1:
            yield Problem(_name(model, node), f"shares its code {node.code} with another step")


def _unanswerable(model: Model) -> Iterator[Problem]:
    """Decisions that whoever finishes a step cannot answer, so that the step can never be finished.

    A start asks nobody: what comes in from another process meets no form. And one answer serves one decision:
    where two ask for the same variable after one step, what is right for the first may be unknown to the second.
    """
    for node in model.nodes.values():
        if node.kind is NodeKind.START and (asked := _decisions_after(model, node)):
            yield Problem(_name(model, asked[0]), "asks something before anybody has a step, so nobody can answer")
        if node.kind is NodeKind.TASK:
            first: dict[str, Node] = {}
            for decision in _decisions_after(model, node):
                variable = question_of(model, decision).variable
                other = first.setdefault(variable, decision)
                if other is not decision:
                    yield Problem(_name(model, decision), f"asks for {variable} after {node.id}, as {other.id} does")


def _decisions_after(model: Model, node: Node) -> list[Node]:
    """Every decision that can be met between this element and the next step."""
    found: dict[str, Node] = {}
    todo = [flow.target for flow in model.out[node.id]]
    while todo:
        here = model.nodes[todo.pop(0)]
        if here.kind is NodeKind.GATEWAY and here.id not in found:
            found[here.id] = here
            todo += [flow.target for flow in model.out[here.id]]
    return [decision for decision in found.values() if len(model.out[decision.id]) > 1]


def _task(model: Model, node: Node, roles: frozenset[str], handlers: frozenset[str]) -> Iterator[Problem]:
    if not node.code:
        yield Problem(_name(model, node), "is a step without a code")
    if node.role not in roles:
        yield Problem(_name(model, node), f"has no role that somebody can hold: {node.role or '-'}")
    if node.lead is None:
        yield Problem(_name(model, node), "has no lead time, so nobody would know when it is late")
    if node.handler not in handlers:
        yield Problem(_name(model, node), f"names a handler that does not exist: {node.handler or '-'}")


def _waiting(model: Model, node: Node, roles: frozenset[str]) -> Iterator[Problem]:
    if node.kind is not NodeKind.END or node.message is None:
        yield Problem(_name(model, node), "is declared open, but is no jump")
    if node.lead is None or not node.code or node.role not in roles:
        yield Problem(_name(model, node), "waits for another process without a code, a role or a lead time")


def _gateway(model: Model, node: Node) -> Iterator[Problem]:
    flows = model.out[node.id]
    if len(flows) < 2:
        if any(flow.variable for flow in flows):
            yield Problem(_name(model, node), "has a condition on its only way out, so other answers get stuck")
        return
    if any(not flow.variable for flow in flows):
        yield Problem(_name(model, node), "has a way out without a condition")
    if len({flow.variable for flow in flows if flow.variable} | {node.variable} - {""}) > 1:
        yield Problem(_name(model, node), "asks more than one thing")
    answers = Counter(flow.answer for flow in flows)
    for answer, times in answers.items():
        if times > 1:
            yield Problem(_name(model, node), f"has two ways out for the answer {answer}")


def _ways_out(model: Model, node: Node) -> Iterator[Problem]:
    flows = model.out[node.id]
    if node.kind is NodeKind.END and flows:
        yield Problem(_name(model, node), "is an end with an arrow out of it")
    if node.kind in {NodeKind.START, NodeKind.TASK}:
        if len(flows) != 1:
            yield Problem(_name(model, node), f"has {len(flows)} ways out instead of one")
        elif flows[0].variable:
            yield Problem(_name(model, node), "has a condition, which only a decision may have")
    if node.kind is NodeKind.GATEWAY and not flows:
        yield Problem(_name(model, node), "is a decision without a way out")


def _name(model: Model, node: Node) -> str:
    return f"{model.key}/{node.id}"


@dataclass
class _Graph:
    """All models as one graph, jumps included."""

    models: Sequence[Model]
    nodes: dict[Place, Node] = field(default_factory=dict)
    out: dict[Place, list[Place]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    jumped_to: set[Place] = field(default_factory=set)

    def __post_init__(self) -> None:
        starts: dict[str, Place] = {}
        for key, times in Counter(model.key for model in self.models).items():
            if times > 1:
                self.problems.append(Problem(key, "is the key of more than one model"))
        for model in self.models:
            self.add(model, starts)
        for place, node in self.nodes.items():
            if node.kind is not NodeKind.END or node.message is None:
                continue
            if not node.open:
                self.tie(place, node.message, starts)
            elif node.message in starts:
                there = "/".join(starts[node.message])
                self.problems.append(Problem("/".join(place), f"is declared open, but {there} is there to go on"))

    def add(self, model: Model, starts: dict[str, Place]) -> None:
        plain = 0
        for node in model.nodes.values():
            place = (model.key, node.id)
            self.nodes[place] = node
            self.out[place] += [(model.key, flow.target) for flow in model.out[node.id]]
            if node.kind is NodeKind.START and node.message is None:
                plain += 1
            elif node.kind is NodeKind.START and node.message in starts:
                self.problems.append(Problem(f"{model.key}/{node.id}", f"is a second start for {node.message}"))
            elif node.kind is NodeKind.START and node.message is not None:
                starts[node.message] = place
        if plain > 1:
            self.problems.append(Problem(model.key, "has more than one plain start"))
        if not any(node.kind is NodeKind.START for node in model.nodes.values()):
            self.problems.append(Problem(model.key, "has no start"))

    def tie(self, place: Place, message: str, starts: Mapping[str, Place]) -> None:
        target = starts.get(message)
        if target is None:
            self.problems.append(Problem("/".join(place), f"jumps to {message}, which no model starts with"))
            return
        self.out[place].append(target)
        self.jumped_to.add(target)

    def unreached(self) -> Iterator[Problem]:
        """Elements no case can come to. A start with a message counts as a way in of its own."""
        todo = [place for place, node in self.nodes.items() if node.kind is NodeKind.START]
        reached = self._closure(todo, self.out)
        for place in self.nodes:
            if place not in reached:
                yield Problem("/".join(place), "can never be reached")

    def without_end(self) -> Iterator[Problem]:
        """Elements from which no end can be reached: a case there would never be finished."""
        back: dict[Place, list[Place]] = defaultdict(list)
        for place, targets in self.out.items():
            for target in targets:
                back[target].append(place)
        ends = [
            place
            for place, node in self.nodes.items()
            if node.kind is NodeKind.END and (node.message is None or node.open)
        ]
        finishing = self._closure(ends, back)
        for place in self.nodes:
            if place not in finishing:
                yield Problem("/".join(place), "leads to no end")

    def rounds_without_task(self) -> Iterator[Problem]:
        """Rounds in which nobody does anything: a case would go round for ever within one click."""
        passing = {place for place, node in self.nodes.items() if node.kind is not NodeKind.TASK}
        arriving = {place: sum(place in self.out[other] for other in passing) for place in passing}
        free = [place for place, number in arriving.items() if number == 0]
        while free:
            place = free.pop()
            passing.discard(place)
            for target in set(self.out[place]) & passing:
                arriving[target] -= 1
                if arriving[target] == 0:
                    free.append(target)
        # What is left lies on a round, or behind one.
        for place in sorted(passing):
            if place in self._closure([t for t in self.out[place] if t in passing], self._only(passing)):
                yield Problem("/".join(place), "is on a round without a step")

    def _only(self, places: set[Place]) -> Mapping[Place, list[Place]]:
        return {place: [t for t in self.out[place] if t in places] for place in places}

    @staticmethod
    def _closure(start: Sequence[Place], out: Mapping[Place, Sequence[Place]]) -> set[Place]:
        reached: set[Place] = set()
        todo = list(start)
        while todo:
            place = todo.pop()
            if place not in reached:
                reached.add(place)
                todo += out.get(place, ())
        return reached
