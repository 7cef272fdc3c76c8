# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working time of a centre, as examples somebody at a desk would recognise."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from opencjg.core.rules.calendar import CalendarNeverOpens, WorkCalendar, due
from opencjg.core.rules.public_holidays import LiberationDay, PublicHolidays

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)

OFFICE = WorkCalendar.of([(day, time(9), time(17)) for day in range(5)])
LUNCH = WorkCalendar.of(
    [(day, *span) for day in range(5) for span in ((time(9), time(12)), (time(13), time(17)))]
    + [(4, time(18), time(21))]
)
ROUND_THE_CLOCK = WorkCalendar.of([(day, time(), time()) for day in range(7)])


@dataclass(frozen=True)
class Lead:
    """A lead time as a process model writes it."""

    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    clock: str = "working"


def at(text: str) -> datetime:
    """A moment on the wall clock in Amsterdam, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.mark.req("MS-3", "IA-2b")
@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("2026-11-23 09:25", "2026-11-23 10:25"),
        ("2026-11-23 16:30", "2026-11-24 09:30"),
        ("2026-11-20 16:30", "2026-11-23 09:30"),
        ("2026-11-21 11:00", "2026-11-23 10:00"),
        ("2026-12-24 16:45", "2026-12-28 09:45"),
        ("2026-12-31 16:30", "2027-01-04 09:30"),
    ],
)
def test_the_hour_in_which_somebody_calls_back_runs_only_while_the_centre_is_open(raised, expected):
    assert due(at(raised), Lead(hours=1), OFFICE) == at(expected)


@pytest.mark.req("IA-2a", "MS-4")
@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("2026-11-23 16:30", "2026-11-24 16:30"),
        ("2026-11-20 14:00", "2026-11-23 14:00"),
        ("2026-11-21 14:00", "2026-11-24 09:00"),
        ("2026-04-02 10:00", "2026-04-07 10:00"),
        ("2026-12-31 10:00", "2027-01-04 10:00"),
    ],
)
def test_one_day_is_one_working_day_by_the_same_clock(raised, expected):
    assert due(at(raised), Lead(days=1), OFFICE) == at(expected)


def test_a_clock_time_at_which_that_day_is_closed_moves_into_its_opening_hours():
    assert LUNCH.add_working_days(at("2026-11-20 20:15"), 1) == at("2026-11-23 17:00")
    early = WorkCalendar.of([(0, time(9), time(12)), (0, time(13), time(17)), (1, time(12, 30), time(17))])
    assert early.add_working_days(at("2026-11-23 10:00"), 1) == at("2026-11-24 12:30")


def test_direct_means_now_or_the_moment_the_doors_open():
    assert due(at("2026-11-23 11:00"), Lead(), OFFICE) == at("2026-11-23 11:00")
    assert due(at("2026-11-23 18:00"), Lead(), OFFICE) == at("2026-11-24 09:00")


def test_calendar_time_for_safety_does_not_wait_for_monday():
    assert due(at("2026-11-20 16:30"), Lead(hours=4, clock="calendar"), OFFICE) == at("2026-11-20 20:30")
    assert due(at("2026-11-20 16:30"), Lead(days=1, clock="calendar"), OFFICE) == at("2026-11-21 16:30")


def test_a_day_of_calendar_time_keeps_the_time_on_the_wall_when_the_clock_changes():
    lead = Lead(days=1, clock="calendar")
    assert due(at("2026-03-28 12:00"), lead, OFFICE) == at("2026-03-29 12:00")
    assert due(at("2026-03-28 12:00"), lead, OFFICE) - at("2026-03-28 12:00") == 23 * HOUR
    assert due(at("2026-10-24 12:00"), lead, OFFICE) - at("2026-10-24 12:00") == 25 * HOUR


def test_hours_of_calendar_time_are_real_hours_when_the_clock_changes():
    assert due(at("2026-03-29 01:30"), Lead(hours=1, clock="calendar"), OFFICE) == at("2026-03-29 03:30")


def test_a_month_after_the_last_day_is_the_last_day_of_a_shorter_month():
    assert due(at("2026-01-31 10:00"), Lead(months=1, clock="calendar"), OFFICE) == at("2026-02-28 10:00")
    assert due(at("2027-12-31 10:00"), Lead(months=2, clock="calendar"), OFFICE) == at("2028-02-29 10:00")
    assert due(at("2026-12-15 10:00"), Lead(months=1, clock="calendar"), OFFICE) == at("2027-01-15 10:00")


def test_a_term_of_weeks_or_months_that_ends_on_a_closed_day_ends_when_the_centre_opens():
    assert due(at("2026-11-23 10:00"), Lead(weeks=1), OFFICE) == at("2026-11-30 10:00")
    assert due(at("2026-12-11 10:00"), Lead(weeks=2), OFFICE) == at("2026-12-28 09:00")
    assert due(at("2026-10-28 10:00"), Lead(months=1), OFFICE) == at("2026-11-30 09:00")


def test_a_lead_time_of_another_clock_is_refused():
    with pytest.raises(ValueError, match="no clock"):
        due(at("2026-11-23 10:00"), Lead(hours=1, clock="lunar"), OFFICE)


def test_a_moment_without_a_time_zone_is_refused():
    naive = at("2026-11-23 10:00").replace(tzinfo=None)
    for clock in ("working", "calendar"):
        with pytest.raises(ValueError, match="aware"):
            due(naive, Lead(days=1, clock=clock), OFFICE)
    with pytest.raises(TypeError):
        OFFICE.is_open_at(naive)


@pytest.mark.req("RES-02")
def test_opening_hours_can_be_published_for_any_day():
    assert LUNCH.spans_on(date(2026, 11, 20)) == (
        (time(9), time(12)),
        (time(13), time(17)),
        (time(18), time(21)),
    )
    assert LUNCH.spans_on(date(2026, 11, 21)) == ()
    assert LUNCH.spans_on(date(2026, 12, 25)) == ()


def test_a_centre_with_several_locations_is_open_while_one_of_them_is():
    both = WorkCalendar.of([(0, time(13), time(17)), (0, time(9), time(12)), (0, time(11), time(14))])
    assert both.hours[0] == ((time(9), time(17)),)


def test_a_closing_day_of_the_municipality_is_no_working_day():
    closed = WorkCalendar.of([(day, time(9), time(17)) for day in range(5)], closing_days=[date(2026, 11, 24)])
    assert not closed.is_working_day(date(2026, 11, 24))
    assert closed.add_working_time(at("2026-11-23 16:30"), HOUR) == at("2026-11-25 09:30")


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2025, 5, 5),
    ],
)
def test_public_holidays_are_no_working_days(day):
    assert not OFFICE.is_working_day(day)


def test_kings_day_moves_to_saturday_when_it_would_be_a_sunday():
    assert ROUND_THE_CLOCK.is_working_day(date(2025, 4, 27))
    assert not ROUND_THE_CLOCK.is_working_day(date(2025, 4, 26))


def test_good_friday_and_liberation_day_are_for_the_municipality_to_choose():
    good_friday, fifth_of_may = date(2026, 4, 3), date(2026, 5, 5)
    assert good_friday in PublicHolidays().of_year(2026)
    assert good_friday not in PublicHolidays(good_friday=False).of_year(2026)
    assert fifth_of_may not in PublicHolidays().of_year(2026)
    assert fifth_of_may in PublicHolidays(liberation_day=LiberationDay.EVERY_YEAR).of_year(2026)
    assert date(2025, 5, 5) in PublicHolidays().of_year(2025)
    assert date(2025, 5, 5) not in PublicHolidays(liberation_day=LiberationDay.NEVER).of_year(2025)


def test_two_holidays_on_one_day_leave_it_closed_when_one_of_them_is_worked():
    assert date(2005, 5, 5) in PublicHolidays(liberation_day=LiberationDay.NEVER).of_year(2005)


def test_the_same_day_ends_at_the_last_closing_of_the_day_on_which_work_can_begin():
    assert LUNCH.end_of_working_day(at("2026-11-20 10:00")) == at("2026-11-20 21:00")
    assert LUNCH.end_of_working_day(at("2026-11-20 22:00")) == at("2026-11-23 17:00")


def test_opening_until_midnight_and_round_the_clock():
    assert ROUND_THE_CLOCK.is_open_at(at("2026-11-21 23:59"))
    assert not ROUND_THE_CLOCK.closes_at(at("2026-11-22 00:00"))
    assert ROUND_THE_CLOCK.closes_at(at("2026-12-25 00:00"))
    assert ROUND_THE_CLOCK.add_working_time(at("2026-11-21 23:00"), 2 * HOUR) == at("2026-11-22 01:00")


def test_a_night_shift_in_the_skipped_hour_neither_overlaps_nor_runs_backwards():
    night = WorkCalendar.of([(6, time(1), time(2, 45)), (6, time(3), time(4))])
    assert night.working_time_between(at("2026-03-29 00:00"), at("2026-03-29 12:00")) == 2 * HOUR
    nothing = WorkCalendar.of([(6, time(2, 30), time(3, 15))])
    assert not nothing.is_working_day(date(2026, 3, 29))
    assert nothing.is_working_day(date(2026, 3, 22))


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar: calendar.next_opening(at("2026-11-23 10:00")),
        lambda calendar: calendar.add_working_time(at("2026-11-23 10:00"), HOUR),
        lambda calendar: calendar.add_working_days(at("2026-11-23 10:00"), 1),
        lambda calendar: calendar.end_of_working_day(at("2026-11-23 10:00")),
        lambda calendar: due(at("2026-11-23 10:00"), Lead(hours=1), calendar),
    ],
)
def test_a_centre_that_never_opens_is_said_so(ask):
    with pytest.raises(CalendarNeverOpens):
        ask(WorkCalendar.of([]))


def test_an_amount_that_fifty_years_do_not_hold_is_said_so():
    quarter = WorkCalendar.of([(0, time(9), time(9, 15))])
    assert quarter.add_working_time(at("2026-11-23 08:00"), 10 * HOUR) > at("2027-06-01 00:00")
    with pytest.raises(CalendarNeverOpens):
        quarter.add_working_time(at("2026-11-23 08:00"), timedelta(days=365))
    with pytest.raises(CalendarNeverOpens):
        quarter.add_working_days(at("2026-11-23 08:00"), 52 * 60)


def test_time_runs_forward_only():
    with pytest.raises(ValueError, match="forward"):
        OFFICE.add_working_time(at("2026-11-23 10:00"), -HOUR)
    with pytest.raises(ValueError, match="forward"):
        OFFICE.add_working_days(at("2026-11-23 10:00"), -1)


@pytest.mark.parametrize(
    "week",
    [
        (((time(9), time(12)), (time(11), time(17))),) * 7,
        (((time(17), time(9)),),) * 7,
        (((time(13), time(17)), (time(9), time(12))),) * 7,
        (((time(9), time(17)),),) * 6,
    ],
)
def test_opening_hours_that_make_no_week_are_refused(week):
    with pytest.raises(ValueError, match=r"[Oo]pening hours"):
        WorkCalendar(week)


def test_two_calendars_with_the_same_hours_are_the_same():
    OFFICE.is_open_at(at("2026-11-23 10:00"))
    assert WorkCalendar.of([(day, time(9), time(17)) for day in range(5)]) == OFFICE
