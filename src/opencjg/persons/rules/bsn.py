# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The citizen number (BSN). Source: domain2026.md 8."""

import re

from opencjg.core.types import BadInput

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def clean_bsn(typed: str) -> str:
    """Nine digits, whatever spaces, dots and dashes were typed; eight get a leading zero.

    Passing the test does not mean that the number was given to somebody.

    Raises:
        BadInput: not eight or nine digits, or they fail the eleven test.
    """
    digits = re.sub(r"[\s.\-]", "", typed)
    if not re.fullmatch(r"[0-9]{8,9}", digits):
        raise BadInput("bsn", "bsn_digits")
    digits = digits.zfill(9)
    if not passes(digits):
        raise BadInput("bsn", "bsn_wrong")
    return digits


def passes(digits: str) -> bool:
    """Whether nine digits pass the eleven test: 9a + 8b + … + 2h - i is a multiple of eleven, and not nought."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total != 0 and total % 11 == 0
