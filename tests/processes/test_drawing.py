# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A process as a picture and as the same in a list."""

import xml.etree.ElementTree as ET

from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.drawing import NodeState, as_list, draw, strip
from opencjg.processes.services.models import shipped
from tests.processes.drafting import SOUND, model

IA = next(model for model in map(parse, shipped()) if model.key == "IA")
PASSED = ["start", "IA_1", "IA_helder", "IA_V1", "IA_V2"]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_shows_the_way_taken_and_the_position_without_colour_alone():
    picture = ET.fromstring(draw(IA, passed=PASSED, current=["IA_2b"], titles={"title": "Informatie"}))  # noqa: S314 -- our own

    classes = [group.get("class", "") for group in picture.iter(f"{SVG}g")]
    assert sum("is-now" in name for name in classes) == 1
    assert sum("is-done" in name for name in classes) == len(PASSED)
    marks = [mark for mark in picture.iter(f"{SVG}path") if mark.get("class") == "process__tick"]
    assert len(marks) == len(PASSED)
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "Informatie"


def test_only_arrows_that_were_taken_are_drawn_so():
    """Both the unclear question and the risk lead to calling somebody in; only one of the two happened."""
    way = ["IA_1", "IA_helder", "IA_V1"]
    picture = ET.fromstring(draw(IA, passed=way, current=["IA_2a"], titles={}))  # noqa: S314 -- our own
    taken = {line.get("points") for line in picture.iter(f"{SVG}polyline") if "is-taken" in line.get("class", "")}

    drawn = {flow: " ".join(f"{x:g},{y:g}" for x, y in points) for flow, points in IA.lines.items()}
    assert taken == {drawn["f2"], drawn["f3"], drawn["f5"]}


def test_the_picture_carries_no_style_and_no_script():
    picture = draw(IA, passed=PASSED, current=["IA_2b"], titles={})

    assert "style=" not in picture
    assert "<script" not in picture
    assert " on" not in picture.replace(" onder", "")[:200]


def test_names_from_a_file_are_escaped():
    hostile = model(SOUND).replace('name="a"', 'name="&lt;script&gt;alert(1)&lt;/script&gt;"')
    shape = (
        '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
        'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><bpmndi:BPMNPlane><bpmndi:BPMNShape bpmnElement="a">'
        '<dc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    )
    picture = draw(
        parse(hostile.replace("</bpmn:definitions>", shape + "</bpmn:definitions>")),
        passed=[],
        current=[],
        titles={"title": "<b>"},
    )

    assert "<script" not in picture
    assert "<b>" not in picture


def test_the_list_says_the_same_as_the_picture():
    rows = as_list(IA, PASSED, ["IA_2b"])

    assert {row.code for row in rows if row.state is NodeState.NOW} == {"IA-2b"}
    assert len(rows) == len(IA.nodes) - 1
    assert any("nee" in following for row in rows for following in row.following)


def test_the_strip_shows_what_was_done_what_is_now_and_the_shortest_way_on():
    steps = [(step.code, step.state) for step in strip(IA, PASSED, ["IA_2b"])]

    assert steps == [("IA-1", "done"), ("IA-2b", "now"), ("IA-3", "ahead"), ("IA-END", "ahead")]
