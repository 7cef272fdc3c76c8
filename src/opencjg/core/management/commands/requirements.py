# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many requirements the tests prove, per family.

    bin/manage requirements [--family IA] [--min PERCENT] [--json] [--write docs/reference/requirements.md]

Counts the `req` marks of tests that ran and passed, as the last runs recorded them. With `--family` (may be
repeated) only those families, and `--min` holds for each of them; without, `--min` holds for all requirements
together. Exit 1 under the minimum, or when nothing was recorded.

`--json` prints

    {"families": {"IA": {"covered": 20, "total": 21, "percent": 95.2, "missing": ["IA-G9"]}, …},
     "covered": 20, "total": 21, "percent": 95.2, "minimum": 90.0, "reached": true}

where `minimum` is null when none was asked, and `reached` is then true.
"""

import json
import os
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from opencjg.core.rules.requirements import (
    Coverage,
    Record,
    catalogue,
    coverage,
    families,
    read_record,
    together,
)

HEADER = """<!--
SPDX-FileCopyrightText: 2026 OpenCJG contributors
SPDX-License-Identifier: EUPL-1.2
Written by `bin/manage requirements --write`; do not edit.
-->
# Requirements and the tests that prove them

Each requirement comes from the founding documents of the CJG. A test proves it when its assertion would fail
if the requirement were broken; only tests that ran and passed are listed.
"""


class Command(BaseCommand):
    help = "Covered and total requirements per family, from the tests that ran and passed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--family", action="append", choices=families(), help="only this family")
        parser.add_argument("--min", type=percentage, metavar="PERCENT", help="exit 1 below this")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--write", type=Path, metavar="FILE", help="write the full list as Markdown")

    def handle(self, *args: Any, **options: Any) -> None:
        record = _record()
        chosen = [part for part in coverage(record) if not options["family"] or part.family in options["family"]]
        short = _below(options["min"], chosen if options["family"] else [together(chosen)])
        if options["write"]:
            options["write"].parent.mkdir(parents=True, exist_ok=True)
            options["write"].write_text(markdown(record), encoding="utf-8")
        if options["json"]:
            self.stdout.write(json.dumps(as_json(chosen, options["min"], reached=not short)))
        else:
            self.stdout.write(table(chosen))
        if short:
            raise CommandError("\n".join(_reason(part, options["min"]) for part in short))


def as_json(parts: Sequence[Coverage], minimum: float | None, *, reached: bool) -> dict[str, object]:
    """The shape this module's docstring promises."""
    families_ = {part.family: {**_numbers(part), "missing": list(part.missing)} for part in parts}
    return {"families": families_, **_numbers(together(parts)), "minimum": minimum, "reached": reached}


def table(parts: Sequence[Coverage]) -> str:
    """One line per family and one for all."""
    lines = [
        f"{part.family:<8} {part.covered:>4} / {part.total:>3} {part.percent:>6.1f} %"
        for part in (*parts, together(parts))
    ]
    return "\n".join(lines)


def markdown(record: Record) -> str:
    """Every requirement with the tests that prove it, family by family."""
    tests: dict[str, list[str]] = {}
    for test, ids in sorted(record.items()):
        for identity in ids:
            tests.setdefault(identity, []).append(f"`{_without_parameter(test)}`")
    lines = [HEADER]
    for part in coverage(record):
        lines += [f"## {part.family}: {part.covered} of {part.total}", "", "| ID | Requirement | Proven by |"]
        lines += ["|---|---|---|"]
        for item in catalogue():
            if item.family == part.family:
                proof = "<br>".join(dict.fromkeys(tests.get(item.id, ())))
                lines.append(f"| {item.id} | {item.text.replace('|', chr(92) + '|')} | {proof} |")
        lines.append("")
    return "\n".join(lines)


def _record() -> Record:
    default = settings.ROOT / ".local" / "requirements-passed.json"
    path = Path(os.environ.get("OPENCJG_REQUIREMENTS_RECORD") or default)
    try:
        return read_record(path)
    except FileNotFoundError:
        raise CommandError(f"No test run is recorded in {path}. Run bin/test first.") from None
    except (ValueError, KeyError):
        raise CommandError(f"{path} cannot be read. Remove it and run bin/test.") from None


def _below(minimum: float | None, parts: Sequence[Coverage]) -> list[Coverage]:
    return [part for part in parts if minimum is not None and part.percent < minimum]


def _reason(part: Coverage, minimum: float) -> str:
    names = ", ".join(part.missing[:12]) + (" …" if len(part.missing) > 12 else "")
    return f"{part.family}: {part.percent:.1f} % is under the minimum of {minimum:g} %; not proven: {names}"


def _numbers(part: Coverage) -> dict[str, object]:
    return {"covered": part.covered, "total": part.total, "percent": round(part.percent, 1)}


def _without_parameter(test: str) -> str:
    return test.partition("[")[0]


def percentage(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 100:
        raise ValueError(text)
    return number
