# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One box to search in: what is a number, what a date, what an address, and what a name."""

import re
from datetime import date

from opencjg.core.types import BadInput
from opencjg.persons.rules.birth import parse_birth
from opencjg.persons.rules.bsn import clean_bsn
from opencjg.persons.rules.names import normal_words
from opencjg.persons.types import Asked, Precision

POSTCODE = re.compile(r"\b([1-9][0-9]{3})\s?([a-z]{2})\b(?:[\s,]+([0-9]{1,5}\s?[a-z]{0,3})\b)?", re.IGNORECASE)
DATE = re.compile(r"(?<![0-9])(?:[0-9]{1,2}[\-/. ][0-9]{1,2}[\-/. ][0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![0-9])")
NUMBER = re.compile(r"(?:\+|00)?[0-9](?:[\s.\-]?[0-9]){7,14}")


def clean_phone(typed: str) -> str:
    """A Dutch telephone number as digits from nought: "+31 6 12345678" is "0612345678"; another stays as it is."""
    digits = re.sub(r"[^0-9+]", "", typed)
    digits = re.sub(r"^(?:\+31|0031)0?", "0", digits)
    return digits.lstrip("+")


def read_query(typed: str) -> Asked:
    """What was typed, split into what can be searched for.

    A date is taken out first, then a postcode, then numbers; what is left are the words of a name. Ten digits that
    begin with nought are a telephone number; eight or nine that pass the eleven test are a BSN.
    """
    born, rest = _take_date(typed)
    code, house, rest = _take_address(rest)
    bsn, phone, rest = _take_numbers(rest)
    words = normal_words(re.sub(r"[0-9]", " ", rest))
    return Asked(words=words, bsn=bsn, born=born, phone=phone, postcode=code, house_number=house)


def _take_date(typed: str) -> tuple[date | None, str]:
    for match in DATE.finditer(typed):
        try:
            birth = parse_birth(match.group())
        except BadInput:
            continue
        if birth.precision is Precision.DAY and birth.born is not None:
            return birth.born, typed[: match.start()] + " " + typed[match.end() :]
    return None, typed


def _take_address(typed: str) -> tuple[str, str, str]:
    match = POSTCODE.search(typed)
    if match is None:
        return "", "", typed
    code = (match.group(1) + match.group(2)).upper()
    house = re.sub(r"\s", "", match.group(3) or "").lower()
    return code, house, typed[: match.start()] + " " + typed[match.end() :]


def _take_numbers(typed: str) -> tuple[str, str, str]:
    bsn = phone = ""
    for match in NUMBER.finditer(typed):
        digits = re.sub(r"[^0-9]", "", match.group())
        if not bsn and _is_bsn(digits):
            bsn = clean_bsn(digits)
        elif not phone:
            phone = clean_phone(match.group())
    return bsn, phone, NUMBER.sub(" ", typed)


def _is_bsn(digits: str) -> bool:
    try:
        clean_bsn(digits)
    except BadInput:
        return False
    return True
