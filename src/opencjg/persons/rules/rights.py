# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Within how long somebody hears what is decided about what he asked. The terms are data, each with its ground."""

import calendar
from dataclasses import dataclass
from datetime import date

from opencjg.persons.types import RightsKind


@dataclass(frozen=True, slots=True)
class AnswerTerm:
    """How many months a decision may take, and the article that says so."""

    months: int
    ground: str


ANSWER_TERMS = {
    RightsKind.ACCESS: AnswerTerm(1, "AVG art. 12 lid 3, Jeugdwet art. 7.3.10"),
    RightsKind.CORRECTION: AnswerTerm(1, "AVG art. 12 lid 3 en 16"),
    RightsKind.RESTRICTION: AnswerTerm(1, "AVG art. 12 lid 3 en 18"),
    RightsKind.OBJECTION: AnswerTerm(1, "AVG art. 12 lid 3 en 21"),
    RightsKind.DESTRUCTION: AnswerTerm(1, "AVG art. 12 lid 3 en 17, Jeugdwet art. 7.3.9"),
}


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month when it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def answer_due(kind: RightsKind, received_on: date) -> date:
    """The last day on which the asker hears what was decided."""
    return add_months(received_on, ANSWER_TERMS[kind].months)
