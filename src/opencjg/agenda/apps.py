# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "opencjg.agenda"

    def ready(self) -> None:
        from opencjg.accounts.types import WorkerLeaves
        from opencjg.agenda.services.bookings import hand_over_bookings
        from opencjg.core import events

        events.subscribe(WorkerLeaves, hand_over_bookings)
