# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walking through a model: from a start or a finished task to where somebody must do something again."""

from collections.abc import Mapping

from opencjg.processes.types import (
    Answer,
    AnswerMissing,
    AnswerUnknown,
    Ended,
    Flow,
    Jump,
    Model,
    Node,
    NodeKind,
    OnTask,
    Passed,
    Question,
    StepWaits,
    Walk,
)

Answers = Mapping[str, str]


def begin(model: Model, message: str | None = None, answers: Answers | None = None) -> Walk:
    """Walk from a start: the plain one, or the one for a message.

    Raises:
        KeyError: the model has no such start.
        AnswerMissing, AnswerUnknown: a decision follows at once.
    """
    return _walk(model, model.nodes[model.starts[message]], answers or {})


def advance(model: Model, node: str, answers: Answers) -> Walk:
    """Walk on from a task that is finished.

    Raises:
        AnswerMissing: a decision on the way was not answered; carries the question to ask.
        AnswerUnknown: it was answered with something it does not know.
        StepWaits: nothing follows, for the process it leads to is not there yet.
    """
    if model.nodes[node].kind is NodeKind.END:
        raise StepWaits(model.nodes[node].code)
    return _walk(model, model.nodes[node], answers)


def _walk(model: Model, node: Node, answers: Answers) -> Walk:
    passed: list[Passed] = []
    # Bounded by the number of elements: a round of gateways alone ends here, not in a hanging worker.
    for _step in range(len(model.nodes) + 1):
        flow = _way_out(model, node, answers)
        passed.append(Passed(node.id, node.kind, node.code, flow.answer))
        node = model.nodes[flow.target]
        if node.kind is NodeKind.TASK:
            return Walk(tuple(passed), OnTask(node))
        if node.kind is NodeKind.END and node.message is not None:
            return Walk(tuple(passed), Jump(node, node.message, node.open))
        if node.kind is NodeKind.END:
            passed.append(Passed(node.id, node.kind, node.code))
            return Walk(tuple(passed), Ended(node))
    raise ValueError(f"{model.key}: a round without a task at {node.id}")


def _way_out(model: Model, node: Node, answers: Answers) -> Flow:
    flows = model.out[node.id]
    if node.kind is not NodeKind.GATEWAY or len(flows) == 1:
        return flows[0]
    question = question_of(model, node)
    given = answers.get(question.variable)
    if given is None:
        raise AnswerMissing(question)
    for flow in flows:
        if flow.answer == given:
            return flow
    raise AnswerUnknown(question, given)


def question_of(model: Model, node: Node) -> Question:
    """What a decision asks."""
    flows = model.out[node.id]
    return Question(
        node=node.id,
        code=node.code,
        name=node.name,
        variable=node.variable or flows[0].variable,
        answers=tuple(Answer(flow.answer, flow.name or flow.answer) for flow in flows),
    )


def questions_after(model: Model, node: str) -> tuple[Question, ...]:
    """Every decision that may be asked when this task is finished, in the order of the drawing's arrows."""
    found: dict[str, Question] = {}
    seen: set[str] = set()
    todo = [flow.target for flow in model.out[node]]
    while todo:
        here = model.nodes[todo.pop(0)]
        if here.id in seen or here.kind is not NodeKind.GATEWAY:
            continue
        seen.add(here.id)
        flows = model.out[here.id]
        if len(flows) > 1:
            question = question_of(model, here)
            found.setdefault(question.variable, question)
        todo += [flow.target for flow in flows]
    return tuple(found.values())
