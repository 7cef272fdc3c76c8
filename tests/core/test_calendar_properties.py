# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working time of a centre, for any opening hours and any moment."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opencjg.core.rules.calendar import AMSTERDAM, WorkCalendar, due
from opencjg.core.rules.public_holidays import LiberationDay, PublicHolidays
from tests.core.test_calendar import Lead

# Where calendars go wrong: summer time begins and ends, Easter, the turn of the year, a leap day.
TREACHEROUS = [
    datetime(2026, 3, 28, 12, tzinfo=UTC),
    datetime(2026, 10, 24, 12, tzinfo=UTC),
    datetime(2026, 4, 2, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 12, tzinfo=UTC),
    datetime(2028, 2, 28, 12, tzinfo=UTC),
]


@st.composite
def moments(draw):
    anywhere = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds of a strategy must be naive
    near = st.builds(
        lambda anchor, minutes: anchor + timedelta(minutes=minutes),
        st.sampled_from(TREACHEROUS),
        st.integers(-3000, 3000),
    )
    return draw(near | anywhere)


@st.composite
def days_of_spans(draw):
    quarters = sorted(draw(st.sets(st.integers(0, 95), max_size=4)))
    edges = [time(quarter // 4, quarter % 4 * 15) for quarter in quarters]
    return tuple(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def calendars(draw):
    week = draw(st.tuples(*[days_of_spans()] * 7).filter(any))
    closing = draw(st.frozensets(st.dates(date(2024, 1, 1), date(2031, 1, 1)), max_size=5))
    holidays = PublicHolidays(draw(st.booleans()), draw(st.sampled_from(LiberationDay)))
    return WorkCalendar(week, closing, holidays)


amounts = st.builds(timedelta, minutes=st.integers(0, 60 * 24))


def some_moment_of_work(calendar, moment):
    return calendar.is_open_at(moment) or calendar.closes_at(moment)


@pytest.mark.req("MS-3", "IA-2b")
@given(start=moments(), amount=amounts, calendar=calendars())
def test_exactly_the_asked_working_time_lies_between_start_and_due(start, amount, calendar):
    end = calendar.add_working_time(start, amount)
    assert end >= start
    assert calendar.working_time_between(start, end) == amount
    assert some_moment_of_work(calendar, end)
    assert end.tzinfo is UTC


@given(start=moments(), amount=amounts, more=amounts, calendar=calendars())
def test_more_work_is_never_due_earlier_and_a_later_start_never_either(start, amount, more, calendar):
    end = calendar.add_working_time(start, amount)
    assert end <= calendar.add_working_time(start, amount + more)
    assert end <= calendar.add_working_time(start + more, amount)


@given(start=moments(), first=amounts, second=amounts, calendar=calendars())
def test_working_time_adds_up(start, first, second, calendar):
    halfway, end = start + first, start + first + second
    total = calendar.working_time_between(start, end)
    assert total == calendar.working_time_between(start, halfway) + calendar.working_time_between(halfway, end)
    assert timedelta() <= total <= end - start
    assert calendar.working_time_between(end, start) == timedelta()


@settings(max_examples=30)
@given(start=moments(), minutes=st.integers(0, 2000), calendar=calendars())
def test_working_time_is_the_minutes_at_which_the_centre_is_open(start, minutes, calendar):
    start = start.replace(second=0, microsecond=0)
    counted = sum(calendar.is_open_at(start + timedelta(minutes=minute)) for minute in range(minutes))
    assert calendar.working_time_between(start, start + timedelta(minutes=minutes)) == timedelta(minutes=counted)


@given(moment=moments(), calendar=calendars())
def test_open_is_what_the_opening_hours_of_the_day_say(moment, calendar):
    local = moment.astimezone(AMSTERDAM)
    if local.utcoffset() != (moment - timedelta(days=1)).astimezone(AMSTERDAM).utcoffset():
        return  # the day on which the clock changes has its own examples
    spans = calendar.spans_on(local.date())
    assert calendar.is_open_at(moment) == any(opens <= local.time() < closes for opens, closes in spans)


@pytest.mark.req("IA-2a", "MS-4")
@given(start=moments(), days=st.integers(0, 30), calendar=calendars())
def test_exactly_the_asked_working_days_lie_between_start_and_due(start, days, calendar):
    end = calendar.add_working_days(start, days)
    assert calendar.working_days_between(calendar.next_opening(start), end) == days
    assert some_moment_of_work(calendar, end)
    assert calendar.is_working_day(end.astimezone(AMSTERDAM).date())


@given(start=moments(), later=amounts, days=st.integers(0, 5), calendar=calendars())
def test_a_later_start_is_never_due_on_an_earlier_moment(start, later, days, calendar):
    assert calendar.add_working_days(start, days) <= calendar.add_working_days(start + later, days)


@given(moment=moments(), calendar=calendars())
def test_the_next_opening_is_the_first_moment_somebody_works(moment, calendar):
    opening = calendar.next_opening(moment)
    assert calendar.is_open_at(opening)
    assert opening >= moment
    assert calendar.working_time_between(moment, opening) == timedelta()


leads = st.builds(
    Lead,
    months=st.integers(0, 13),
    weeks=st.integers(0, 5),
    days=st.integers(0, 10),
    hours=st.integers(0, 30),
    minutes=st.integers(0, 90),
    clock=st.sampled_from(["working", "calendar"]),
)


@given(start=moments(), lead=leads, calendar=calendars())
def test_every_lead_time_ends_at_a_moment_in_utc_that_is_not_before_it_began(start, lead, calendar):
    end = due(start, lead, calendar)
    assert end >= start
    assert end.tzinfo is UTC
    if lead.clock == "working":
        assert some_moment_of_work(calendar, end)


@given(start=moments(), lead=leads, calendar=calendars())
def test_working_time_is_never_due_before_the_same_lead_in_calendar_time(start, lead, calendar):
    working, by_calendar = (
        due(start, Lead(lead.months, lead.weeks, 0, lead.hours, lead.minutes, clock), calendar)
        for clock in ("working", "calendar")
    )
    assert working >= by_calendar


@given(start=moments(), calendar=calendars(), zone=st.timezones())
def test_it_does_not_matter_in_which_time_zone_a_moment_is_written(start, calendar, zone):
    elsewhere = start.astimezone(zone)
    assert calendar.is_open_at(elsewhere) == calendar.is_open_at(start)
    lead = Lead(weeks=1, days=1, hours=1)
    assert due(elsewhere, lead, calendar) == due(start, lead, calendar)
