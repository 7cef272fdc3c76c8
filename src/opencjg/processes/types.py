# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a process is, on plain values: models as they are read, and what happens to a matter that runs through them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from opencjg.core.types import NotAllowed, Refusal

CaseId = NewType("CaseId", UUID)


class MatterKind(StrEnum):
    """What somebody must care for."""

    CONTACT = "contact"
    CASE = "case"
    MATCH = "match"


class EventKind(StrEnum):
    """What happened to a matter."""

    FINISHED = "finished"
    JUMPED = "jumped"
    WAITING = "waiting"
    REASSIGNED = "reassigned"
    CLOSED = "closed"


class AttentionLevel(StrEnum):
    """How far a late step has risen."""

    WORKER = "worker"
    TEAM = "team"
    COORDINATOR = "coordinator"


class NodeKind(StrEnum):
    """The elements of BPMN that we read."""

    START = "start"
    TASK = "task"
    GATEWAY = "gateway"
    END = "end"


class ClockKind(StrEnum):
    """Which time runs: that of the desk, or that of the child (GAP-16)."""

    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long a step may take. Days stay days: one working day is not eight hours."""

    text: str
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    clock: ClockKind = ClockKind.WORKING
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One element of a model. `message` is the jump of a start or an end; `open` a jump to a model not there yet."""

    id: str
    kind: NodeKind
    name: str
    code: str = ""
    role: str = ""
    handler: str = ""
    instrument: str = ""
    variable: str = ""
    lead: LeadTime | None = None
    message: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow; from a gateway it carries the answer that leads along it."""

    id: str
    source: str
    target: str
    variable: str = ""
    answer: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where an element is drawn."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Model:
    """One process model as it was read."""

    key: str
    name: str
    xml: str
    nodes: Mapping[str, Node]
    flows: tuple[Flow, ...]
    boxes: Mapping[str, Box] = field(default_factory=dict)
    lines: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    out: Mapping[str, tuple[Flow, ...]] = field(default_factory=dict)

    @property
    def starts(self) -> Mapping[str | None, str]:
        """Start elements by the message that other processes jump with; None is the plain start."""
        return {node.message: node.id for node in self.nodes.values() if node.kind is NodeKind.START}


@dataclass(frozen=True, slots=True)
class Answer:
    """One way out of a decision."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A decision that must be answered to go on."""

    node: str
    code: str
    name: str
    variable: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """An element that was passed, with the answer given there."""

    node: str
    kind: NodeKind
    code: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OnTask:
    """The walk stopped at a task: somebody's step."""

    node: Node


@dataclass(frozen=True, slots=True)
class Jump:
    """The walk left for another process."""

    node: Node
    message: str
    open: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """The walk came to an end."""

    node: Node


@dataclass(frozen=True, slots=True)
class Walk:
    """What was passed, and where it stopped."""

    passed: tuple[Passed, ...]
    landing: OnTask | Jump | Ended


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a model is refused, and at which element."""

    element: str
    message: str


class ModelRefused(ValueError):
    """A model that could get stuck, lose a case or surprise somebody; all its problems at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.element}: {problem.message}" for problem in problems))
        self.problems = problems


class AnswerMissing(Refusal):
    """A decision on the way was not answered."""

    def __init__(self, question: Question) -> None:
        super().__init__("answer_missing", {"variable": question.variable})
        self.question = question


class AnswerUnknown(Refusal):
    """A decision was answered with something it does not know."""

    def __init__(self, question: Question, given: str) -> None:
        super().__init__("answer_unknown", {"variable": question.variable, "given": given})
        self.question = question


class StepWaits(NotAllowed):
    """The step waits for a process that is not there yet; finishing it would leave the matter without a next one."""

    def __init__(self, code: str) -> None:
        super().__init__("step_waits", {"step": code})


class NoWayOut(Refusal):
    """These steps do not lead into another process, as whoever finished them expected of the model."""

    def __init__(self) -> None:
        super().__init__("no_way_out")


class PromiseBroken(Refusal):
    """The database refused: an open matter would be without a worker, a next step or a date."""

    def __init__(self, state: str) -> None:
        super().__init__("promise_broken", {"state": state})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a matter stands after an act: at a step, at the end, or on its way into another process."""

    code: str = ""
    due: datetime | None = None
    worker: UUID | None = None
    ended: str = ""
    jumped: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """An open step in a list."""

    id: UUID
    matter: UUID
    kind: MatterKind
    number: str
    danger: bool
    code: str
    name: str
    since: datetime
    due: datetime
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class DeskRow:
    """Where an open contact of a desk stands, and with whom."""

    matter: UUID
    name: str
    worker: str
    due: datetime


@dataclass(frozen=True, slots=True)
class LateRow:
    """A step of a centre that is late: whose, since when, and who was told so far."""

    id: UUID
    matter: UUID
    kind: MatterKind
    number: str
    danger: bool
    code: str
    name: str
    worker: str
    due: datetime
    told: tuple[AttentionLevel, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as the dossier of its child shows it; `step` and `due` are of its first open step."""

    id: UUID
    number: str
    danger: bool
    responsible: str
    opened_at: datetime
    closed_at: datetime | None
    step: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class WeighedCase:
    """A case for who coordinates: where it stands, and when and how a decision was first made in it."""

    id: UUID
    number: str
    responsible: str
    opened_at: datetime
    decided_at: datetime | None
    answer: str
    code: str
    step: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a matter's history."""

    kind: EventKind
    code: str
    node: str
    name: str
    at: datetime
    by: str
    worker: str
    answer: str
    due: datetime | None
    in_time: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A matter's history and where it stands in the model it runs on now."""

    model_key: str
    model_name: str
    version: int
    model: Model | None
    passed: tuple[str, ...]
    current: tuple[str, ...]
    told: tuple[Told, ...]
