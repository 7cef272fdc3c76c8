# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""No model becomes active that can get stuck, lose a case or leave a step without somebody (ALG-23)."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.soundness import check
from opencjg.processes.rules.walk import advance, begin, questions_after
from opencjg.processes.services.models import checked, shipped
from opencjg.processes.types import Jump, NodeKind, OnTask
from tests.processes.drafting import HANDLERS, ROLES, SOUND, end, flow, gateway, model, start, task
from tests.processes.oracle import asks_in_vain, gets_stuck, turns_round


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
        (
            [
                *(start("s"), gateway("g"), task("a"), end("e"), flow("s", "g")),
                *(flow("g", "a", "ja"), flow("g", "e", "nee"), flow("a", "e")),
            ],
            "P/g",
        ),  # asks where nobody stands
        (
            [
                *(
                    start("s"),
                    task("a"),
                    gateway("g"),
                    gateway("h"),
                    task("b"),
                    end("e"),
                    flow("s", "a"),
                    flow("a", "g"),
                ),
                *(flow("g", "h", "ja"), flow("g", "e", "nee"), flow("h", "b", "x"), flow("h", "e", "y")),
                flow("b", "e"),
            ],
            "P/h",
        ),  # two decisions wait for one answer
        ([start("s"), task("a"), end("e").replace(' cjg:code="e"', ""), flow("s", "a"), flow("a", "e")], "P/e"),
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


def test_a_decision_behind_a_jump_has_nobody_to_answer_it():
    first = model([start("s"), task("a"), end("e", "Verder"), flow("s", "a"), flow("a", "e")], "A")
    asks = [start("m", "Verder"), gateway("g"), task("b"), end("f")]
    second = model([*asks, flow("m", "g"), flow("g", "b", "ja"), flow("g", "f", "nee"), flow("b", "f")], "B")

    assert set(problems(first, second)) == {"B/g"}


def test_a_step_code_names_one_step_in_all_models_together():
    parts = [start("s"), task("a"), end("e"), flow("s", "a"), flow("a", "e")]

    assert set(problems(model(parts, "A"), model(parts, "B"))) == {"A/a", "B/a"}


def test_a_jump_is_no_longer_open_once_the_other_process_is_there():
    """Otherwise cases would go on waiting for what has come."""
    waits = model([start("s"), task("a"), end("e", "Later", waiting=True), flow("s", "a"), flow("a", "e")], "A")
    there = model([start("m", "Later"), task("b"), end("f"), flow("m", "b"), flow("b", "f")], "B")

    assert set(problems(waits, there)) == {"A/e"}


def test_a_declared_open_jump_is_sound_and_is_listed():
    one = parse(model([start("s"), task("a"), end("e", "Later", waiting=True), flow("s", "a"), flow("a", "e")]))
    report = check([one], ROLES, HANDLERS)

    assert report.sound
    assert [(jump.code, jump.message) for jump in report.open_jumps] == [("X-1", "Later")]


@pytest.mark.req("IA-1", "IA-2a", "MS-4")
def test_the_shipped_models_are_sound_together_with_exactly_the_open_jumps_we_know():
    report = checked([parse(xml) for xml in shipped()])

    assert report.problems == ()
    assert {jump.message for jump in report.open_jumps} == {"INT.start"}


SHIPPED = [parse(xml) for xml in shipped()]


def with_flows(drawn, flows):
    """The same model with other arrows."""
    out = {node: tuple(one for one in flows if one.source == node) for node in drawn.nodes}
    return replace(drawn, flows=tuple(flows), out=out)


@pytest.mark.parametrize(("number", "lost"), [(n, one) for n, drawn in enumerate(SHIPPED) for one in drawn.flows])
def test_a_shipped_model_that_loses_any_arrow_is_refused_and_says_where(number, lost):
    drawn = SHIPPED[number]
    broken = with_flows(drawn, [one for one in drawn.flows if one != lost])
    report = checked([broken if one is drawn else one for one in SHIPPED])

    assert {f"{drawn.key}/{lost.source}", f"{drawn.key}/{lost.target}"} & {one.element for one in report.problems}


@given(st.data())
def test_a_shipped_model_with_an_arrow_bent_elsewhere_is_judged_as_brute_force_does(data):
    drawn = data.draw(st.sampled_from(SHIPPED))
    bent = data.draw(st.sampled_from(drawn.flows))
    places = [node.id for node in drawn.nodes.values() if node.kind is not NodeKind.START]
    other = replace(bent, target=data.draw(st.sampled_from(places)))
    models = [
        with_flows(drawn, [other if one == bent else one for one in drawn.flows]) if one is drawn else one
        for one in SHIPPED
    ]

    assert checked(models).sound == (not (gets_stuck(models) or turns_round(models) or asks_in_vain(models)))


NODES = ("a", "b", "c", "d")


@st.composite
def drawings(draw, key="P", other=""):
    """A model of up to four steps and decisions, with arrows anywhere; and into the other model, when there is one."""
    kinds = {node: draw(st.sampled_from(["task", "task", "gateway"])) for node in NODES[: draw(st.integers(1, 4))]}
    targets = st.sampled_from([*kinds, "e", *(["j"] if other else [])])
    first = draw(targets)
    flows = [flow("s", first), *([flow("m", first)] if other else [])]
    for node, kind in kinds.items():
        if kind == "task":
            flows.append(flow(node, draw(targets)))
        else:
            variable = draw(st.sampled_from(["keuze", "andere", "derde"]))
            flows += [flow(node, draw(targets), f"antwoord{n}", variable) for n in range(draw(st.integers(2, 3)))]
    parts = [start("s"), *(task(n, code=f"{key}-{n}") if k == "task" else gateway(n) for n, k in kinds.items())]
    parts += [start("m", f"naar{key}")] if other else []
    parts += [end(one, said) for one, said in (("e", ""), ("j", f"naar{other}")) if f'targetRef="{one}"' in str(flows)]
    return parse(model([*parts, *flows], key))


sets = st.one_of(
    st.tuples(drawings()),
    st.tuples(drawings(key="P", other="Q"), drawings(key="Q", other="P")),
)


@given(sets)
def test_on_any_drawings_the_check_agrees_with_brute_force(models):
    report = check(models, ROLES, HANDLERS)

    assert report.sound == (not (gets_stuck(models) or turns_round(models) or asks_in_vain(models)))


def follow(walk, models):
    """Where a walk comes out: at a step, or None at an end; jumps are followed as the engine does."""
    for _jump in range(len(models) * 10):
        landing = walk.landing
        if isinstance(landing, OnTask):
            return landing.node
        if not isinstance(landing, Jump) or landing.open:
            return None
        walk = next(begin(one, landing.message) for one in models if landing.message in one.starts)
    raise AssertionError("jumps that never come to a step")


def key_of(node, models):
    return next(one.key for one in models if one.nodes.get(node.id) is node)


@given(sets)
def test_in_sound_models_whatever_a_form_lets_somebody_answer_goes_on_and_an_end_stays_within_reach(models):
    if not check(models, ROLES, HANDLERS).sound:
        return
    by_key = {one.key: one for one in models}
    begun = [follow(begin(one, message), models) for one in models for message in one.starts]
    todo = [(key_of(node, models), node.id) for node in begun if node is not None]
    leads: dict[tuple[str, str], set[tuple[str, str] | None]] = {}
    while todo:
        here = todo.pop()
        if here in leads:
            continue
        leads[here] = set()
        asked = questions_after(by_key[here[0]], here[1])
        for chosen in product(*([(one.variable, answer.value) for answer in one.answers] for one in asked)):
            node = follow(advance(by_key[here[0]], here[1], dict(chosen)), models)
            place = (key_of(node, models), node.id) if node is not None else None
            leads[here].add(place)
            todo += [place] if place else []

    finishing: set[tuple[str, str] | None] = {None}
    while more := {place for place, targets in leads.items() if targets & finishing} - finishing:
        finishing |= more
    assert set(leads) <= finishing
    steps = {(one.key, node.id) for one in models for node in one.nodes.values() if node.kind is NodeKind.TASK}
    assert set(leads) == steps
