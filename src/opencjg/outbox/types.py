# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said to somebody, inside or outside the building."""

from enum import StrEnum


class MessageKind(StrEnum):
    """How a message leaves the building."""

    MAIL = "mail"
    SMS = "sms"


class MessageState(StrEnum):
    """Where a message is on its way."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


class NoticeKind(StrEnum):
    """What a worker is told on his own page."""

    CONCERN_RECEIVED = "concern_received"
    TAKEN_OVER = "taken_over"
    EMERGENCY_ACCESS = "emergency_access"
    CUSTOMER_IN = "customer_in"
    CRISIS = "crisis"
    LATE = "late"
    INDEX_MATCH = "index_match"
