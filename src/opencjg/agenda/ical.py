# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A calendar as other programmes read it (RFC 5545), of plain values; all moments in UTC, so no time zone is needed."""

from collections.abc import Iterable
from datetime import UTC, datetime

from opencjg.agenda.types import FeedEvent

MOST_OCTETS = 75
PRODUCT = "-//OpenCJG//agenda//NL"


def escaped(text: str) -> str:
    """Text as a value: backslash, comma, semicolon and line ends escaped, other control characters dropped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(letter for letter in plain if letter == "\n" or letter >= " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line of at most 75 octets; what is longer goes on after a line end and a space, never inside a letter."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > MOST_OCTETS:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += octets
    return "\r\n".join([*parts, part])


def stamp(moment: datetime) -> str:
    """A moment in UTC."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def calendar(events: Iterable[FeedEvent], *, name: str, title: str, at: datetime) -> str:
    """The whole file; every event has the same title."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.id}",
            f"DTSTAMP:{stamp(at)}",
            f"DTSTART:{stamp(event.period.starts)}",
            f"DTEND:{stamp(event.period.ends)}",
            f"SEQUENCE:{event.version}",
            f"SUMMARY:{escaped(title)}",
            *([f"LOCATION:{escaped(event.place)}"] if event.place else []),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + "\r\n" for line in lines)
