# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page shows of a matter's process: the strip, the step to do now, the history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from opencjg.accounts.selectors import calendar_of
from opencjg.core.rules.calendar import WorkCalendar
from opencjg.core.rules.moments import say_due
from opencjg.processes.models import OpenStep
from opencjg.processes.rules.drawing import StripStep, strip
from opencjg.processes.rules.walk import questions_after
from opencjg.processes.types import EventKind, Model, Story, Told

QUESTIONS = {
    "clarified": lambda: _("Is the question clear?"),
    "risk": lambda: _("Is this a risk signal that has to be looked into?"),
    "way": lambda: _("How can the question be answered?"),
    "category": lambda: _("Which category?"),
    "onward": lambda: _("How does it go on?"),
    "coordination": lambda: _("Is coordination of care wanted?"),
    "extra": lambda: _("Is an extra contact moment needed?"),
    "in_place": lambda: _("Is the right help in place, or well referred?"),
    "outcome": lambda: _("What came out of the case conference?"),
    "result": lambda: _("What is the result?"),
    "helped": lambda: _("Asked: is the customer sufficiently informed and helped?"),
}
ANSWERS = {
    "yes": lambda: _("yes"),
    "no": lambda: _("no"),
    "information": lambda: _("with information, or the right desk"),
    "advice": lambda: _("with general advice"),
    "cat1_2": lambda: _("1 or 2"),
    "cat3_4": lambda: _("3 or 4"),
    "cat5": lambda: pgettext("category", "5"),
    "intervention": lambda: _("an intervention"),
    "referral": lambda: _("a referral"),
    "coordination": lambda: _("coordination of care"),
    "monitoring": lambda: _("keep following at the contact moments"),
    "done": lambda: _("it is in place"),
    "again": lambda: _("assess the risks anew"),
    "closed": lambda: _("close the case"),
    "specific": lambda: _("with specific advice from the care continuum"),
}


def step_questions(model: Model, node: str) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """The decisions a step's form asks: by variable, the question and its answers, in words."""
    if model.nodes[node].message is not None:
        return {}
    return {
        question.variable: (
            _say(QUESTIONS, question.variable),
            [(answer.value, _say(ANSWERS, answer.value)) for answer in question.answers],
        )
        for question in questions_after(model, node)
    }


def _say(words: dict[str, Any], key: str) -> str:
    """Our own words for a decision; a local model's own words stay as they are."""
    return words[key]() if key in words else key


def process_context(story: Story, steps: Sequence[OpenStep], now: datetime, centre: UUID) -> dict[str, Any]:
    """Template context: strip, the step to do now with its due words, and the history, newest first."""
    calendar = calendar_of(centre)
    return {
        "strip": _dated(story, steps, now, calendar) if story.model else (),
        "due": say_due(steps[0].due, now, calendar) if steps else None,
        "story": story,
        "history": [(say_event(told), told) for told in reversed(story.told)],
    }


def _dated(story: Story, steps: Sequence[OpenStep], now: datetime, calendar: WorkCalendar) -> list[StripStep]:
    """The strip with a date on every step that has one: done on, or due before."""
    assert story.model is not None
    done = {told.node: date_format(timezone.localtime(told.at), "j b") for told in story.told}
    due = {step.node: say_due(step.due, now, calendar) for step in steps}
    return [
        replace(one, when=due[one.node].bold if one.node in due else done.get(one.node, ""))
        for one in strip(story.model, story.passed, story.current)
    ]


def say_event(told: Told) -> str:
    """One line of history, in words."""
    match told.kind:
        case EventKind.FINISHED if told.answer:
            return f"{told.name} {_say(ANSWERS, told.answer)}"
        case EventKind.FINISHED:
            return _("Done: %(step)s") % {"step": told.name}
        case EventKind.JUMPED:
            return _("Goes on in another process: %(step)s") % {"step": told.name}
        case EventKind.WAITING:
            return _("Waits for a process that is not there yet: %(step)s") % {"step": told.name}
        case EventKind.REASSIGNED:
            return _("Passed on to %(name)s") % {"name": told.worker}
        case EventKind.CLOSED:
            return pgettext("history", "Closed")
        case _:
            return told.name
