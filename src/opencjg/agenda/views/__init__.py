# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the agenda."""

from opencjg.agenda.views.bookings import (
    booking,
    booking_cancel,
    booking_move,
    booking_new,
    booking_outcome,
    booking_settle,
)
from opencjg.agenda.views.feeds import feed, feed_end, feed_new
from opencjg.agenda.views.planning import (
    closing_add,
    closing_end,
    opening,
    opening_set,
    room_close,
    room_list,
    roster,
    roster_end,
    roster_skip,
)
from opencjg.agenda.views.times import day, week

__all__ = [
    "booking",
    "booking_cancel",
    "booking_move",
    "booking_new",
    "booking_outcome",
    "booking_settle",
    "closing_add",
    "closing_end",
    "day",
    "feed",
    "feed_end",
    "feed_new",
    "opening",
    "opening_set",
    "room_close",
    "room_list",
    "roster",
    "roster_end",
    "roster_skip",
    "week",
]
