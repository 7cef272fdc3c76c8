# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One search box: what was typed, recognised by its form.

What has a form is taken out first, the surest first; the words that are left are a name. Eight figures that are a day
are a day, also when they would pass the test of a BSN; ten that begin with a zero are a telephone number.
"""

import re
from collections.abc import Callable
from datetime import date
from unicodedata import category, normalize

from opencjg.core.types import BadInput
from opencjg.persons.rules.bsn import clean_bsn
from opencjg.persons.rules.names import PREFIXES, normal_words
from opencjg.persons.rules.phones import national_phone
from opencjg.persons.rules.written_dates import DAY_FORMS, SOLID_DAY_FORMS, read_day
from opencjg.persons.types import Asked

LONGEST = 200  # characters; more is no question

_Reader = Callable[[str], str | date | None]
_TAKEN = "\n"  # stands where something was recognised; a typed line end is a space before that
_ALONE = (r"(?<![0-9A-Za-z+])(?<![0-9]-)", r"(?![0-9A-Za-z])")
_GAP = r"[ .\-/()\u2010-\u2015]{0,3}"


def _form(pattern: str) -> re.Pattern[str]:
    """A form that stands on its own in the text."""
    nameless = re.sub(r"\?P<\w+>", "", pattern)
    return re.compile(f"{_ALONE[0]}(?:{nameless}){_ALONE[1]}", re.IGNORECASE)


_FROM_HERE = _form(rf"(?:\+|00){_GAP}31{_GAP}(?:\(0\))?(?:{_GAP}[0-9]){{9}}")
_FROM_ABROAD = _form(rf"(?:\+|00)(?!{_GAP}31)[1-9](?:{_GAP}[0-9]){{7,13}}")
_NATIONAL = _form(rf"(?!0[0-9]{{7,8}}(?![0-9]))\(?0(?:{_GAP}[0-9]){{9}}")  # no solid day or BSN with a house number
_MOBILE = _form(r"6[0-9]{8}")
_DAY_IN_PARTS = _form("(?<!0[0-9][ .-])(?:" + "|".join(DAY_FORMS) + ")")  # in 06 12 12 1985 there is none
_DAY_SOLID = _form("|".join(SOLID_DAY_FORMS))
_BSN = _form(r"[0-9]{8,9}")
_BSN_IN_GROUPS = _form(r"[0-9](?:[ .\-\u2010-\u2015]?[0-9]){8}")
_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z])(?P<digits>[1-9][0-9]{3})(?P<gap> ?)(?P<letters>(?!S[ADS])[A-Z]{2})(?![A-Z])", re.IGNORECASE
)
_NUMBER = (
    r"(?P<number>[0-9]{1,5})"
    r"(?P<more>-?[A-Z]{1,4}|[-/][0-9]{1,4}|(?: (?:[A-Z]|bis|hs)(?=\s*(?:$|,))))?(?![0-9A-Z])"
)
_NUMBER_AFTER = re.compile(r"[ ,]{0,3}" + _NUMBER, re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"(?<![0-9A-Za-z])" + _NUMBER + r"[ ,]{1,3}$", re.IGNORECASE)
_LABEL = re.compile(
    rf"\b(?:bsn|burgerservicenummer|tel|telefoon|mobiel|geb|geboren|geboortedatum|postcode)\b[.: ]*(?={_TAKEN})",
    re.IGNORECASE,
)


def _phone(text: str) -> str | None:
    try:
        return national_phone(text)
    except BadInput:
        return None


def _bsn(text: str) -> str | None:
    try:
        return clean_bsn(text)
    except BadInput:
        return None


# In this order: a form further down also fits what those above it mean.
_FORMS: tuple[tuple[str, re.Pattern[str], _Reader], ...] = (
    ("phone", _FROM_HERE, _phone),
    ("born", _DAY_IN_PARTS, read_day),
    ("phone", _NATIONAL, _phone),
    ("phone", _FROM_ABROAD, _phone),
    ("born", _DAY_SOLID, read_day),
    ("bsn", _BSN, _bsn),
    ("bsn", _BSN_IN_GROUPS, _bsn),
    ("phone", _MOBILE, _phone),
)


def read_query(typed: str) -> Asked:
    """What somebody searches for: a BSN, a day of birth, a telephone number, a postcode with a number, and a name.

    Reads the first 200 characters. Never refuses; `unread` says what could not be used.

    Source: design.md 5 (search by BSN, birth date, name, phone), issue 3 (postcode and number).
    """
    return _read(typed)[0]


def unread(typed: str) -> tuple[str, ...]:
    """The words with a figure or an @ that are nothing to search by: a BSN with a mistake, a year alone.

    A page says them, so that "nobody found" is not taken for "not known here".
    """
    return _read(typed)[1]


def _read(typed: str) -> tuple[Asked, tuple[str, ...]]:
    text = re.sub(r"\s", " ", normalize("NFKC", typed[:LONGEST]))  # also a figure in one sign with a word
    found: dict[str, str | date] = {}
    for field, form, read in _FORMS:
        if field not in found:
            text, value = _take(text, form, read)
            found |= {field: value} if value else {}
    text, postcode, number = _take_address(text)
    rest = _LABEL.sub("", text).replace(_TAKEN, " ").split()
    strange = tuple(word for word in rest if any(char == "@" or category(char)[0] == "N" for char in word))
    words = normal_words(" ".join(word for word in rest if word not in strange))
    born = found.get("born")
    asked = Asked(
        words=words,
        bsn=str(found.get("bsn", "")),
        born=born if isinstance(born, date) else None,
        phone=str(found.get("phone", "")),
        postcode=postcode,
        house_number=number,
    )
    return asked, tuple(word.strip(",;") for word in strange)


def _take(text: str, form: re.Pattern[str], read: _Reader) -> tuple[str, str | date | None]:
    """The text without the first place that has this form and can be read, and what it says."""
    start = 0
    while found := form.search(text, start):
        value = read(found[0])
        if value is not None:
            return text[: found.start()] + _TAKEN + text[found.end() :], value
        start = found.start() + 1
    return text, None


def _take_address(text: str) -> tuple[str, str, str]:
    """The text without postcode and house number, and those two; a number counts beside a postcode only."""
    for found in _POSTCODE.finditer(text):
        if _is_a_year_and_a_prefix(found, text):
            continue
        before, after, number = text[: found.start()], text[found.end() :], ""
        if here := _NUMBER_AFTER.match(after):
            number, after = _house_number(here), after[here.end() :]
        elif here := _NUMBER_BEFORE.search(before):
            number, before = _house_number(here), before[: here.start()]
        return before + _TAKEN + after, (found["digits"] + found["letters"]).upper(), number
    return text, "", ""


def _is_a_year_and_a_prefix(found: re.Match[str], text: str) -> bool:
    """In "2019 de Vries" nobody means the postcode 2019 DE."""
    goes_on = re.match(r" +[^\W0-9]{2}", text[found.end() :])
    return bool(found["gap"] and goes_on and found["letters"].lower() in PREFIXES)


def _house_number(found: re.Match[str]) -> str:
    """In one form: "12", "12a", "12bis", "12-2"."""
    more = (found["more"] or "").strip().replace("/", "-").lower()
    return found["number"].lstrip("0") + (more.removeprefix("-") if more[-1:].isalpha() else more)
