# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from opencjg.audit.selectors import kept_seals, verify
from opencjg.audit.services import seal


class Command(BaseCommand):
    help = "Seal the audit log, or verify that no row was changed, removed or added since it was sealed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["seal", "verify"])
        parser.add_argument("--seals", type=Path, default=settings.SEALS_FILE, help="seals that were kept elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "seal":
            self.stdout.write(f"{seal()} events sealed")
            return
        verdict = verify(kept=kept_seals(Path(options["seals"])))
        if not verdict.intact:
            raise CommandError(f"The log is broken at: {verdict.broken}")
        self.stdout.write(
            f"The log is intact: {verdict.events} events in {verdict.seals} seals, {verdict.unsealed} not sealed yet"
        )
