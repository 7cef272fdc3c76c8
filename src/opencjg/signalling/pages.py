# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of a case have in common: where each step is done, and how what was decided is told."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from opencjg.accounts.pages import WorkerRequest
from opencjg.accounts.types import Viewer
from opencjg.core.types import NotAllowed
from opencjg.processes import services as processes
from opencjg.processes.pages import ANSWERS, step_questions
from opencjg.processes.selectors import case_of, may_finish, open_steps, questions_of
from opencjg.signalling.selectors import decisions_of
from opencjg.signalling.services.assessments import ASSESS
from opencjg.signalling.services.decisions import DECIDE
from opencjg.signalling.types import Decided

if TYPE_CHECKING:
    from opencjg.processes.models import Case, OpenStep

STEP_PAGES = {ASSESS: "assess", DECIDE: "case-step"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The case and the step at which this worker may do something, with what finishing it asks."""

    case: "Case"
    step: "OpenStep"
    questions: dict[str, tuple[str, list[tuple[str, str]]]]


def standing_at(request: WorkerRequest, case: UUID, handler: str) -> Standing:
    """Where a case stands, for who may do that step and if it is of this kind.

    Raises:
        NotAllowed: not his to do, or the step was done in the meantime.
    """
    row = case_of(case, request.viewer)
    for step in open_steps(case, request.viewer):
        if may_finish(request.viewer, step) and processes.handler_of(step) == handler:
            return Standing(row, step, step_questions(*questions_of(step)))
    raise NotAllowed("step_gone")


def decided(case: UUID, viewer: Viewer) -> list[tuple[Decided, list[str]]]:
    """What was decided at the steps of a case, with the answers in words."""
    return [(one, [say_answer(value) for value in one.answers.values()]) for one in decisions_of(case, viewer)]


def say_answer(value: str) -> Any:
    """A decision's answer in words; a local model's own answer stays as it is."""
    return ANSWERS[value]() if value in ANSWERS else value
