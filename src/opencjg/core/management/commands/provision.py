# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from opencjg.core.provisioning import (
    SETTINGS,
    CannotProvision,
    Provisioned,
    as_file,
    from_file,
    provision,
    write_private,
)

RESTART = "Restart every process that uses the old passwords."
KEEP_FILE = (
    "Their passwords were left as they were and cannot be read back: keep using the settings of the first "
    "run. Are those lost? Then run this again with --rotate."
)


class Command(BaseCommand):
    """Prepare a PostgreSQL server of one's own, once. Needs no settings: it makes them."""

    help = "Create the database and its roles on a server of your own, and write the settings to run with."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--admin-url",
            default=os.environ.get("ADMIN_DATABASE_URL", ""),
            metavar="URL",
            help="postgresql://admin:password@host/postgres, an account with CREATEROLE and CREATEDB. Others "
            "on this machine can see a command's arguments; use ADMIN_DATABASE_URL to keep it private.",
        )
        parser.add_argument("--database", default="opencjg", help="its name (default: %(default)s)")
        parser.add_argument(
            "--write",
            type=Path,
            metavar="FILE",
            help="write the settings to this file, readable by you alone; what an earlier run wrote is kept",
        )
        parser.add_argument("--rotate", action="store_true", help="give every role a new password")

    def handle(self, *args: object, **options: object) -> None:
        file = options["write"] if isinstance(options["write"], Path) else None
        if not options["admin_url"]:
            raise CommandError("Say who may prepare the server: --admin-url postgresql://admin:password@host/postgres")
        known = from_file(file.read_text()) if file and file.exists() else {}
        if file and not os.access(file.parent, os.W_OK):  # known before any password exists
            raise CommandError(f"Cannot write in {file.parent.absolute()}.")
        try:
            made = provision(
                str(options["admin_url"]),
                database=str(options["database"]),
                known=known,
                rotate=bool(options["rotate"]),
            )
        except CannotProvision as refused:
            raise CommandError(str(refused)) from refused
        self._hand_over(made, known, file)
        self._report(made, rotated=bool(options["rotate"]))

    def _hand_over(self, made: Provisioned, known: dict[str, str], file: Path | None) -> None:
        settings = known | made.settings
        if file:
            write_private(file, as_file(settings))
            self.stderr.write(f"Settings written to {file}, readable by you alone. Keep a copy in a safe.")
        else:
            self.stdout.write(as_file(settings), ending="")
        missing = [name for name in SETTINGS if name not in settings]
        if missing:
            self.stderr.write(f"Not made again, take them from your earlier settings: {', '.join(missing)}.")

    def _report(self, made: Provisioned, *, rotated: bool) -> None:
        if made.created:
            self.stderr.write(f"Created: {', '.join(made.created)}.")
        if made.kept:
            self.stderr.write(f"Already there: {', '.join(made.kept)}. {KEEP_FILE}")
        if rotated:
            self.stderr.write(RESTART)
        if made.surplus:
            held = "\n".join(f"  {power}" for power in made.surplus)
            raise CommandError(f"The database is ready, but a role can do too much. Take away:\n{held}")
        self.stderr.write("The database is ready. Next: bin/manage migrate --database owner")
