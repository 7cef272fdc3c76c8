# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has to agree before something about a child is shared, by the age of the child.

The law knows exceptions; they are the professional's to motivate, not ours to compute. "Parents" are those who have
authority over the child, a guardian included.

Source: domain2026.md 1 (Jeugdwet 7.3.4-2, 7.3.5, 7.3.15) [V].
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opencjg.core.rules.terms import Verified
from opencjg.persons.rules.birth import ages
from opencjg.persons.types import Birth

YOUTH_TOO = 12  # years
YOUTH_ALONE = 16


class Agrees(StrEnum):
    """Somebody whose agreement can be needed."""

    YOUTH = "youth"
    PARENTS = "parents"


@dataclass(frozen=True, slots=True)
class Consent:
    """Whose agreement is needed, on what ground, and how far that ground may be trusted."""

    youth: bool
    parents: bool
    source: str
    mark: Verified

    @property
    def needed(self) -> tuple[Agrees, ...]:
        """Whose agreement is needed, the youth first."""
        return (Agrees.YOUTH,) * self.youth + (Agrees.PARENTS,) * self.parents


_PARENTS = Consent(youth=False, parents=True, source="Jeugdwet 7.3.15", mark=Verified.VERIFIED)
_BOTH = Consent(youth=True, parents=True, source="Jeugdwet 7.3.4-2", mark=Verified.VERIFIED)
_YOUTH = Consent(youth=True, parents=False, source="Jeugdwet 7.3.5", mark=Verified.VERIFIED)
# Ours, where the law speaks of an age that nobody knows or that is not there yet: nobody is passed over.
_UNBORN = Consent(youth=False, parents=True, source="", mark=Verified.DECIDED)
_UNKNOWN = Consent(youth=True, parents=True, source="", mark=Verified.DECIDED)


def who_consents(birth: Birth, at: date) -> Consent:
    """Who agrees to sharing on a day: under 12 the parents, from 12 both, from 16 the youth; unborn: the parents.

    From the birthday itself the new age counts. Where the birth date leaves two ages possible, everybody is asked who
    may have to be; without a birth date that is both. [D]

    Source: Jeugdwet 7.3.4-2, 7.3.5, 7.3.15 [V].
    """
    possible = ages(birth, at)
    if possible is None:
        return _UNBORN if birth.expected or birth.born else _UNKNOWN
    youngest, oldest = (_at_age(years) for years in possible)
    return youngest if youngest == oldest else _UNKNOWN


def missing(needed: Consent, given: Collection[Agrees]) -> tuple[Agrees, ...]:
    """Who still has to agree; nobody when it is complete. More than was needed does no harm."""
    return tuple(one for one in needed.needed if one not in given)


def _at_age(years: int) -> Consent:
    if years < YOUTH_TOO:
        return _PARENTS
    return _BOTH if years < YOUTH_ALONE else _YOUTH
