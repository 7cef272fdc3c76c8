# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The citizen service number, as people type it and as we keep it."""

import re

from opencjg.core.types import BadInput

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def clean_bsn(typed: str) -> str:
    """The nine digits of a number typed with or without spaces, dots and dashes; eight digits get their leading zero.

    That it passes the test does not say that anybody has it: only the register of persons knows.

    Raises:
        BadInput: field `bsn`; `bsn_digits` when it is not eight or nine digits, `bsn_wrong` when it fails the test.

    Source: domain2026.md 8 [V].
    """
    digits = _SEPARATORS.sub("", typed)
    if not re.fullmatch(r"[0-9]{8,9}", digits):
        raise BadInput("bsn", "bsn_digits")
    digits = digits.zfill(9)
    if not passes_test(digits):
        raise BadInput("bsn", "bsn_wrong")
    return digits


def passes_test(digits: str) -> bool:
    """The 11-test over nine digits: it catches one wrong digit and two that changed places.

    Source: domain2026.md 8 [V].
    """
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total != 0 and total % 11 == 0
