# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people write them: day first, in figures or with the name of the month, Dutch or English."""

import re
from datetime import date

from opencjg.persons.types import Precision

YEARS = range(1850, 2150)  # outside these, eight digits are no date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt march mar",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_BETWEEN = r"\s?[-/.\s\u2010-\u2015]\s?"
# Every way to write a day, in parts and in one piece; `searching` finds them in a longer text.
DAY_FORMS = (
    rf"(?P<d>[0-9]{{1,2}}){_BETWEEN}(?P<m>[0-9]{{1,2}}){_BETWEEN}(?P<y>[0-9]{{4}})",
    rf"(?P<y>[0-9]{{4}}){_BETWEEN}(?P<m>[0-9]{{1,2}}){_BETWEEN}(?P<d>[0-9]{{1,2}})",
    rf"(?P<d>[0-9]{{1,2}})[-.\s]{{0,2}}(?P<name>{_NAME})[-.\s]{{0,2}}(?P<y>[0-9]{{4}})",
)
SOLID_DAY_FORMS = (
    r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4})",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
)
_DAYS = [re.compile(form, re.IGNORECASE) for form in (*DAY_FORMS, *SOLID_DAY_FORMS)]
_MONTH_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<m>[0-9]{{1,2}}){_BETWEEN}(?P<y>[0-9]{{4}})",
        rf"(?P<y>[0-9]{{4}}){_BETWEEN}(?P<m>[0-9]{{1,2}})",
        rf"(?P<name>{_NAME})[-.\s]{{0,2}}(?P<y>[0-9]{{4}})",
    )
]
_YEAR = re.compile(r"(?P<y>[0-9]{4})")


def read_date(text: str) -> tuple[date, Precision] | None:
    """The date a text is, with how much of it is known, or nothing when it is none.

    A year has four digits: with two, nobody knows whether a grandmother or her grandchild is meant.
    """
    day = read_day(text)
    if day:
        return day, Precision.DAY
    text = text.strip()
    for form in _MONTH_FORMS:
        if (found := form.fullmatch(text)) and (first := _day_of(found, 1)):
            return first, Precision.MONTH
    found = _YEAR.fullmatch(text)
    first = found and _day_of(found, 1)
    return (first, Precision.YEAR) if first else None


def read_day(text: str) -> date | None:
    """The day a text is, or nothing when it is not exactly one."""
    text = text.strip()
    for form in _DAYS:
        if (found := form.fullmatch(text)) and (day := _day_of(found, int(found["d"]))):
            return day
    return None


def _day_of(found: re.Match[str], day: int) -> date | None:
    """The date of what was matched; a month that is not named is January."""
    parts = found.groupdict()
    named = _MONTHS[parts["name"].casefold()] if "name" in parts else None
    month = named or int(parts.get("m") or 1)
    if int(parts["y"]) not in YEARS:
        return None
    try:
        return date(int(parts["y"]), month, day)
    except ValueError:
        return None
