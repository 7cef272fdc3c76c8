# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walking through IA as the founding documents draw it (requirements, section 28)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.walk import advance, begin, questions_after
from opencjg.processes.services.models import shipped
from opencjg.processes.types import AnswerMissing, AnswerUnknown, Ended, Jump, NodeKind, OnTask, Question, StepWaits

MODELS = {model.key: model for model in map(parse, shipped())}
IA, MS = MODELS["IA"], MODELS["MS"]
CLEAR = {"clarified": "yes"}


def lands(model, code, answers):
    node = next(node.id for node in model.nodes.values() if node.code == code and node.kind is NodeKind.TASK)
    landing = advance(model, node, answers).landing
    return landing.message if isinstance(landing, Jump) else landing.node.code


@pytest.mark.req("IA-V1", "IA-V2", "IA-SA", "IA-END")
@pytest.mark.parametrize(
    ("step", "answers", "next_step"),
    [
        ("IA-1", {"clarified": "no"}, "IA-2a"),
        ("IA-1", CLEAR | {"risk": "yes"}, "IA-2a"),
        ("IA-1", CLEAR | {"risk": "no", "way": "information"}, "IA-2b"),
        ("IA-1", CLEAR | {"risk": "no", "way": "advice"}, "IA-2c"),
        ("IA-1", CLEAR | {"risk": "no", "way": "specific"}, "IA-SA"),
        ("IA-2a", {}, "MS.concern"),
        ("IA-2b", {}, "IA-3"),
        ("IA-2c", {}, "IA-3"),
        ("IA-SA", {}, "INT.start"),
        ("IA-3", {"helped": "yes"}, "IA-END"),
        ("IA-3", {"helped": "no"}, "IA-1"),
    ],
)
def test_each_step_of_information_and_advice_leads_where_the_documents_say(step, answers, next_step):
    assert lands(IA, step, answers) == next_step


@pytest.mark.req("MS-2", "MS-3")
def test_a_worry_from_the_desk_enters_at_receiving_and_goes_on_to_assessing():
    landing = begin(MS, "MS.concern").landing
    assert isinstance(landing, OnTask)
    assert landing.node.code == "MS-2"
    assert lands(MS, "MS-2", {}) == "MS-3"
    assert lands(MS, "MS-3", {}) == "MS-4"


@pytest.mark.parametrize(("drawn", "waiting"), [(IA, "IA_naar_INT")])
def test_a_step_that_waits_for_a_process_to_come_cannot_be_finished_away(drawn, waiting):
    with pytest.raises(StepWaits) as refused:
        advance(drawn, waiting, {})

    assert refused.value.params["step"] == drawn.nodes[waiting].code
    assert questions_after(drawn, waiting) == ()


def test_a_form_can_ask_every_decision_that_may_follow():
    assert [question.variable for question in questions_after(IA, "IA_1")] == ["clarified", "risk", "way"]
    assert questions_after(IA, "IA_2b") == ()


VALUES = st.sampled_from(["yes", "no", "information", "advice", "specific", "", "x", "ja"])
ANSWERS = st.dictionaries(st.sampled_from(["clarified", "risk", "way", "helped"]), VALUES)
TASKS = st.sampled_from([node.id for node in IA.nodes.values() if node.kind is NodeKind.TASK])


def outcome(task, answers):
    try:
        return advance(IA, task, answers)
    except (AnswerMissing, AnswerUnknown) as asks:
        return asks.question


@given(TASKS, ANSWERS)
def test_whatever_is_answered_a_walk_lands_somewhere_or_says_what_it_needs(task, answers):
    came = outcome(task, answers)

    if isinstance(came, Question):
        assert came.answers
        assert answers.get(came.variable) not in {answer.value for answer in came.answers}
    else:
        assert isinstance(came.landing, OnTask | Jump | Ended)
        assert came.passed[0].node == task


@given(st.lists(ANSWERS, max_size=30))
def test_a_walk_of_many_steps_never_hangs_and_never_leaves_the_model(many):
    landing = begin(IA).landing
    for answers in many:
        if not isinstance(landing, OnTask):
            break
        try:
            landing = advance(IA, landing.node.id, answers).landing
        except (AnswerMissing, AnswerUnknown):
            continue
    assert landing.node.id in IA.nodes
