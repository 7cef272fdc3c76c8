# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ages a service is for, in months: from before birth to the 23rd birthday (ALG-02)."""

import re

from opencjg.core.types import BadInput

YOUNGEST, OLDEST = -9, 23 * 12
_WRITTEN = re.compile(r"^(-?\d{1,3})\s*(maand(?:en)?|months?|mnd|jaar|years?|jr)?$", re.IGNORECASE)
_BEFORE_BIRTH = frozenset({"zwanger", "zwangerschap", "pregnant", "ongeboren"})


def read_age(text: str, *, field: str = "age") -> int:
    """An age as people write it: "4", "4 jaar", "18 maanden", "-9 maanden", "zwanger".

    Raises:
        BadInput: not an age, or not one of a youth.
    """
    plain = text.strip().lower()
    if plain in _BEFORE_BIRTH:
        return YOUNGEST
    found = _WRITTEN.match(plain)
    if found is None:
        raise BadInput(field, "age_unread")
    number, unit = int(found[1]), found[2] or "jaar"
    months = number if unit.startswith("m") else number * 12
    if not YOUNGEST <= months <= OLDEST:
        raise BadInput(field, "age_outside")
    return months


def write_age(months: int) -> str:
    """The age as it stands in a form or a sheet; `read_age` reads it back."""
    if months and months % 12 == 0:
        return f"{months // 12} jaar"
    return f"{months} maanden"
