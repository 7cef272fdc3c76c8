# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Identifiers that sort by the moment they were made, so that new rows lie together in an index."""

import secrets
import threading
import time
from uuid import UUID

_MILLISECONDS = 1 << 48
_SEQUENCE_BITS = 74

_lock = threading.Lock()
_last = 0


def uuid7(now_ms: int | None = None) -> UUID:
    """A new identifier of UUID version 7; each is greater than every earlier one of this process.

    The 74 bits after the time are random. Within one millisecond, or when the clock runs back, the last
    value is raised by a random step instead (RFC 9562, section 6.2, method 2).

    Args:
        now_ms: milliseconds since 1970, for writing the past: history may be written in any order, so the
            order with other calls is not kept. Without it, the clock of the machine.

    Raises:
        ValueError: `now_ms` does not fit in 48 bits.
    """
    if now_ms is None:
        return _as_uuid(_next_value())
    if not 0 <= now_ms < _MILLISECONDS:
        raise ValueError(f"{now_ms} is no moment in milliseconds since 1970.")
    return _as_uuid(now_ms << _SEQUENCE_BITS | secrets.randbits(_SEQUENCE_BITS))


def _next_value() -> int:
    """122 bits, time first; strictly rising."""
    global _last
    now_ms = time.time_ns() // 1_000_000
    with _lock:
        if now_ms > _last >> _SEQUENCE_BITS:
            _last = now_ms << _SEQUENCE_BITS | secrets.randbits(_SEQUENCE_BITS)
        else:
            _last += 1 + secrets.randbits(32)
        return _last


def _as_uuid(value: int) -> UUID:
    """Put the version and the variant between the bits (RFC 9562, section 5.7)."""
    milliseconds, sequence = divmod(value, 1 << _SEQUENCE_BITS)
    high, low = divmod(sequence, 1 << 62)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
