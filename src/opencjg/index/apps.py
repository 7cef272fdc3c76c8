# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "opencjg.index"

    def ready(self) -> None:
        from opencjg.core import events
        from opencjg.index.services import follow_person
        from opencjg.persons.types import PersonChanged
        from opencjg.processes import handlers

        for step in ("introduce", "spoken", "coordinate"):
            handlers.register(f"index.{step}", "index-match")
        events.subscribe(PersonChanged, follow_person)
