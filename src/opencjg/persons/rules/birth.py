# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""When somebody was born or is expected, as far as it is known, and how old that makes him.

Every `at` is a date, the day it is for the reader, never a moment. Where only the month or the year of birth is known,
somebody may have one of two ages; each rule says which one counts.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from opencjg.core.types import BadInput
from opencjg.persons.rules.written_dates import read_date
from opencjg.persons.types import Birth, Precision

AHEAD = timedelta(days=294)  # nine months and a margin: no pregnancy is known longer before the birth
OVERDUE = timedelta(days=21)  # later than this a child has been born and the date is to be written down
SCOPE_YEARS = 23
OLDEST_YEARS = 120
_WEEKS_UNTIL = 3  # months; below, weeks say more
_MONTHS_UNTIL = 24
_EXPECTED = re.compile(r"^(uitgerekend|uitg|verwacht|expected|due)\b[\s.:]*(op|on)?\s*", re.IGNORECASE)
_BORN = re.compile(r"^(geboren|geb|born|\*)[\s.:]*(op|on)?\s*", re.IGNORECASE)
_NOT_KNOWN = frozenset({"", "?", "onbekend", "unknown"})


class AgeUnit(StrEnum):
    """What the number of an age counts."""

    UNKNOWN = "unknown"
    UNBORN = "unborn"  # days to go; below zero the expected date has passed
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class AgeWords:
    """An age an edge can say. `uncertain`: it may also be more, since the day of birth is not known."""

    unit: AgeUnit
    number: int = 0
    uncertain: bool = False


def anniversary(day: date, years: int) -> date:
    """The day on which so many years have passed. Who is born on 29 February is a year older on 1 March [D]."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def span(birth: Birth) -> tuple[date, date] | None:
    """First and last day on which somebody can have been, or will be, born; nothing when nothing is known."""
    if birth.expected:
        return birth.expected - AHEAD, birth.expected + OVERDUE
    if not birth.born:
        return None
    year, month = birth.born.year, birth.born.month
    match birth.precision:
        case Precision.YEAR:
            return date(year, 1, 1), date(year, 12, 31)
        case Precision.MONTH:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case Precision.DAY:
            return birth.born, birth.born


def ages(birth: Birth, at: date) -> tuple[int, int] | None:
    """Youngest and oldest age somebody can have, in completed years; nothing when he is unborn or it is unknown."""
    days = _possible_births(birth, at)
    return days and (_months(days[1], at) // 12, _months(days[0], at) // 12)


def age(birth: Birth, at: date) -> int | None:
    """Completed years that certainly have passed since the birth; nothing when he is unborn or it is unknown."""
    possible = ages(birth, at)
    return possible and possible[0]


def in_scope(birth: Birth, at: date) -> bool:
    """Whether a child is ours: from nine months before the birth until the 23rd birthday.

    Unknown is in scope, so that nobody is left out by what we do not know. Source: ALG-02.
    """
    leaves = ages_out_on(birth)
    start = birth.expected or birth.born
    return leaves is None or start is None or start - AHEAD <= at < leaves


def ages_out_on(birth: Birth) -> date | None:
    """The 23rd birthday, the first day out of scope; the last day it can be where the day of birth is not known.

    A child that was expected and never written down as born ages out like one born as late as it could. Source: ALG-02.
    """
    days = span(birth)
    return days and anniversary(days[1], SCOPE_YEARS)


def check_birth(birth: Birth, at: date) -> None:
    """Refuse a birth that cannot be.

    Raises:
        BadInput: field `born`: `born_and_expected`, `born_in_future`, `born_too_long_ago` (params: `years`);
            field `expected`: `expected_too_far` or `expected_long_past` (params: `days`).
    """
    if birth.born and birth.expected:
        raise BadInput("born", "born_and_expected")
    if birth.born and birth.born > at:
        raise BadInput("born", "born_in_future")
    days = span(birth)
    if birth.born and days and anniversary(days[1], OLDEST_YEARS) < at:
        raise BadInput("born", "born_too_long_ago", {"years": OLDEST_YEARS})
    if birth.expected and birth.expected - at > AHEAD:
        raise BadInput("expected", "expected_too_far", {"days": AHEAD.days})
    if birth.expected and at - birth.expected > OVERDUE:
        raise BadInput("expected", "expected_long_past", {"days": OVERDUE.days})


def age_words(birth: Birth, at: date) -> AgeWords:
    """How old somebody is: weeks under three months, months under two years, then years; unborn: the days to go."""
    starts = birth.expected or birth.born
    if starts is None:
        return AgeWords(AgeUnit.UNKNOWN)
    days = _possible_births(birth, at)
    if days is None:
        return AgeWords(AgeUnit.UNBORN, (starts - at).days)
    oldest, youngest = (_words(day, at) for day in days)
    return AgeWords(*youngest, uncertain=oldest != youngest)


def parse_birth(typed: str) -> Birth:
    """A birth as people type it: "3-5-2019", "03 05 2019", "2019-05-03", "3 mei 2019", "05-2019", "2019", "".

    "uitgerekend 3-5-2027" is an expected date. Whether it can be true is for `check_birth`.

    Raises:
        BadInput: `birth_unreadable` (field `born` or `expected`), `expected_without_day` (field `expected`).

    Source: domain2026.md 8 [V]: birth dates may be incomplete.
    """
    text = typed.strip()
    if text.casefold() in _NOT_KNOWN:
        return Birth()
    awaited = _EXPECTED.match(text)
    field = "expected" if awaited else "born"
    found = read_date(text[awaited.end() :] if awaited else _BORN.sub("", text))
    if found is None:
        raise BadInput(field, "birth_unreadable")
    day, precision = found
    if not awaited:
        return Birth(born=day, precision=precision)
    if precision is not Precision.DAY:
        raise BadInput(field, "expected_without_day")
    return Birth(expected=day)


def _possible_births(birth: Birth, at: date) -> tuple[date, date] | None:
    """First and last day, up to now, on which somebody who is here can have been born."""
    days = span(birth)
    if birth.expected or days is None or days[0] > at:
        return None
    return days[0], min(days[1], at)


def _months(day: date, at: date) -> int:
    """Completed months between two days."""
    return (at.year - day.year) * 12 + at.month - day.month - (at.day < day.day)


def _words(born: date, at: date) -> tuple[AgeUnit, int]:
    months = _months(born, at)
    if months < _WEEKS_UNTIL:
        return AgeUnit.WEEKS, (at - born).days // 7
    if months < _MONTHS_UNTIL:
        return AgeUnit.MONTHS, months
    return AgeUnit.YEARS, months // 12
