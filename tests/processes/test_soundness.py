# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""No model becomes active that can get stuck, lose a case or leave a step without somebody (ALG-23)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.soundness import check
from opencjg.processes.services.models import checked, shipped
from tests.processes.drafting import HANDLERS, ROLES, SOUND, end, flow, gateway, model, start, task
from tests.processes.oracle import gets_stuck, turns_round


def problems(*xml: str) -> dict[str, str]:
    report = check([parse(one) for one in xml], ROLES, HANDLERS)
    return {problem.element: problem.message for problem in report.problems}


def test_a_sound_model_has_no_problems():
    assert problems(model(SOUND)) == {}


@pytest.mark.parametrize(
    ("parts", "element"),
    [
        ([*SOUND, task("x"), flow("x", "e")], "P/x"),  # never reached
        ([start("s"), task("a"), task("b"), flow("s", "a"), flow("a", "b"), flow("b", "a")], "P/a"),  # no end
        ([start("s"), task("a", role="koning"), end("e"), flow("s", "a"), flow("a", "e")], "P/a"),
        ([start("s"), task("a", role=""), end("e"), flow("s", "a"), flow("a", "e")], "P/a"),
        ([start("s"), task("a", lead=""), end("e"), flow("s", "a"), flow("a", "e")], "P/a"),
        ([start("s"), task("a", handler="weg"), end("e"), flow("s", "a"), flow("a", "e")], "P/a"),
        ([*SOUND, flow("g", "b", "ja2", "andere")], "P/g"),  # asks two things
        ([*SOUND, flow("g", "e", "ja")], "P/g"),  # two ways for one answer
        ([*SOUND, flow("g", "e")], "P/g"),  # a way without a condition
        ([start("s"), gateway("g"), end("e"), flow("s", "g"), flow("g", "e", "ja")], "P/g"),  # others get stuck
        ([start("s"), task("a"), end("e"), flow("s", "a"), flow("a", "e", "ja")], "P/a"),
        ([start("s"), task("a"), end("e"), flow("s", "a")], "P/a"),  # no way out
        ([start("s"), task("a"), end("e", "Naar.nergens"), flow("s", "a"), flow("a", "e")], "P/e"),
        ([start("s"), task("a"), task("b", code="a"), end("e"), flow("s", "a"), flow("a", "b"), flow("b", "e")], "P/a"),
        (
            [
                *(start("s"), gateway("g"), gateway("h"), end("e"), flow("s", "g")),
                *(flow("g", "h", "ja"), flow("g", "e", "nee"), flow("h", "g")),
            ],
            "P/g",
        ),  # a round in which nobody does anything
    ],
)
def test_each_way_to_lose_a_case_is_found_and_named(parts, element):
    assert element in problems(model(parts))


def test_models_are_judged_together_because_they_jump_into_each_other():
    first = model([start("s"), task("a"), end("e", "Verder"), flow("s", "a"), flow("a", "e")], "A")
    second = model([start("m", "Verder"), task("b"), end("f"), flow("m", "b"), flow("b", "f")], "B")

    assert "A/e" in problems(first)
    assert problems(first, second) == {}


def test_two_models_that_only_jump_into_each_other_never_end():
    first = model([start("s", "Heen"), task("a"), end("e", "Terug"), flow("s", "a"), flow("a", "e")], "A")
    second = model([start("m", "Terug"), task("b"), end("f", "Heen"), flow("m", "b"), flow("b", "f")], "B")

    assert "A/a" in problems(first, second)


def test_a_declared_open_jump_is_sound_and_is_listed():
    one = parse(model([start("s"), task("a"), end("e", "Later", waiting=True), flow("s", "a"), flow("a", "e")]))
    report = check([one], ROLES, HANDLERS)

    assert report.sound
    assert [(jump.code, jump.message) for jump in report.open_jumps] == [("X-1", "Later")]


@pytest.mark.req("IA-1", "IA-2a", "MS-4")
def test_the_shipped_models_are_sound_together_with_exactly_the_open_jumps_we_know():
    report = checked([parse(xml) for xml in shipped()])

    assert report.problems == ()
    assert {jump.message for jump in report.open_jumps} == {"INT.start", "MS.assessed"}


NODES = ("a", "b", "c", "d")


@st.composite
def drawings(draw):
    """A model of up to four steps and decisions, with arrows anywhere."""
    kinds = {node: draw(st.sampled_from(["task", "gateway"])) for node in NODES[: draw(st.integers(1, 4))]}
    parts = [start("s"), end("e"), *(task(n) if kind == "task" else gateway(n) for n, kind in kinds.items())]
    targets = st.sampled_from([*kinds, "e"])
    parts.append(flow("s", draw(targets)))
    for node, kind in kinds.items():
        if kind == "task":
            parts.append(flow(node, draw(targets)))
        else:
            ways = draw(st.integers(2, 3))
            parts += [flow(node, draw(targets), f"antwoord{number}") for number in range(ways)]
    return parse(model(parts))


@given(drawings())
def test_on_any_drawing_the_check_agrees_with_brute_force(drawing):
    report = check([drawing], ROLES, HANDLERS)

    assert report.sound == (not gets_stuck([drawing]) and not turns_round([drawing]))
