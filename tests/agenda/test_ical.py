# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar file, for any text somebody may have typed."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from opencjg.agenda import ical
from opencjg.agenda.types import FeedEvent, Period

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


@given(TEXT)
def test_what_is_folded_has_short_lines_and_reads_the_same_when_unfolded(text):
    line = ical.escaped(text)
    folded = ical.folded(line)

    assert all(len(part.encode()) <= ical.MOST_OCTETS for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


@given(TEXT)
def test_what_is_escaped_reads_as_it_was_written_and_breaks_out_of_no_line(text):
    escaped = ical.escaped(text)

    assert not re.search(r"[\x00-\x1f]", escaped)
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", escaped)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert unescaped(escaped) == "".join(one for one in plain if one == "\n" or one >= " ")


@given(st.lists(TEXT, max_size=5))
def test_every_event_is_there_once_in_utc_and_nothing_typed_becomes_a_line(places):
    events = [
        FeedEvent(UUID(int=number), Period(NOW, NOW + timedelta(minutes=30)), place, 1)
        for number, place in enumerate(places)
    ]

    text = ical.calendar(events, name="Agenda", title="Afspraak", at=NOW)

    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(places)
    assert lines.count("DTSTART:20261123T090000Z") == len(places)
    assert lines.count("SUMMARY:Afspraak") == len(places)
