# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the words of a municipality."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import get_language

from opencjg.core import reference
from opencjg.core.models import TermOverride
from opencjg.core.rules.terms import resolve


def term_text(key: str, *, preset: str, municipality: UUID | None, number: int = 1) -> str:
    """The word for a key as this municipality writes it, in the reader's language (ALG-24).

    Raises:
        UnknownTerm: no such key.
    """
    overrides = _overrides(municipality) if municipality else {}
    return resolve(key, preset=preset, overrides=overrides, locale=get_language() or "nl").of(number)


def _overrides(municipality: UUID) -> Mapping[tuple[str, str], tuple[str, str]]:
    """A municipality's own words; reference data."""

    def load() -> dict[tuple[str, str], tuple[str, str]]:
        rows = TermOverride.objects.filter(municipality=municipality)
        return {(row.key, row.locale): (row.singular, row.plural) for row in rows}

    return reference.kept(("terms", municipality), load)
