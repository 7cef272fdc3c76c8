# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""From nine months before birth to the twenty-third birthday (ALG-02); dates may be known in part."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from opencjg.core.types import BadInput
from opencjg.persons.types import Birth, Precision

LAST_BIRTHDAY = 23
WEEKS_AHEAD = timedelta(weeks=42)
OVERDUE = timedelta(weeks=3)
OLDEST = 120
WEEKS_UNTIL = timedelta(weeks=12)
MONTHS_UNTIL = 24
DUE = re.compile(r"^(uitgerekend|uitg\.?|verwacht|due|à terme)\s*:?\s*(op\s+)?", re.IGNORECASE)


class AgeUnit(StrEnum):
    """In what an age is said: the youngest in weeks, then months, then years."""

    DAYS_TO_GO = "days_to_go"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class AgeWords:
    """An age, for an edge to put into words. `uncertain` when not the whole date is known."""

    number: int
    unit: AgeUnit
    uncertain: bool = False


def years_old(born: date, today: date) -> int:
    """Completed years. Somebody born on 29 February is a year older on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day somebody becomes that many years old."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def latest(birth: Birth) -> date | None:
    """The last day somebody can be born on, by what is known."""
    if birth.born is None:
        return None
    if birth.precision is Precision.YEAR:
        return date(birth.born.year, 12, 31)
    if birth.precision is Precision.MONTH:
        return birth.born.replace(day=calendar.monthrange(birth.born.year, birth.born.month)[1])
    return birth.born


def ages_out_on(birth: Birth) -> date | None:
    """The twenty-third birthday; with a date known in part, the last day it can be (ALG-02)."""
    born = latest(birth)
    return birthday(born, LAST_BIRTHDAY) if born else None


def in_scope(birth: Birth, today: date) -> bool:
    """Whether somebody belongs to the target group as a child: from pregnancy to the twenty-third birthday."""
    if birth.expected is not None:
        return birth.expected - today <= WEEKS_AHEAD
    out = ages_out_on(birth)
    return out is None or today < out


def check_birth(birth: Birth, today: date) -> None:
    """Refuse what cannot be.

    Raises:
        BadInput: born in the future or over 120 years ago, due over 42 weeks ahead or three weeks ago, or both.
    """
    if birth.born and birth.expected:
        raise BadInput("birth", "born_and_expected")
    if birth.born and birth.born > today:
        raise BadInput("birth", "born_in_future")
    if birth.born and years_old(birth.born, today) > OLDEST:
        raise BadInput("birth", "born_too_long_ago")
    if birth.expected and birth.expected - today > WEEKS_AHEAD:
        raise BadInput("birth", "expected_too_far")
    if birth.expected and today - birth.expected > OVERDUE:
        raise BadInput("birth", "expected_past")


def parse_birth(typed: str) -> Birth:
    """What people type: "3-5-2019", "03 05 2019", "2019-05-03", "05-2019", "2019", "uitgerekend 3-5-2027".

    Raises:
        BadInput: none of these.
    """
    text = typed.strip()
    if not text:
        return Birth()
    without_due = DUE.sub("", text)
    read = _read(without_due)
    if read is None:
        raise BadInput("birth", "birth_unreadable")
    day, precision = read
    if without_due != text:
        return Birth(expected=day)
    return Birth(born=day, precision=precision)


def _read(text: str) -> tuple[date, Precision] | None:
    numbers = re.split(r"[\s./\-]+", text.strip())
    if not all(part.isascii() and part.isdigit() for part in numbers) or not 1 <= len(numbers) <= 3:
        return None
    parts = [int(part) for part in numbers]
    if len(numbers[0]) == 4:
        parts.reverse()
    year = parts[-1]
    if not 1000 <= year <= 9999:
        return None
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    month = parts[-2] if len(parts) > 1 else 1
    day = parts[-3] if len(parts) > 2 else 1
    try:
        return date(year, month, day), precision
    except ValueError:
        return None


def age_words(birth: Birth, today: date) -> AgeWords | None:
    """How old somebody is, or how long until he is born; None when nothing is known."""
    if birth.expected is not None:
        return AgeWords(max((birth.expected - today).days, 0), AgeUnit.DAYS_TO_GO, uncertain=True)
    if birth.born is None:
        return None
    uncertain = birth.precision is not Precision.DAY
    lived = today - birth.born
    months = (today.year - birth.born.year) * 12 + today.month - birth.born.month - (today.day < birth.born.day)
    if lived < WEEKS_UNTIL and not uncertain:
        return AgeWords(lived.days // 7, AgeUnit.WEEKS)
    if months < MONTHS_UNTIL and birth.precision is not Precision.YEAR:
        return AgeWords(months, AgeUnit.MONTHS, uncertain)
    return AgeWords(years_old(birth.born, today), AgeUnit.YEARS, uncertain)
