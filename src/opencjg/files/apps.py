# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "opencjg.files"
