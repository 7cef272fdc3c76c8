# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SignallingConfig(AppConfig):
    name = "opencjg.signalling"

    def ready(self) -> None:
        from opencjg.processes import handlers

        for step in ("receive", "assign", "assess", "decide"):
            handlers.register(f"signalling.{step}", "case")
