# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from opencjg.processes.models import ProcessModel
from opencjg.processes.rules.bpmn import parse
from opencjg.processes.services.models import activate_model, checked, load_shipped_models
from opencjg.processes.types import ModelRefused


class Command(BaseCommand):
    help = "Check the active process models together, activate the shipped ones, or activate files of your own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["check", "ship", "activate"])
        parser.add_argument("files", nargs="*", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        {"check": self._check, "ship": self._ship, "activate": self._activate}[options["what"]](options["files"])

    def _check(self, files: list[Path]) -> None:
        rows = list(ProcessModel.objects.using("owner").filter(active=True).order_by("key"))
        if not rows:
            raise CommandError("No process model is active. Run: bin/manage processes ship")
        try:
            models = [parse(row.xml) for row in rows]
        except ModelRefused as refused:
            self._refuse(refused)
        report = checked(models)
        for row, model in zip(rows, models, strict=True):
            kinds = report.counts[model.key]
            counts = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
            state = "sound" if report.sound else "unsound"
            self.stdout.write(f"{row.key} version {row.version}: {counts}: {state}")
        for jump in report.open_jumps:
            self.stdout.write(f"open jump: {jump.model} {jump.node} -> {jump.code} ({jump.message})")
        if not report.sound:
            self._refuse(ModelRefused(report.problems))

    def _ship(self, files: list[Path]) -> None:
        keys = load_shipped_models(at=timezone.now())
        self.stdout.write(f"activated: {', '.join(keys)}" if keys else "the shipped models are active already")

    def _activate(self, files: list[Path]) -> None:
        if not files:
            raise CommandError("Name the BPMN files to activate.")
        try:
            activate_model(xml=[path.read_text(encoding="utf-8") for path in files], at=timezone.now())
        except ModelRefused as refused:
            self._refuse(refused)
        self.stdout.write("activated")

    def _refuse(self, refused: ModelRefused) -> None:
        lines = "\n".join(f"{problem.element}: {problem.message}" for problem in refused.problems)
        raise CommandError(f"The models are not sound:\n{lines}") from refused
