# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a due moment is said to a worker."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from opencjg.core.rules.calendar import WorkCalendar
from opencjg.core.rules.moments import DueKind, say_due
from tests.core.test_calendar_properties import moments

OFFICE = WorkCalendar.of([(day, time(9), time(17)) for day in range(5)])
NOW = "2026-11-23 09:25"  # a Monday


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)


def said(due, now=NOW, language="en"):
    with translation.override(language):
        words = say_due(at(due), at(now), OFFICE)
    return words.kind.value, words.bold, words.small


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-20 16:00", ("late", "fri 20 nov", "1 working day late")),
        ("2026-11-18 09:00", ("late", "wed 18 nov", "3 working days late")),
        ("2026-11-23 09:00", ("late", "today 9:00", "25 minutes late")),
        ("2026-11-23 09:24", ("late", "today 9:24", "1 minute late")),
        ("2026-11-23 07:00", ("late", "today 7:00", "2 hours late")),
        ("2025-12-31 16:00", ("late", "wed 31 dec 2025", "227 working days late")),
    ],
)
def test_what_is_late_is_told_with_how_late(due, words):
    assert said(due) == words


def test_on_sunday_the_task_of_friday_is_late_in_days_because_nobody_worked_since():
    assert said("2026-11-20 16:00", now="2026-11-22 12:00") == ("late", "fri 20 nov", "2 days late")
    assert said("2026-11-20 16:00", now="2026-11-21 12:00") == ("late", "fri 20 nov", "1 day late")


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-23 09:25", ("soon", "today 9:25", "now")),
        ("2026-11-23 09:45", ("soon", "today 9:45", "20 minutes left")),
        ("2026-11-23 10:24", ("soon", "today 10:24", "59 minutes left")),
        ("2026-11-23 10:25", ("today", "today 10:25", "1 hour left")),
        ("2026-11-23 12:00", ("today", "today 12:00", "2.5 hours left")),
        ("2026-11-23 17:00", ("today", "today 17:00", "7.5 hours left")),
        ("2026-11-24 09:00", ("ahead", "tue 24 nov", "tomorrow")),
        ("2026-11-26 09:00", ("ahead", "thu 26 nov", "in 3 days")),
        ("2026-12-06 09:00", ("ahead", "sun 6 dec", "in 13 days")),
        ("2026-12-07 09:00", ("ahead", "mon 7 dec", "in 2 weeks")),
        ("2027-01-04 09:00", ("ahead", "mon 4 jan 2027", "in 6 weeks")),
    ],
)
def test_what_is_coming_is_told_with_how_far_away_it_is(due, words):
    assert said(due) == words


def test_what_is_due_just_after_midnight_is_soon_and_names_its_day():
    assert said("2026-11-24 00:10", now="2026-11-23 23:50") == ("soon", "tue 24 nov 0:10", "20 minutes left")


def test_in_dutch_it_reads_as_the_work_list_does():
    assert said("2026-11-20 16:00", language="nl") == ("late", "vr 20 nov", "1 werkdag te laat")
    assert said("2026-11-23 09:45", language="nl") == ("soon", "vandaag 9.45", "nog 20 minuten")
    assert said("2026-11-23 12:00", language="nl") == ("today", "vandaag 12.00", "nog 2,5 uur")
    assert said("2026-11-24 12:00", language="nl") == ("ahead", "di 24 nov", "morgen")
    assert said("2026-11-26 12:00", language="nl") == ("ahead", "do 26 nov", "over 3 dagen")


@given(now=moments(), offset=st.integers(-60 * 24 * 400, 60 * 24 * 400))
def test_every_moment_can_be_said_and_only_what_is_past_is_late(now, offset):
    with translation.override("en"):
        words = say_due(now + timedelta(minutes=offset), now, OFFICE)
    assert (words.kind is DueKind.LATE) == (offset < 0)
    assert (words.kind is DueKind.SOON) == (0 <= offset < 60)
    assert words.bold
    assert words.small
