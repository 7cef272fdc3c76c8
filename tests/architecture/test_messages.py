# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every word on screen is in both languages (Dutch by default, English beside it)."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src" / "opencjg"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def said() -> Iterator[tuple[Path, Any]]:
    """Everything marked for translation, from code and templates."""
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            text = templatize(text)
        for _line, message, _comments, _context in extract("python", BytesIO(text.encode()), KEYWORDS):
            yield path.relative_to(SOURCE), message


def catalogue(language: str) -> dict[str, Any]:
    with (SOURCE / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as text:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: message
            for message in read_po(text)
            if message.id
        }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_is_said_is_translated(language):
    known = catalogue(language)
    missing = set()
    for path, message in said():
        first = message if isinstance(message, str) else message[0]
        entry = known.get(first)
        strings = entry.string if entry is not None else ""
        if entry is None or entry.fuzzy or not strings or (isinstance(strings, tuple | list) and not all(strings)):
            missing.add(f"{path}: {first}")

    assert not missing


def test_the_catalogue_holds_nothing_that_is_no_longer_said():
    used = {message if isinstance(message, str) else message[0] for _path, message in said()}

    assert set(catalogue("nl")) <= used


def test_placeholders_are_the_same_in_both_languages():
    import re

    for first, message in catalogue("nl").items():
        strings = [message.string] if isinstance(message.string, str) else message.string
        for string in strings:
            wanted = set(re.findall(r"%\(\w+\)s", first if isinstance(message.id, str) else message.id[1]))
            assert set(re.findall(r"%\(\w+\)s", string)) <= wanted, first
