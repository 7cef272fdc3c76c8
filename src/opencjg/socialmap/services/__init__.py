# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done with the social map, and with what can be found."""

from opencjg.socialmap.services.entries import change_service, check_service, write_service
from opencjg.socialmap.services.finding import forget_findable, it_helped, make_findable
from opencjg.socialmap.services.importing import preview_sheet, take_in
from opencjg.socialmap.services.keeping import set_check_term

__all__ = [
    "change_service",
    "check_service",
    "forget_findable",
    "it_helped",
    "make_findable",
    "preview_sheet",
    "set_check_term",
    "take_in",
    "write_service",
]
