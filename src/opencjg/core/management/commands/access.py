# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proof of access found.

    bin/manage access check [--full]

`bin/manage` runs the proof on the test server first (`tests/access`; it is not part of the package), and gives the
record of that run in OPENCJG_ACCESS_RECORD. This command judges it. Exit 1 on a leak, an address without a row, a
planted weakening that was not found, or a run that looked at nothing.
"""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from opencjg.core.rules.access import Proof, shortcomings


class Command(BaseCommand):
    help = "Run the proof of access: addresses, rows, acts and planted weakenings; exit 1 on a leak."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["check"])
        parser.add_argument("--full", action="store_true", help="with every planted weakening; some minutes")

    def handle(self, *args: Any, **options: Any) -> None:
        proof = _read()
        self.stdout.write(
            f"{proof.cells} cells (address × method × person × involvement)\n"
            f"{proof.compared} tables × people compared with the oracle\n"
            f"{proof.killed} of {proof.planted} planted weakenings found\n"
            f"{len(proof.failed)} leaks, in {proof.passed + len(proof.failed)} tests"
        )
        wrong = shortcomings(proof)
        if wrong:
            raise CommandError("\n".join(wrong))


def _read() -> Proof:
    path = os.environ.get("OPENCJG_ACCESS_RECORD", "")
    try:
        return Proof(**json.loads(Path(path).read_text(encoding="utf-8")))
    except OSError:
        raise CommandError("The proof did not run. It needs the tests: run bin/manage access check.") from None
    except (ValueError, TypeError):
        raise CommandError(f"{path} cannot be read: the proof was cut off.") from None
