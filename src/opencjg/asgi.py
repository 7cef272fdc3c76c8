# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web application, as a server runs it."""

import gc
import os
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opencjg.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from opencjg.live import Live  # noqa: E402
from opencjg.server import OneThreadHandler  # noqa: E402

application = Live(OneThreadHandler())
# The pages with all they import come now, not with the first request; and what is loaded by now stays as long as the
# process. To look through it again and again for what can go costs a twentieth of every request.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
