# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing small process models in tests."""

import re
from collections.abc import Iterable

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cjg="urn:opencjg:bpmn:1" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><bpmn:process id="p" name="Proef" cjg:key="{key}">'
)
TAIL = "</bpmn:process></bpmn:definitions>"
ROLES = frozenset({"desk", "worker"})
HANDLERS = frozenset({"proef.doe"})


def start(identity: str, message: str = "") -> str:
    inner = f'<bpmn:messageEventDefinition messageRef="{message}"/>' if message else ""
    return f'<bpmn:startEvent id="{identity}">{inner}</bpmn:startEvent>'


def task(identity: str, *, code: str = "", role: str = "desk", handler: str = "proef.doe", lead: str = "PT1H") -> str:
    timer = (
        f'<bpmn:boundaryEvent id="{identity}_lead" attachedToRef="{identity}" cancelActivity="false">'
        f"<bpmn:timerEventDefinition><bpmn:timeDuration>{lead}</bpmn:timeDuration></bpmn:timerEventDefinition>"
        "</bpmn:boundaryEvent>"
        if lead
        else ""
    )
    return (
        f'<bpmn:userTask id="{identity}" name="{identity}" cjg:code="{code or identity}" cjg:role="{role}" '
        f'cjg:handler="{handler}"/>{timer}'
    )


def gateway(identity: str) -> str:
    return f'<bpmn:exclusiveGateway id="{identity}"/>'


def end(identity: str, message: str = "", *, waiting: bool = False) -> str:
    inner = f'<bpmn:messageEventDefinition messageRef="{message}"/>' if message else ""
    code = "" if message else f' cjg:code="{identity}"'
    ours = ' cjg:open="true" cjg:code="X-1" cjg:role="worker" cjg:lead="P1D"' if waiting else code
    return f'<bpmn:endEvent id="{identity}"{ours}>{inner}</bpmn:endEvent>'


def flow(source: str, target: str, answer: str = "", variable: str = "keuze") -> str:
    condition = f'<bpmn:conditionExpression>{variable} == "{answer}"</bpmn:conditionExpression>' if answer else ""
    return (
        f'<bpmn:sequenceFlow id="{source}_{target}_{answer}" sourceRef="{source}" targetRef="{target}">'
        f"{condition}</bpmn:sequenceFlow>"
    )


def model(parts: Iterable[str], key: str = "P") -> str:
    """A whole file; the messages it mentions are declared."""
    inner = "".join(parts)
    said = dict.fromkeys(re.findall(r'messageRef="([^"]+)"', inner))
    declared = "".join(f'<bpmn:message id="{one}" name="{one}"/>' for one in said)
    return HEAD.format(key=key) + inner + TAIL.replace("</bpmn:process>", f"</bpmn:process>{declared}")


SOUND = (
    start("s"),
    task("a"),
    gateway("g"),
    task("b"),
    end("e"),
    flow("s", "a"),
    flow("a", "g"),
    flow("g", "b", "ja"),
    flow("g", "e", "nee"),
    flow("b", "a"),
)
