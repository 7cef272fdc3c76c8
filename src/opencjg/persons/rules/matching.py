# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well somebody fits what was typed, and why."""

from collections.abc import Mapping, Sequence

from opencjg.persons.types import Asked, Birth, Precision, Reason

# A BSN outweighs all else together; a date of birth or an address says more than any name.
BSN, DATE, PHONE, ADDRESS, NAME = 100.0, 20.0, 15.0, 15.0, 10.0
SAME_WORD = 0.999


def weigh(
    asked: Asked,
    *,
    names: Sequence[str],
    alike: Mapping[str, float],
    birth: Birth,
    bsn_equal: bool,
    phone_equal: bool,
    address_equal: bool,
) -> tuple[float, tuple[Reason, ...]]:
    """The score of a candidate and the reasons for it.

    Args:
        names: the normal words of the candidate's name.
        alike: for each asked word, how near the nearest word of the candidate is (0 to 1).

    More agreement never scores lower.
    """
    score = 0.0
    reasons: list[Reason] = []
    for holds, points, reason in (
        (bsn_equal, BSN, Reason.BSN),
        (same_birth(asked, birth), DATE, Reason.BIRTH_DATE),
        (phone_equal, PHONE, Reason.PHONE),
        (address_equal, ADDRESS, Reason.ADDRESS),
    ):
        if holds:
            score += points
            reasons.append(reason)
    if asked.words:
        near = [1.0 if word in names else alike.get(word, 0.0) for word in asked.words]
        score += NAME * sum(near) / len(near)
        if min(near) >= SAME_WORD:
            reasons.append(Reason.NAME)
        elif min(near) > 0:
            reasons.append(Reason.NAME_ALIKE)
    return score, tuple(reasons)


def same_birth(asked: Asked, birth: Birth) -> bool:
    """Whether the date that was typed is the candidate's; one known in part agrees with every day in it."""
    if asked.born is None or birth.born is None:
        return False
    if birth.precision is Precision.YEAR:
        return asked.born.year == birth.born.year
    if birth.precision is Precision.MONTH:
        return (asked.born.year, asked.born.month) == (birth.born.year, birth.born.month)
    return asked.born == birth.born


def likely_same(reasons: Sequence[Reason], score: float) -> bool:
    """Whether this may be the same person, so that somebody looks before he is written down twice."""
    if Reason.BSN in reasons:
        return True
    named = Reason.NAME in reasons or Reason.NAME_ALIKE in reasons
    return Reason.NAME in reasons or (named and len(reasons) > 1)
