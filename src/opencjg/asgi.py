# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web application, as a server runs it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opencjg.settings")

import django

django.setup()

from opencjg.live import Live  # noqa: E402
from opencjg.server import OneThreadHandler  # noqa: E402

application = Live(OneThreadHandler())
