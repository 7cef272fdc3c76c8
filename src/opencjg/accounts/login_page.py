# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The login page; in the demo it also shows who there is to try."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings

from opencjg.accounts.login import demo_people


class LoginPage(LoginView):  # type: ignore[misc]  # allauth carries no types
    """User name and password, then a second step."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["demo_people"] = demo_people() if settings.DEMO else []
        context["next"] = self.request.GET.get("next", "")
        return context
