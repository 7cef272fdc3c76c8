# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with the referral index; other apps call these."""

from opencjg.index.services.managing import connect, disconnect, exclude, include, set_index
from opencjg.index.services.matches import follow_up, note_reluctance
from opencjg.index.services.reporting import age, follow_person, register, tell, withdraw

__all__ = [
    "age",
    "connect",
    "disconnect",
    "exclude",
    "follow_person",
    "follow_up",
    "include",
    "note_reluctance",
    "register",
    "set_index",
    "tell",
    "withdraw",
]
