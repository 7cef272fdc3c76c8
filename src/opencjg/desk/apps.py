# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "opencjg.desk"

    def ready(self) -> None:
        from opencjg.processes import handlers
        from opencjg.socialmap import findables
        from opencjg.socialmap.types import FindKind

        findables.register(FindKind.ANSWER, page="answer")

        for step in ("clarify", "inform", "advise", "specific_advice", "call_in", "check"):
            handlers.register(f"desk.{step}", "contact")
