# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One word for one thing: what the code names stands in docs/glossary.md, once, with Dutch and a meaning."""

import pkgutil
import re
from collections import Counter
from enum import StrEnum
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

from django.apps import apps

import opencjg

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\|(?P<names>[^|]*`\w+`[^|]*)\|(?P<dutch>[^|]*)\|(?P<meaning>[^|]*)\|\s*$", re.MULTILINE)


def explained() -> list[tuple[str, str, str]]:
    """(name, Dutch, meaning) of every row of the glossary."""
    return [
        (name, row["dutch"].strip(), row["meaning"].strip())
        for row in ROW.finditer(GLOSSARY.read_text(encoding="utf-8"))
        for name in re.findall(r"`(\w+)`", row["names"])
    ]


def models() -> set[str]:
    ours = (config for config in apps.get_app_configs() if config.name.startswith("opencjg."))
    return {model.__name__ for config in ours for model in config.get_models()}


def public_enums() -> set[str]:
    """Every StrEnum an app lets others see, in its `types`."""
    names = [module.name for module in pkgutil.walk_packages(opencjg.__path__, "opencjg.")]
    types = [import_module(name) for name in names if re.fullmatch(r"opencjg\.\w+\.types(\.\w+)*", name)]
    assert types
    return {
        name
        for module in types
        for name, value in getmembers(module, isclass)
        if issubclass(value, StrEnum) and value.__module__ == module.__name__
    }


def test_every_model_is_explained():
    assert sorted(models() - {name for name, _, _ in explained()}) == []


def test_every_public_enumeration_is_explained():
    assert sorted(public_enums() - {name for name, _, _ in explained()}) == []


def test_every_name_has_a_dutch_word_and_a_meaning():
    assert [name for name, dutch, meaning in explained() if not dutch or not meaning] == []


def test_no_name_is_explained_twice():
    counted = Counter(name for name, _, _ in explained())
    assert [name for name, times in counted.items() if times > 1] == []
