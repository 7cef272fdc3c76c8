# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working time: when a centre is open, and what "within one working hour" means there.

All moments are aware. What comes out is in UTC, whatever came in; in between, the clock on the wall of the
centre decides. A day is half open: at nine the centre is open, at the closing moment it no longer is.

Source: GAP-14 (one hour for desk work), GAP-16 (one day is one working day; calendar time for safety).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from opencjg.core.rules.public_holidays import PublicHolidays

Span = tuple[time, time]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MIDNIGHT = time()
HORIZON_YEARS = 50  # a lead time that needs longer is a mistake in the calendar or in the model

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class CalendarNeverOpens(ValueError):
    """Work that has to be done while the centre is open can never be done in this calendar."""


class LeadLike(Protocol):
    """A lead time as a process model writes it; `processes` has the type."""

    @property
    def months(self) -> int: ...
    @property
    def weeks(self) -> int: ...
    @property
    def days(self) -> int: ...
    @property
    def hours(self) -> int: ...
    @property
    def minutes(self) -> int: ...
    @property
    def clock(self) -> str:
        """Either `working` or `calendar`."""


class _Year(NamedTuple):
    """All openings of one year, in microseconds since 1970, with the work done at the end of each."""

    opens: "array[int]"
    closes: "array[int]"
    done: "array[int]"
    days: "array[int]"  # ordinals of the working days
    first: "array[int]"  # index of the first opening of each working day, and one past the last

    @property
    def total(self) -> int:
        return self.done[-1] if self.done else 0

    def worked_until(self, tick: int) -> int:
        """Microseconds of work between the start of the year and `tick`."""
        latest = bisect_right(self.opens, tick) - 1
        if latest < 0:
            return 0
        return self.done[latest] - max(0, self.closes[latest] - tick)


@dataclass(frozen=True)
class WorkCalendar:
    """When the people of a centre work; a value that may be kept and shared between requests.

    Args:
        hours: seven tuples of opening spans, Monday first, in local time. A span that ends at 00:00 ends at
            midnight. Spans of a day are disjoint and in order; `of` takes them in any order.
        closing_days: days on which this centre is closed although it is neither weekend nor holiday.
        holidays: which public holidays close it.
        zone: the time zone of the wall clock.

    A year of openings is worked out when it is first asked for (1 to 2 ms) and kept. During the hour that
    the clock runs twice, an opening hour means the first time; an hour that is skipped is read with the
    clock from before the change.

    Source: GAP-16; RES-02 for opening hours.
    """

    hours: tuple[tuple[Span, ...], ...]
    closing_days: frozenset[date] = frozenset()
    holidays: PublicHolidays = field(default_factory=PublicHolidays)
    zone: tzinfo = AMSTERDAM
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.hours) != 7:
            raise ValueError("A week of opening hours has seven days.")
        for spans in self.hours:
            latest = 0.0
            for opens, closes in spans:
                if not latest <= _seconds(opens) < _seconds_of_end(closes):
                    raise ValueError("Opening hours of a day must follow each other and may not overlap.")
                latest = _seconds_of_end(closes)

    @classmethod
    def of(
        cls,
        spans: Iterable[tuple[int, time, time]],
        *,
        closing_days: Iterable[date] = (),
        holidays: PublicHolidays | None = None,
        zone: tzinfo = AMSTERDAM,
    ) -> "WorkCalendar":
        """A calendar from (weekday, opens, closes) in any order, as of the several locations of one centre.

        The centre is open while one of them is.
        """
        week: list[list[Span]] = [[] for _ in range(7)]
        for weekday, opens, closes in sorted(spans, key=lambda span: (span[0], span[1])):
            day = week[weekday]
            if day and _seconds_of_end(day[-1][1]) >= _seconds(opens):
                opens, earlier = day.pop()
                closes = max(closes, earlier, key=_seconds_of_end)
            day.append((opens, closes))
        hours = tuple(tuple(day) for day in week)
        return cls(hours, frozenset(closing_days), holidays or PublicHolidays(), zone)

    # What is open

    def is_open_at(self, moment: datetime) -> bool:
        """Whether somebody works at `moment`."""
        tick = _tick_of(moment)
        year = self._year_of(moment)
        latest = bisect_right(year.opens, tick) - 1
        return latest >= 0 and tick < year.closes[latest]

    def closes_at(self, moment: datetime) -> bool:
        """Whether the centre closes at exactly this moment."""
        return not self.is_open_at(moment) and self.is_open_at(moment - _TICK)

    def is_working_day(self, day: date) -> bool:
        """Whether the centre opens on `day`."""
        days = self._year(day.year).days
        place = bisect_left(days, day.toordinal())
        return place < len(days) and days[place] == day.toordinal()

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Opening hours of `day` in local time; none on a closing day or public holiday."""
        if day in self.closing_days or day in self.holidays.of_year(day.year):
            return ()
        return self.hours[day.weekday()]

    def next_opening(self, moment: datetime) -> datetime:
        """`moment` when the centre is open, otherwise the moment it opens.

        Raises:
            CalendarNeverOpens: it stays closed for fifty years.
        """
        if self.is_open_at(moment):
            return moment.astimezone(UTC)
        tick = _tick_of(moment)
        for year in self._years_from(moment):
            following = bisect_right(year.opens, tick)
            if following < len(year.opens):
                return _moment_of(year.opens[following])
        raise CalendarNeverOpens(f"No opening within {HORIZON_YEARS} years after {moment}.")

    # Working time

    def add_working_time(self, start: datetime, amount: timedelta) -> datetime:
        """The moment at which `amount` of opening time has passed since `start`.

        Started while the centre is closed, the time begins to run when it opens. The result lies within
        opening hours, or at the moment they end.

        Raises:
            ValueError: `amount` is negative.
            CalendarNeverOpens: the centre does not open long enough within fifty years.
        """
        if amount < timedelta():
            raise ValueError("Working time runs forward only.")
        if not amount:
            return self.next_opening(start)
        wanted = self._year_of(start).worked_until(_tick_of(start)) + amount // _TICK
        for year in self._years_from(start):
            if wanted <= year.total:
                span = bisect_left(year.done, wanted)
                return _moment_of(year.closes[span] - (year.done[span] - wanted))
            wanted -= year.total
        raise CalendarNeverOpens(f"No {amount} of opening time within {HORIZON_YEARS} years after {start}.")

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Opening time that passes from `start` to `end`; nothing when `end` is not later."""
        if end <= start:
            return timedelta()
        first, last = start.astimezone(self.zone).year, end.astimezone(self.zone).year
        ticks = self._year(last).worked_until(_tick_of(end)) - self._year(first).worked_until(_tick_of(start))
        ticks += sum(self._year(year).total for year in range(first, last))
        return timedelta(microseconds=ticks)

    # Working days

    def add_working_days(self, start: datetime, days: int) -> datetime:
        """The same time on the clock, `days` working days later.

        Started while the centre is closed, the count begins at the moment it opens. When the centre is
        closed at that time of that day, the result is its next opening on that day, otherwise its last
        closing. So a worry of Monday 16.30 is due on Tuesday 16.30, and one of Saturday on Tuesday at nine.

        Raises:
            ValueError: `days` is negative.
            CalendarNeverOpens: there are not that many working days within fifty years.

        Source: GAP-16 "1 day = 1 working day".
        """
        if days < 0:
            raise ValueError("Working days are counted forward only.")
        begin = self.next_opening(start)
        if not days:
            return begin
        local = begin.astimezone(self.zone)
        wanted = days + bisect_right(self._year(local.year).days, local.toordinal())
        for year in self._years_from(begin):
            if wanted <= len(year.days):
                return self._on_day(year, wanted - 1, local.time())
            wanted -= len(year.days)
        raise CalendarNeverOpens(f"No {days} working days within {HORIZON_YEARS} years after {start}.")

    def working_days_between(self, start: datetime, end: datetime) -> int:
        """How many working days begin after the day of `start`, up to and including the day of `end`."""
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        if last <= first:
            return 0
        days = bisect_right(self._year(last.year).days, last.toordinal())
        days -= bisect_right(self._year(first.year).days, first.toordinal())
        return days + sum(len(self._year(year).days) for year in range(first.year, last.year))

    def end_of_working_day(self, moment: datetime) -> datetime:
        """The last closing of the day on which the centre is next open: "the same day".

        Source: GAP-16 "z.s.m. = same day"; RTE-2.2.
        """
        begin = self.next_opening(moment).astimezone(self.zone)
        year = self._year(begin.year)
        day = bisect_left(year.days, begin.toordinal())
        return _moment_of(year.closes[year.first[day + 1] - 1])

    # How a year is kept

    def _on_day(self, year: _Year, day: int, clock: time) -> datetime:
        """`clock` on a working day of the year, moved into its opening hours."""
        tick = _tick_of(datetime.combine(date.fromordinal(year.days[day]), clock, self.zone))
        for span in range(year.first[day], year.first[day + 1]):
            if tick <= year.closes[span]:
                return _moment_of(max(tick, year.opens[span]))
        return _moment_of(year.closes[year.first[day + 1] - 1])

    def _year_of(self, moment: datetime) -> _Year:
        return self._year(moment.astimezone(self.zone).year)

    def _years_from(self, moment: datetime) -> Iterable[_Year]:
        """The year of `moment` and those after it, as far as we look."""
        first = moment.astimezone(self.zone).year
        if any(self.hours):
            yield from map(self._year, range(first, min(first + HORIZON_YEARS, date.max.year)))

    def _year(self, year: int) -> _Year:
        # Two threads may both work out the same year; they find the same and one of them is kept.
        return self._years.get(year) or self._years.setdefault(year, self._work_out(year))

    def _work_out(self, year: int) -> _Year:
        table = _Year(array("q"), array("q"), array("q"), array("q"), array("q"))
        closed = self.holidays.of_year(year) | self.closing_days
        previous = done = 0
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            first = len(table.opens)
            for opens, closes in () if day in closed else self.hours[day.weekday()]:
                # A span within a skipped hour may turn out empty or reach back into the one before.
                start = max(_tick_of(datetime.combine(day, opens, self.zone)), previous)
                previous = max(start, self._end_tick(day, closes))
                if previous > start:
                    done += previous - start
                    table.opens.append(start)
                    table.closes.append(previous)
                    table.done.append(done)
            if len(table.opens) > first:
                table.days.append(ordinal)
                table.first.append(first)
        table.first.append(len(table.opens))
        return table

    def _end_tick(self, day: date, closes: time) -> int:
        midnight = timedelta(days=1) if closes == MIDNIGHT else timedelta()
        return _tick_of(datetime.combine(day + midnight, closes, self.zone))


def due(start: datetime, lead: LeadLike, calendar: WorkCalendar) -> datetime:
    """Latest moment at which a step that opened at `start` is finished, in UTC.

    On the *calendar* clock time simply passes: months, weeks and days keep the time on the wall clock, also
    when summer time begins or ends; hours and minutes are real ones. This is for safety.

    On the *working* clock a day is a working day and an hour an opening hour. Weeks and months are those of
    the calendar; a term that ends while the centre is closed ends when it opens again, as the Algemene
    termijnenwet lets no term end on a Sunday. Calendar units come first, then days, then hours.

    A month later than the 31st is the last day of a shorter month.

    Raises:
        ValueError: the clock is neither "working" nor "calendar", or `start` has no time zone.
        CalendarNeverOpens: the lead time needs opening hours and there are none.

    Source: GAP-16; IA-2a, MS-4 "< 1 dag", IA-2b, MS-3 "< 1 uur", VW-2a "< 1 week", VW-V2 "< 1 maand".
    """
    elapsed = timedelta(hours=lead.hours, minutes=lead.minutes)
    if lead.clock == "calendar":
        return _later(start, lead.months, 7 * lead.weeks + lead.days, calendar.zone) + elapsed
    if lead.clock != "working":
        raise ValueError(f"{lead.clock!r} is no clock: a lead time runs in working or in calendar time.")
    moment = _later(start, lead.months, 7 * lead.weeks, calendar.zone)
    return calendar.add_working_time(calendar.add_working_days(moment, lead.days), elapsed)


def _later(start: datetime, months: int, days: int, zone: tzinfo) -> datetime:
    """The same time on the wall clock, so many months and days later, in UTC."""
    if start.tzinfo is None:
        raise ValueError("A lead time starts at an aware moment.")
    if not months and not days:
        return start.astimezone(UTC)
    local = start.astimezone(zone)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, _days_in(year, month + 1))
    landed = date(year, month + 1, day) + timedelta(days=days)
    return datetime.combine(landed, local.time(), zone).astimezone(UTC)


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _tick_of(moment: datetime) -> int:
    return (moment - _EPOCH) // _TICK


def _moment_of(tick: int) -> datetime:
    return _EPOCH + timedelta(microseconds=tick)


def _seconds(clock: time) -> float:
    return clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6


def _seconds_of_end(clock: time) -> float:
    return _seconds(clock) or 86400.0
