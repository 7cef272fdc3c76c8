# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SocialMapConfig(AppConfig):
    name = "opencjg.socialmap"

    def ready(self) -> None:
        from opencjg.socialmap import findables
        from opencjg.socialmap.types import FindKind

        findables.register(FindKind.SERVICE, page="service")
