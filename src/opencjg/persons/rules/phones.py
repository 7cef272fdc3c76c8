# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers, as people type them and as we keep and find them."""

import re

from opencjg.core.types import BadInput

_BETWEEN = re.compile(r"[\s.\-/()\u2010-\u2015]")
_TRUNK = re.compile(r"\(0\)")  # +31 (0)6: the zero is only for who calls from here


def national_phone(typed: str) -> str:
    """A number in the form in which it is kept: "0612345678"; one from abroad begins with 00 and its country.

    Accepts spaces, dots, dashes and brackets, and +31, 0031 or nothing before the Dutch ten digits; also the nine
    digits of a mobile number without its zero.

    Raises:
        BadInput: field `phone`, `phone_wrong`.
    """
    digits = _BETWEEN.sub("", _TRUNK.sub("", typed) if re.match(r"\s*(\+|00)", typed) else typed)
    if digits.startswith("+"):
        digits = "00" + digits[1:]
    if digits.startswith("0031"):
        digits = "0" + digits[4:].removeprefix("0")
    elif re.fullmatch("6[0-9]{8}", digits):
        digits = "0" + digits
    if not re.fullmatch(r"0[1-9][0-9]{8}|00[1-9][0-9]{7,13}", digits):
        raise BadInput("phone", "phone_wrong")
    return digits
