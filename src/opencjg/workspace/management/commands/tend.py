# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import signal
from collections.abc import Callable
from threading import Event
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from opencjg.workspace.housekeeping import tend

EVERY_SECONDS = 30


class Command(BaseCommand):
    help = "Keep house: seal the log, deliver mail and text messages, drop what expired. Runs until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do it once and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(str(tend(at=timezone.now())))
            return
        stop = Event()
        self._stop_on(lambda: stop.set())
        while not stop.wait(EVERY_SECONDS):
            try:
                tend(at=timezone.now())
            except DatabaseError as trouble:
                said = str(trouble).partition("\n")[0]
                self.stderr.write(f"Housekeeping failed, trying again: {type(trouble).__name__}: {said}")

    def _stop_on(self, stop: Callable[[], None]) -> None:
        def handler(number: int, frame: FrameType | None) -> None:
            stop()

        signal.signal(signal.SIGTERM, handler)
        signal.signal(signal.SIGINT, handler)
