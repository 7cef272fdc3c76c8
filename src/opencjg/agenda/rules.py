# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open, who is where, and what is free, on plain values. No clock, no database."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from opencjg.agenda.types import OpenNow, Pattern, Period
from opencjg.core.rules.calendar import AMSTERDAM, CalendarNeverOpens, WorkCalendar

REMINDERS_FROM = time(9)
REMINDERS_STOP = timedelta(hours=2)


def overlap(one: Period, other: Period) -> bool:
    """Whether they share a moment; back to back they do not."""
    return one.starts < other.ends and other.starts < one.ends


def moment(day: date, clock: time) -> datetime:
    """A time on the wall of the centre, in UTC."""
    return datetime.combine(day, clock, AMSTERDAM).astimezone(UTC)


def open_now(calendar: WorkCalendar, at: datetime) -> OpenNow:
    """Whether a place is open at this moment: the one answer, for the desk and for the website.

    Source: ORG-17, WENS-02.
    """
    if calendar.is_open_at(at):
        day = at.astimezone(AMSTERDAM).date()
        ends = [_end(day, closes) for _opens, closes in calendar.spans_on(day)]
        return OpenNow(open=True, until=min(end for end in ends if end > at))
    try:
        return OpenNow(open=False, opens=calendar.next_opening(at))
    except CalendarNeverOpens:
        return OpenNow(open=False)


def open_during(calendar: WorkCalendar, period: Period) -> bool:
    """Whether a place is open the whole time."""
    return calendar.working_time_between(period.starts, period.ends) == period.ends - period.starts


def opening(calendar: WorkCalendar, day: date) -> tuple[Period, ...]:
    """When a place is open on a day."""
    return tuple(Period(moment(day, opens), _end(day, closes)) for opens, closes in calendar.spans_on(day))


def _end(day: date, closes: time) -> datetime:
    """The end of an opening span; one that ends at 00:00 ends at midnight."""
    return moment(day + timedelta(days=1 if closes == time() else 0), closes)


def on_day(pattern: Pattern, day: date) -> Period | None:
    """When a roster line holds on a day, if it does."""
    if day.weekday() != pattern.weekday or day in pattern.gaps or day < pattern.since:
        return None
    if pattern.until is not None and day > pattern.until:
        return None
    return Period(moment(day, pattern.opens), moment(day, pattern.closes))


def patterns_meet(one: Pattern, other: Pattern) -> bool:
    """Whether two roster lines ever ask for the same time; exceptions do not count."""
    last = min(one.until or date.max, other.until or date.max)
    same_time = one.weekday == other.weekday and one.opens < other.closes and other.opens < one.closes
    return same_time and max(one.since, other.since) <= last


def free_slots(within: Iterable[Period], busy: Sequence[Period], *, length: timedelta, after: datetime) -> list[Period]:
    """Periods of this length that fit between what is busy, one after another from the start of each span."""
    free = []
    for span in within:
        start = span.starts
        while start + length <= span.ends:
            slot = Period(start, start + length)
            if start >= after and not any(overlap(slot, one) for one in busy):
                free.append(slot)
            start += length
    return free


def nearest(slots: Iterable[Period], wanted: datetime, *, most: int = 3) -> list[Period]:
    """The slots that start closest to what was wanted, in the order of the clock."""
    return sorted(sorted(slots, key=lambda one: abs(one.starts - wanted))[:most], key=lambda one: one.starts)


def reminder_due(starts: datetime, at: datetime) -> bool:
    """Whether it is time to remind: from nine in the morning the day before, until two hours ahead."""
    eve = starts.astimezone(AMSTERDAM).date() - timedelta(days=1)
    return moment(eve, REMINDERS_FROM) <= at <= starts - REMINDERS_STOP


def quarter(clock: time, *, first: int) -> int:
    """The row of the grid for a time of day: one for each quarter of an hour after the first hour shown."""
    return max(0, (clock.hour - first) * 4 + clock.minute // 15)
