# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words people read: data per preset, language and municipality, never text in code.

A preset is a complete vocabulary of one period. A municipality overrides single words. Each word carries
how far it may be trusted, so that nobody mistakes our reading for the law.

Source: ALG-24 (terminology can be adapted without changing code), ALG-26 (abbreviations).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

PRESETS = ("2009", "2026")
LOCALES = ("nl", "en")

DATA = Path(__file__).resolve().parent.parent / "terms_data"

Overrides = Mapping[tuple[str, str], tuple[str, str]]  # (key, locale) → (singular, plural)
NO_OVERRIDES: Overrides = MappingProxyType({})


class UnknownTerm(LookupError):
    """No preset has a word under this key; a template or model misspells it."""


class Verified(StrEnum):
    """How far a word may be trusted."""

    VERIFIED = "V"  # in a stored copy of the primary text
    SECONDARY = "S"  # in a secondary or older source only
    UNVERIFIED = "U"
    DECIDED = "D"  # chosen by us
    LOCAL = "L"  # written by the municipality


@dataclass(frozen=True, slots=True)
class Term:
    """One word in one language, with where it comes from."""

    key: str
    singular: str
    plural: str
    verified: Verified
    note: str

    def of(self, number: int) -> str:
        """The form that goes with a number: one is singular."""
        return self.singular if number == 1 else self.plural


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation of the founding documents; `term` is the key of today's word, when there is one."""

    short: str
    stands_for: str
    lists: tuple[str, ...]
    term: str | None


Vocabulary = Mapping[tuple[str, str], Term]  # (key, locale) → word


def resolve(key: str, *, preset: str = "2026", overrides: Overrides = NO_OVERRIDES, locale: str = "nl") -> Term:
    """The word for `key`: the municipality's own, else that of the preset.

    A locale with a region ("nl-nl") means its language; a language without words reads Dutch.

    Raises:
        UnknownTerm: no such key, whatever a municipality overrides.
        KeyError: no such preset.

    Source: ALG-24.
    """
    language = locale.partition("-")[0]
    place = (key, language if language in LOCALES else LOCALES[0])
    vocabulary = load_presets()[preset]
    if place not in vocabulary:
        raise UnknownTerm(key)
    if place not in overrides:
        return vocabulary[place]
    singular, plural = overrides[place]
    return Term(key, singular, plural, Verified.LOCAL, "")


def keys() -> tuple[str, ...]:
    """All keys, in the order in which the presets explain them."""
    return tuple(key for key, locale in load_presets()[PRESETS[-1]] if locale == LOCALES[0])


@cache
def load_presets() -> Mapping[str, Vocabulary]:
    """Every shipped preset by name; read once per process."""
    return MappingProxyType({name: MappingProxyType(_read_preset(name)) for name in PRESETS})


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """The shipped abbreviation list, by abbreviation. Source: ALG-26."""
    with (DATA / "abbreviations.toml").open("rb") as file:
        entries = tomllib.load(file)
    return tuple(
        Abbreviation(short, entry["stands_for"], tuple(entry["lists"]), entry.get("term"))
        for short, entry in entries.items()
    )


def _read_preset(name: str) -> dict[tuple[str, str], Term]:
    with (DATA / f"{name}.toml").open("rb") as file:
        entries = tomllib.load(file)
    return {
        (key, locale): Term(key, entry[locale][0], entry[locale][1], Verified(entry["verified"]), entry["note"])
        for key, entry in entries.items()
        for locale in LOCALES
    }
