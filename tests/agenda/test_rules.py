# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open, free and on the roster, for any times somebody may think of."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.agenda import rules
from opencjg.agenda.types import Pattern, Period
from opencjg.core.rules.calendar import AMSTERDAM, WorkCalendar

QUARTERS = st.integers(0, 7 * 96)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
EVENINGS = [(3, time(18), time(21)), (5, time(10), time(13))]


@st.composite
def periods(draw):
    start = draw(QUARTERS)
    length = draw(st.integers(1, 40))
    return Period(MONDAY + timedelta(minutes=15 * start), MONDAY + timedelta(minutes=15 * (start + length)))


@st.composite
def calendars(draw):
    spans = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 22), st.integers(1, 23)), max_size=10))
    closed = draw(st.sets(st.integers(0, 20), max_size=4))
    return WorkCalendar.of(
        [(day, time(opens), time(closes)) for day, opens, closes in spans if opens < closes],
        closing_days=[MONDAY.date() + timedelta(days=number) for number in closed],
    )


@given(periods(), periods())
def test_two_periods_overlap_when_some_quarter_lies_in_both(one, other):
    def quarters(period):
        return {period.starts + timedelta(minutes=15) * n for n in range((period.ends - period.starts) // rules_step)}

    rules_step = timedelta(minutes=15)
    assert rules.overlap(one, other) == bool(quarters(one) & quarters(other)) == rules.overlap(other, one)


@given(st.lists(periods(), max_size=4), st.lists(periods(), max_size=8), st.integers(1, 12), QUARTERS)
def test_a_free_slot_fits_is_free_and_none_that_comes_next_is_left_out(within, busy, length, after):
    size, first = timedelta(minutes=15 * length), MONDAY + timedelta(minutes=15 * after)

    slots = rules.free_slots(within, busy, length=size, after=first)

    for slot in slots:
        assert slot.ends - slot.starts == size
        assert slot.starts >= first
        assert not any(rules.overlap(slot, one) for one in busy)
        assert any(span.starts <= slot.starts and slot.ends <= span.ends for span in within)
    for span in within:
        begin = span.starts
        if (
            begin >= first
            and begin + size <= span.ends
            and not any(rules.overlap(Period(begin, begin + size), one) for one in busy)
        ):
            assert Period(begin, begin + size) in slots


@given(periods(), st.lists(periods(), max_size=5), st.integers(1, 8))
def test_slots_of_one_span_never_overlap(span, busy, length):
    slots = rules.free_slots([span], busy, length=timedelta(minutes=15 * length), after=MONDAY)

    assert not any(rules.overlap(one, other) for one, other in pairwise(slots))


@given(st.lists(periods(), max_size=12), QUARTERS)
def test_the_nearest_moments_are_nearer_than_those_not_offered(slots, wanted):
    moment = MONDAY + timedelta(minutes=15 * wanted)

    offered = rules.nearest(slots, moment)

    assert len(offered) == min(3, len(slots))
    assert offered == sorted(offered, key=lambda one: one.starts)
    left = [abs(one.starts - moment) for one in slots if one not in offered]
    assert all(abs(one.starts - moment) <= far for one in offered for far in left)


@pytest.mark.req("ORG-17", "WENS-02")
@given(calendars(), st.integers(0, 20 * 96))
def test_open_now_says_until_when_or_from_when_and_the_calendar_agrees(calendar, quarter):
    at = MONDAY + timedelta(minutes=15 * quarter)

    now = rules.open_now(calendar, at)

    assert now.open == calendar.is_open_at(at)
    if now.open:
        assert now.opens is None
        assert now.until > at
        assert not calendar.is_open_at(now.until)
        assert calendar.working_time_between(at, now.until) == now.until - at
    elif now.opens:
        assert calendar.is_open_at(now.opens)
        assert calendar.working_time_between(at, now.opens) == timedelta()
    else:
        assert not any(calendar.hours)


@pytest.mark.req("ORG-17", "WENS-02")
@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 26, 19, 0, tzinfo=AMSTERDAM), True),  # Thursday evening
        (datetime(2026, 11, 28, 11, 0, tzinfo=AMSTERDAM), True),  # Saturday morning
        (datetime(2026, 11, 26, 21, 0, tzinfo=AMSTERDAM), False),
        (datetime(2026, 12, 26, 11, 0, tzinfo=AMSTERDAM), False),  # Boxing Day is a Saturday
        (datetime(2026, 12, 3, 19, 0, tzinfo=AMSTERDAM), False),  # closing day
    ],
)
def test_evenings_and_saturdays_count_and_holidays_and_closing_days_do_not(moment, is_open):
    calendar = WorkCalendar.of(EVENINGS, closing_days=[date(2026, 12, 3)])

    assert rules.open_now(calendar, moment).open is is_open


def test_midnight_ends_the_day_it_belongs_to():
    calendar = WorkCalendar.of([(0, time(18), time(0))])

    [span] = rules.opening(calendar, MONDAY.date())

    assert span.ends == datetime(2026, 11, 24, 0, 0, tzinfo=AMSTERDAM)
    assert rules.open_now(calendar, datetime(2026, 11, 23, 23, 59, tzinfo=AMSTERDAM)).until == span.ends


@st.composite
def patterns(draw):
    opens = draw(st.integers(0, 22))
    since = MONDAY.date() + timedelta(days=draw(st.integers(0, 20)))
    ends = draw(st.none() | st.integers(0, 20))
    until = None if ends is None else since + timedelta(days=ends)
    gaps = frozenset(MONDAY.date() + timedelta(days=number) for number in draw(st.sets(st.integers(0, 40), max_size=5)))
    closes = draw(st.integers(opens + 1, 23))
    return Pattern(draw(st.integers(0, 6)), time(opens), time(closes), since, until, gaps)


@given(patterns(), st.integers(0, 60))
def test_a_roster_line_holds_on_its_weekday_within_its_time_and_not_on_a_gap(pattern, number):
    day = MONDAY.date() + timedelta(days=number)

    period = rules.on_day(pattern, day)

    holds = day.weekday() == pattern.weekday and pattern.since <= day <= (pattern.until or date.max)
    assert (period is not None) == (holds and day not in pattern.gaps)
    if period:
        assert period.starts.astimezone(AMSTERDAM).timetz() == pattern.opens.replace(tzinfo=AMSTERDAM)
        assert period.starts < period.ends


@given(patterns(), patterns())
def test_two_roster_lines_that_are_never_refused_together_never_ask_for_the_same_time(one, other):
    if rules.patterns_meet(one, other):
        return
    for number in range(60):
        day = MONDAY.date() + timedelta(days=number)
        first, second = rules.on_day(one, day), rules.on_day(other, day)
        assert not (first and second and rules.overlap(first, second))


@given(st.integers(0, 4 * 96), st.integers(0, 8 * 96))
def test_a_reminder_is_due_the_day_before_and_never_when_it_is_too_late(ahead, start):
    starts = MONDAY + timedelta(minutes=15 * start)
    at = starts - timedelta(minutes=15 * ahead)
    days = (starts.astimezone(AMSTERDAM).date() - at.astimezone(AMSTERDAM).date()).days

    due = rules.reminder_due(starts, at)

    assert not (due and (days > 1 or starts - at < timedelta(hours=2)))
    if days == 1 and at.astimezone(AMSTERDAM).hour >= 9 and starts - at >= timedelta(hours=2):
        assert due
