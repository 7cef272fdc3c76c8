# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with agendas, rosters, rooms and opening hours."""

from opencjg.agenda.services.bookings import book, cancel, move, record_outcome, settle
from opencjg.agenda.services.feeds import end_feed, hash_key, new_feed
from opencjg.agenda.services.planning import (
    add_closing_day,
    add_room,
    add_roster_line,
    close_room,
    end_roster_line,
    leave_out,
    remove_closing_day,
    set_opening_hours,
)
from opencjg.agenda.services.reminders import drop_visitors, send_reminders

__all__ = [
    "add_closing_day",
    "add_room",
    "add_roster_line",
    "book",
    "cancel",
    "close_room",
    "drop_visitors",
    "end_feed",
    "end_roster_line",
    "hash_key",
    "leave_out",
    "move",
    "new_feed",
    "record_outcome",
    "remove_closing_day",
    "send_reminders",
    "set_opening_hours",
    "settle",
]
