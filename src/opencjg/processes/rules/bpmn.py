# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a BPMN 2.0 file. A small subset, read strictly: what is not known is refused by name (design.md 4)."""

import re
import xml.etree.ElementTree as ET  # nosec B405 -- refused below: documents with a DTD or entities
from collections.abc import Mapping
from dataclasses import dataclass, field

from opencjg.processes.types import (
    Box,
    ClockKind,
    Flow,
    LeadTime,
    Model,
    ModelRefused,
    Node,
    NodeKind,
    Problem,
)

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
DD = "{http://www.omg.org/spec/DD/20100524/DI}"
OURS = "{urn:opencjg:bpmn:1}"

LARGEST = 500_000
KINDS = {
    "startEvent": NodeKind.START,
    "userTask": NodeKind.TASK,
    "exclusiveGateway": NodeKind.GATEWAY,
    "endEvent": NodeKind.END,
}
UNREAD = {"documentation", "extensionElements", "laneSet", "textAnnotation", "association"}
# What may stand inside an element. A loop marker, for one, would change what a step means without our seeing it.
INSIDE = {
    "startEvent": {"incoming", "outgoing", "messageEventDefinition"},
    "userTask": {"incoming", "outgoing"},
    "exclusiveGateway": {"incoming", "outgoing"},
    "endEvent": {"incoming", "outgoing", "messageEventDefinition"},
    "boundaryEvent": {"timerEventDefinition"},
    "sequenceFlow": {"conditionExpression"},
}
# Our own attributes, by the element that may carry them.
OWN = {
    "process": {"key"},
    "userTask": {"code", "role", "handler", "instrument"},
    "exclusiveGateway": {"code", "variable"},
    "endEvent": {"code", "role", "open", "lead", "clock", "literal"},
    "boundaryEvent": {"clock", "literal"},
}
# What the database holds of an element: longer, and a case could not be written there once it came along.
LONGEST = {"id": 80, "name": 200, f"{OURS}code": 20}
LONGEST_TITLE = 120
CONDITION = re.compile(r'\s*([a-z_]{1,40})\s*==\s*"([a-z0-9_]{1,40})"\s*')
DURATION = re.compile(r"P(?=.)(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?=.)(?:(\d{1,3})H)?(?:(\d{1,3})M)?)?")


def parse(text: str) -> Model:
    """Read a model.

    Raises:
        ModelRefused: not XML, not one process, or with elements, attributes, conditions or durations we do not
            know; names each of them.
    """
    root = _tree(text)
    processes = root.findall(f"{BPMN}process")
    if len(processes) != 1:
        raise ModelRefused((Problem("definitions", "must hold exactly one process"),))
    messages = {
        one: message.get("name") or one for message in root.iter(f"{BPMN}message") if (one := message.get("id"))
    }
    reading = _Reading(processes[0], messages)
    reading.read()
    if reading.problems:
        raise ModelRefused(tuple(reading.problems))
    boxes, lines = _drawing(root)
    out: dict[str, list[Flow]] = {node: [] for node in reading.nodes}
    for flow in reading.flows:
        out[flow.source].append(flow)
    return Model(
        key=reading.key,
        name=processes[0].get("name") or reading.key,
        xml=text,
        nodes=reading.nodes,
        flows=tuple(reading.flows),
        boxes=boxes,
        lines=lines,
        out={node: tuple(flows) for node, flows in out.items()},
    )


def _tree(text: str) -> ET.Element:
    if len(text) > LARGEST:
        raise ModelRefused((Problem("file", f"is larger than {LARGEST} characters"),))
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise ModelRefused((Problem("file", "a DTD or entity is not allowed"),))
    try:
        return ET.fromstring(text)  # noqa: S314 # nosec B314 -- no DTD, so no entities to expand
    except (ET.ParseError, RecursionError, ValueError) as wrong:
        raise ModelRefused((Problem("file", "is not well-formed XML"),)) from wrong


def duration(text: str) -> Mapping[str, int] | None:
    """The parts of an ISO 8601 duration of months, weeks, days, hours and minutes; None for anything else."""
    match = DURATION.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return None
    names = ("months", "weeks", "days", "hours", "minutes")
    return {name: int(value or 0) for name, value in zip(names, match.groups(), strict=True)}


@dataclass
class _Reading:
    process: ET.Element
    messages: Mapping[str, str]
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    leads: dict[str, LeadTime] = field(default_factory=dict)
    key: str = ""

    def read(self) -> None:
        self.key = self.process.get(f"{OURS}key", "")
        if not re.fullmatch(r"[A-Za-z]{1,10}", self.key):
            self.refuse(self.process, "has no key of one to ten letters")
        if len(self.process.get("name", "")) > LONGEST_TITLE:
            self.refuse(self.process, f"has a name of more than {LONGEST_TITLE} characters")
        self.check_own(self.process, "process")
        for element in self.process:
            if element.tag == f"{BPMN}boundaryEvent":
                self.read_timer(element)
        seen: set[str] = set()
        for element in self.process:
            identity = element.get("id", "")
            kind = element.tag.removeprefix(BPMN)
            if kind in UNREAD:
                continue
            if not identity or identity in seen:
                self.refuse(element, "has no identity of its own")
            seen.add(identity)
            self.read_element(element, kind)
        self.check_ties()

    def check_ties(self) -> None:
        """Arrows and timers must hang on elements that are there."""
        for flow in self.flows:
            for end in (flow.source, flow.target):
                if end not in self.nodes:
                    self.problems.append(Problem(flow.id, f"is tied to {end}, which is not there"))
        steps = {node.id for node in self.nodes.values() if node.kind is NodeKind.TASK}
        for timed in sorted(set(self.leads) - steps):
            self.problems.append(Problem(timed, "has a lead time, but no step has this identity"))

    def refuse(self, element: ET.Element, message: str) -> None:
        self.problems.append(Problem(element.get("id") or element.tag.rpartition("}")[2], message))

    def read_element(self, element: ET.Element, kind: str) -> None:
        if kind not in INSIDE or not element.tag.startswith(BPMN):
            self.refuse(element, f"is a {kind}, which we do not support")
            return
        self.check_own(element, kind)
        self.check_inside(element, kind)
        for name, longest in LONGEST.items():
            if len(element.get(name, "")) > longest:
                self.refuse(element, f"has a {name.removeprefix(OURS)} of more than {longest} characters")
        if kind == "sequenceFlow":
            self.read_flow(element)
        elif kind in KINDS:
            self.read_node(element, KINDS[kind])

    def check_own(self, element: ET.Element, kind: str) -> None:
        for name in element.attrib:
            if name.startswith(OURS) and name.removeprefix(OURS) not in OWN.get(kind, ()):
                self.refuse(element, f"has an attribute we do not know: {name.removeprefix(OURS)}")

    def check_inside(self, element: ET.Element, kind: str) -> None:
        definitions = 0
        for child in element:
            name = child.tag.removeprefix(BPMN)
            known = name in INSIDE[kind] | {"documentation", "extensionElements"}
            if not known or not child.tag.startswith(BPMN):
                self.refuse(element, f"has a {name}, which we do not support")
            definitions += name.endswith("EventDefinition")
        if definitions > 1:
            self.refuse(element, "has more than one event definition")

    def read_node(self, element: ET.Element, kind: NodeKind) -> None:
        ours = {name: element.get(OURS + name, "") for names in OWN.values() for name in names}
        identity = element.get("id", "")
        lead = self.leads.get(identity)
        if ours["open"] not in {"", "true", "false"}:
            self.refuse(element, f"is open or not: true or false, not {ours['open']}")
        if ours["lead"]:
            lead = self.lead_time(element, ours["lead"], ours["clock"], ours["literal"])
        self.nodes[identity] = Node(
            id=identity,
            kind=kind,
            name=element.get("name", ""),
            code=ours["code"],
            role=ours["role"],
            handler=ours["handler"],
            instrument=ours["instrument"],
            variable=ours["variable"],
            lead=lead,
            message=self.message_of(element),
            open=ours["open"] == "true",
        )

    def message_of(self, element: ET.Element) -> str | None:
        """The name of the message it waits for or sends; editors give messages identities of their own."""
        definition = element.find(f"{BPMN}messageEventDefinition")
        if definition is None:
            return None
        said = definition.get("messageRef", "")
        if said not in self.messages:
            self.refuse(element, f"has a message this file does not declare: {said or '-'}")
        return self.messages.get(said, "")

    def read_timer(self, element: ET.Element) -> None:
        """A boundary timer is the lead time of its task: it rings, and the work goes on."""
        text = element.findtext(f"{BPMN}timerEventDefinition/{BPMN}timeDuration")
        if text is None or element.get("cancelActivity") != "false":
            self.refuse(element, "must be a timer that does not interrupt its task")
            return
        attached = element.get("attachedToRef", "")
        if attached in self.leads:
            self.refuse(element, "is a second lead time of its task")
        clock, literal = element.get(f"{OURS}clock", ""), element.get(f"{OURS}literal", "")
        lead = self.lead_time(element, text, clock, literal)
        if lead is not None:
            self.leads[attached] = lead

    def lead_time(self, element: ET.Element, text: str, clock: str, literal: str) -> LeadTime | None:
        parts = duration(text)
        if parts is None:
            self.refuse(element, f"has a duration we cannot read: {text}")
            return None
        if clock not in {"", *ClockKind}:
            self.refuse(element, f"has a clock we do not know: {clock}")
            return None
        return LeadTime(text=text.strip(), clock=ClockKind(clock or ClockKind.WORKING), literal=literal, **parts)

    def read_flow(self, element: ET.Element) -> None:
        text = element.findtext(f"{BPMN}conditionExpression")
        match = CONDITION.fullmatch(text) if text else None
        if text and match is None:
            self.refuse(element, f"has a condition we cannot read: {text}")
        variable, answer = match.groups() if match else ("", "")
        self.flows.append(
            Flow(
                id=element.get("id", ""),
                source=element.get("sourceRef", ""),
                target=element.get("targetRef", ""),
                variable=variable,
                answer=answer,
                name=element.get("name", ""),
            )
        )


def _drawing(root: ET.Element) -> tuple[dict[str, Box], dict[str, tuple[tuple[float, float], ...]]]:
    boxes: dict[str, Box] = {}
    lines: dict[str, tuple[tuple[float, float], ...]] = {}
    for shape in root.iter(f"{DI}BPMNShape"):
        bounds = shape.find(f"{DC}Bounds")
        if bounds is not None:
            boxes[shape.get("bpmnElement", "")] = Box(
                _number(bounds, "x"),
                _number(bounds, "y"),
                _number(bounds, "width"),
                _number(bounds, "height"),
            )
    for edge in root.iter(f"{DI}BPMNEdge"):
        points = tuple((_number(point, "x"), _number(point, "y")) for point in edge.findall(f"{DD}waypoint"))
        lines[edge.get("bpmnElement", "")] = points
    return boxes, lines


def _number(element: ET.Element, name: str) -> float:
    """A coordinate; nonsense is drawn at the corner rather than refused, for it changes no process."""
    try:
        value = float(element.get(name, "0"))
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0
