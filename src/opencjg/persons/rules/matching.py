# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well somebody fits what was searched for, and why.

Points add up, so that more agreement never ranks lower. What contradicts counts against somebody; what is not known
counts neither way.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from opencjg.persons.rules.birth import OVERDUE, span
from opencjg.persons.types import Asked, Birth, Precision, Reason

BSN = 1000.0  # more than everything else together
NAME = 50.0  # every word that was typed
BIRTH_DATE = {Precision.DAY: 40.0, Precision.MONTH: 30.0, Precision.YEAR: 20.0}
EXPECTED = 20.0
OTHER_BIRTH_DATE = -20.0
PHONE = 20.0
ADDRESS = 20.0
ALIKE_AT_MOST = 0.95  # a name that looks like it stays behind the name itself
ALIKE_FROM = 0.3  # below, likeness is chance
EARLY = timedelta(days=120)  # a child may come so much before it is expected
SAME_FROM = 70.0  # a whole name with a phone or an address; a birth date with more than half a name


def weigh(
    asked: Asked,
    *,
    names: tuple[str, ...],
    alike: Mapping[str, float],
    birth: Birth,
    bsn_equal: bool,
    phone_equal: bool,
    address_equal: bool,
) -> tuple[float, tuple[Reason, ...]]:
    """Points for a candidate, zero or more, and what they were given for, the strongest reason first.

    Args:
        names: the normal words of the candidate's names.
        alike: for an asked word, the best likeness between 0 and 1 with one of those names; missing is 0.
        bsn_equal: the BSN asked for is the candidate's; the others likewise.

    Source: design.md 5 (search before create, with reasons).
    """
    name, whole = _name(asked.words, names, alike)
    day = _birth(asked.born, birth) if asked.born else 0.0
    points = (
        (Reason.BSN, BSN * bsn_equal),
        (Reason.NAME if whole else Reason.NAME_ALIKE, name),
        (Reason.BIRTH_DATE, day),
        (Reason.PHONE, PHONE * phone_equal),
        (Reason.ADDRESS, ADDRESS * address_equal),
    )
    reasons = sorted((reason for reason in points if reason[1] > 0), key=lambda reason: -reason[1])
    return max(0.0, sum(given for _reason, given in points)), tuple(reason for reason, _given in reasons)


def likely_same(reasons: Collection[Reason], score: float) -> bool:
    """Whether somebody found may well be the one about to be written down; then a worker looks before saving.

    Brothers and sisters share a last name, a phone and an address and are not asked about; twins are. A child that was
    expected has no name yet: its date with a phone or an address is enough.
    """
    if Reason.BSN in reasons or score >= SAME_FROM:
        return True
    return Reason.BIRTH_DATE in reasons and (Reason.PHONE in reasons or Reason.ADDRESS in reasons)


def _name(words: tuple[str, ...], names: tuple[str, ...], alike: Mapping[str, float]) -> tuple[float, bool]:
    """Points for the name, and whether every asked word is one of the candidate's."""
    asked = set(words)
    if not asked:
        return 0.0, False
    found = [1.0 if word in names else _likeness(alike.get(word, 0.0)) for word in sorted(asked)]
    return NAME * sum(found) / len(found), asked <= set(names)


def _likeness(value: float) -> float:
    return min(value, ALIKE_AT_MOST) if value >= ALIKE_FROM else 0.0


def _birth(asked: date, birth: Birth) -> float:
    """Points for the day of birth: fewer where less of it is known, below zero when it is another day."""
    if birth.expected:
        return EXPECTED if birth.expected - EARLY <= asked <= birth.expected + OVERDUE else OTHER_BIRTH_DATE
    days = span(birth)
    if days is None:
        return 0.0
    if days[0] <= asked <= days[1]:
        return BIRTH_DATE[birth.precision]
    return 0.0 if birth.born and _mistyped(asked, birth.born) else OTHER_BIRTH_DATE


def _mistyped(asked: date, born: date) -> bool:
    """Whether two days differ by one figure, or by day and month that changed places."""
    one, other = asked.isoformat(), born.isoformat()
    wrong = sum(left != right for left, right in zip(one, other, strict=True))
    return wrong == 1 or (asked.year, asked.month, asked.day) == (born.year, born.day, born.month)
