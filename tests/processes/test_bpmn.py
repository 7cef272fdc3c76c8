# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading BPMN: what we know is read, everything else is refused by name."""

import pytest

from opencjg.processes.rules.bpmn import duration, parse
from opencjg.processes.services.models import shipped
from opencjg.processes.types import ClockKind, ModelRefused, NodeKind
from tests.processes.drafting import HEAD, SOUND, TAIL, end, flow, model, start, task


def refusals(xml: str) -> dict[str, str]:
    with pytest.raises(ModelRefused) as refused:
        parse(xml)
    return {problem.element: problem.message for problem in refused.value.problems}


def test_a_model_is_read_with_its_steps_decisions_and_lead_times():
    read = parse(model(SOUND))

    assert read.key == "P"
    assert [node.kind for node in read.nodes.values()].count(NodeKind.TASK) == 2
    assert read.nodes["a"].lead is not None
    assert (read.nodes["a"].lead.hours, read.nodes["a"].lead.clock) == (1, ClockKind.WORKING)
    assert {flow.answer for flow in read.out["g"]} == {"ja", "nee"}


@pytest.mark.parametrize(
    ("xml", "element"),
    [
        (model([*SOUND, '<bpmn:scriptTask id="x"/>']), "x"),
        (model([*SOUND, '<bpmn:parallelGateway id="x"/>']), "x"),
        (model([*SOUND, '<bpmn:userTask id="x" cjg:colour="red"/>']), "x"),
        (model([*SOUND, '<bpmn:startEvent id="x"><bpmn:timerEventDefinition/></bpmn:startEvent>']), "x"),
        (model([*SOUND, task("x", lead="morgen")]), "x_lead"),
        (model([*SOUND, flow("b", "nergens")]), "b_nergens_"),
        (model([*SOUND, SOUND[1]]), "a"),
        (
            model(
                [
                    start("s"),
                    end("e"),
                    flow("s", "e").replace(
                        "></bpmn:s",
                        "><bpmn:conditionExpression>__import__('os').system('id')</bpmn:conditionExpression></bpmn:s",
                    ),
                ]
            ),
            "s_e_",
        ),
        (model(SOUND, key="1 2"), "p"),
        (model(SOUND).replace('cjg:key="P"', 'cjg:key="P" cjg:colour="red"'), "p"),
        (model(SOUND).replace('name="Proef"', f'name="{"n" * 121}"'), "p"),
        (model([*SOUND, task("x", code="c" * 21)]), "x"),
        (model([*SOUND, task("x").replace('name="x"', f'name="{"n" * 201}"')]), "x"),
        (model([*SOUND, task("x" * 81)]), "x" * 81),
        (model([*SOUND, task("x").replace("cjg:code", 'cjg:lead="P9D" cjg:code')]), "x"),  # two lead times
        (model([*SOUND, task("g").partition("/>")[2]]), "g"),  # the lead time of a decision
        (model([*SOUND, '<bpmn:userTask id="x"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>']), "x"),
        (model([*SOUND, '<bpmn:userTask id="x"><bpmn:messageEventDefinition/></bpmn:userTask>']), "x"),
        (model([*SOUND, '<bpmn:endEvent id="x"><messageEventDefinition xmlns=""/></bpmn:endEvent>']), "x"),
        (model([*SOUND, '<bpmn:endEvent id="x"><bpmn:messageEventDefinition/></bpmn:endEvent>']), "x"),
        (model([*SOUND, '<bpmn:endEvent id="x" cjg:open="ja"/>']), "x"),
        (model([*SOUND, '<userTask xmlns="" id="x"/>']), "x"),
        (HEAD.format(key="P") + "".join([*SOUND, end("x", "Nergens")]) + TAIL, "x"),  # a message not declared
        (
            model(
                [*SOUND, end("x", "Een").replace("</bpmn:e", '<bpmn:messageEventDefinition messageRef="Een"/></bpmn:e')]
            ),
            "x",
        ),
        (model([*SOUND, task("x"), task("x").partition("/>")[2].replace("x_lead", "x_again")]), "x_again"),
        (model([*SOUND, task("x").replace('cancelActivity="false"', "")]), "x_lead"),
        (model([*SOUND, task("x").replace("cancelActivity", 'cjg:clock="sand" cancelActivity')]), "x_lead"),
    ],
)
def test_what_we_do_not_know_is_refused_by_name(xml, element):
    assert element in refusals(xml)


def test_all_problems_are_told_at_once():
    assert len(refusals(model([*SOUND, '<bpmn:scriptTask id="x"/>', '<bpmn:callActivity id="y"/>']))) == 2


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>' + model(SOUND),
        "<!doctype a>" + model(SOUND),
        "geen xml",
        model(SOUND) + "<" * 10,
        " " * 500_001,
        "<a>" * 100_000,
    ],
)
def test_hostile_files_are_refused_and_not_read(xml):
    assert "file" in refusals(xml)


def test_a_jump_goes_by_the_name_of_its_message_whatever_identity_the_editor_gave_it():
    drawn = model([start("s"), end("e", "Verder"), flow("s", "e")])
    read = parse(
        drawn.replace('messageRef="Verder"', 'messageRef="Message_1"').replace('id="Verder"', 'id="Message_1"')
    )

    assert read.nodes["e"].message == "Verder"


def test_a_file_holds_one_process():
    two = (HEAD.format(key="A") + TAIL).replace("</bpmn:definitions>", '<bpmn:process id="q"/></bpmn:definitions>')
    assert "definitions" in refusals(two)


@pytest.mark.parametrize(("text", "parts"), [("PT1H", {"hours": 1}), ("P1D", {"days": 1}), ("P2W", {"weeks": 2})])
def test_durations_keep_their_units(text, parts):
    read = duration(text)
    assert read is not None
    assert {name: value for name, value in read.items() if value} == parts


@pytest.mark.parametrize("text", ["", "P", "PT", "1H", "P1Y", "P-1D", "P1D; drop table"])
def test_other_durations_are_not_read(text):
    assert duration(text) is None


def test_the_shipped_models_can_be_read():
    assert {parse(xml).key for xml in shipped()} == {"IA", "MS", "INT", "VW", "CvZ", "VI"}
