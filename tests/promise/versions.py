# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Other versions of the shipped models, and some that must be refused."""

from opencjg.processes.services.models import shipped

HURRIED = ">PT1H<"
CHECK = '<bpmn:sequenceFlow id="f10" sourceRef="IA_2b" targetRef="IA_3" />'
MORE = """
    <bpmn:userTask id="IA_2d" name="Nazorg aanbieden" cjg:code="IA-2d" cjg:role="desk" cjg:handler="desk.inform" />
    <bpmn:boundaryEvent id="IA_2d_lead" name="P1D" attachedToRef="IA_2d" cancelActivity="false"
      cjg:clock="working"><bpmn:timerEventDefinition id="IA_2d_timer"><bpmn:timeDuration
      xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f10" sourceRef="IA_2b" targetRef="IA_2d" />
    <bpmn:sequenceFlow id="f10d" sourceRef="IA_2d" targetRef="IA_3" />
"""
LAST = '<bpmn:sequenceFlow id="f6" sourceRef="MS_4" targetRef="MS_4_category" />'


def longer_information() -> str:
    """Information and advice with a task between the answer and the check."""
    information, _signals = _shipped()
    return information.replace(CHECK, MORE)


def versions() -> tuple[str, ...]:
    """The models as they came, with another lead time, with a task more; and two from which nobody gets out."""
    information, signals = _shipped()
    slower = information.replace(HURRIED, ">PT2H<")
    longer = longer_information()
    calmer = signals.replace(HURRIED, ">PT4H<")
    stuck = information.replace(CHECK, "")
    open_ended = signals.replace(LAST, "")
    made = (slower, longer, calmer, stuck, open_ended)
    assert not {information, signals} & set(made), "the shipped models changed; change these with them"
    return (slower, longer, information, calmer, signals, stuck, open_ended)


def _shipped() -> tuple[str, str]:
    found = {key: xml for xml in shipped() for key in ("IA", "MS") if f'cjg:key="{key}"' in xml}
    return found["IA"], found["MS"]
