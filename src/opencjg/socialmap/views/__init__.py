# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the social map, and of finding."""

from opencjg.socialmap.views.entries import service_change, service_check, service_new
from opencjg.socialmap.views.finding import find, find_helped
from opencjg.socialmap.views.keeping import check_list, check_term
from opencjg.socialmap.views.lists import service, service_list
from opencjg.socialmap.views.sheets import service_export, service_import

__all__ = [
    "check_list",
    "check_term",
    "find",
    "find_helped",
    "service",
    "service_change",
    "service_check",
    "service_export",
    "service_import",
    "service_list",
    "service_new",
]
