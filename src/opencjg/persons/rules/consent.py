# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who agrees to sharing, by age.

Source: Jeugdwet 7.3.15 (under 12: towards the parents), 7.3.4-2 (12 to 15: youth and parents, with exceptions),
7.3.5 (16 and over: the youth alone), as verified in domain2026.md 1.
"""

from dataclasses import dataclass
from datetime import date

from opencjg.persons.rules.birth import birthday, latest, years_old
from opencjg.persons.types import Birth

YOUTH_TOO, YOUTH_ALONE = 12, 16
UNDER_12, FROM_12, FROM_16 = "Jeugdwet art. 7.3.15", "Jeugdwet art. 7.3.4 lid 2", "Jeugdwet art. 7.3.5"


@dataclass(frozen=True, slots=True)
class Needed:
    """Who must agree, and the article that says so."""

    youth: bool
    parents: bool
    source: str


def who_consents(birth: Birth, today: date) -> Needed:
    """Who must agree today. When the age is not certain, both: nobody is passed over."""
    youngest = latest(birth)
    if birth.born is None and birth.expected is None:
        return Needed(youth=True, parents=True, source=FROM_12)
    if birth.born is None or youngest is None:
        return Needed(youth=False, parents=True, source=UNDER_12)
    if years_old(youngest, today) >= YOUTH_ALONE:
        return Needed(youth=True, parents=False, source=FROM_16)
    if years_old(birth.born, today) < YOUTH_TOO:
        return Needed(youth=False, parents=True, source=UNDER_12)
    return Needed(youth=True, parents=True, source=FROM_12)


def changes_on(birth: Birth, today: date) -> date | None:
    """The next birthday on which somebody else must agree; None when there is none, or the date is not certain."""
    if birth.born is None:
        return None
    ahead = (birthday(birth.born, age) for age in (YOUTH_TOO, YOUTH_ALONE))
    return next((day for day in ahead if day > today), None)
