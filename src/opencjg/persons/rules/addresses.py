# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an address in the Netherlands looks like. Source: domain2026.md 8."""

import re
from dataclasses import replace

from opencjg.core.types import BadInput
from opencjg.persons.types import Address

POSTCODE = re.compile(r"^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$")
NUMBER = re.compile(r"^\d{1,5}[a-z0-9\-]{0,5}$")


def clean_postcode(typed: str) -> str:
    """A postcode written 1234AB, whatever spaces and small letters were typed; empty stays empty.

    Raises:
        BadInput: not four digits and two letters, or a pair of letters that is never given out.
    """
    code = re.sub(r"[\s.\-]", "", typed).upper()
    if code and not POSTCODE.match(code):
        raise BadInput("postcode", "postcode_wrong")
    return code


def clean_number(typed: str) -> str:
    """A house number with its addition, in small letters without spaces: "12 A" becomes "12a".

    Raises:
        BadInput: it does not begin with a digit, or its addition is too long.
    """
    number = re.sub(r"\s", "", typed).lower()
    if number and not NUMBER.match(number):
        raise BadInput("number", "number_wrong")
    return number


def check_address(address: Address) -> Address:
    """The address as it is kept.

    A family without a house of its own (a shelter, a caravan) may lack all but the place.

    Raises:
        BadInput: no place, or a postcode or number that cannot be one.
    """
    if not address.place.strip():
        raise BadInput("place", "place_missing")
    return replace(
        address,
        street=address.street.strip(),
        number=clean_number(address.number),
        postcode=clean_postcode(address.postcode),
        place=address.place.strip(),
    )


def show_postcode(code: str) -> str:
    """As people write it: "1234 AB"."""
    return f"{code[:4]} {code[4:]}" if len(code) == 6 else code
