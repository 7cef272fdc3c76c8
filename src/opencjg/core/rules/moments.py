# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a due moment is said: a date and words, so that colour never carries the message alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.translation import get_language, gettext, ngettext

from opencjg.core.rules.calendar import WorkCalendar

_MINUTE = timedelta(minutes=1)
_HALF_HOUR = timedelta(minutes=30)
_HOUR = timedelta(hours=1)
_WEEKS_FROM = 14  # days; nearer than this, days say more than weeks


class DueKind(StrEnum):
    """How a due moment stands to now."""

    LATE = "late"
    SOON = "soon"  # within the hour
    TODAY = "today"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DueWords:
    """A due moment in the language of the reader: `bold` says when, `small` how far away that is."""

    kind: DueKind
    bold: str
    small: str


def say_due(due: datetime, now: datetime, calendar: WorkCalendar) -> DueWords:
    """Say a due moment as the work list shows it: "fri 20 nov", "1 working day late".

    The wall clock of the centre decides what today and tomorrow are. Lateness is told in working days, so
    that Friday's task is one day late on Monday. A year is named when it is not this one.

    Source: ui.md rule 3 ("a deadline is a date + words"); RES-12 (overdue list).
    """
    there, here = due.astimezone(calendar.zone), now.astimezone(calendar.zone)
    days = there.toordinal() - here.toordinal()
    left = due - now
    if left < timedelta():
        return DueWords(DueKind.LATE, _when(there, days, here.year), _how_late(due, now, days, calendar))
    if left < _HOUR:
        day = gettext("today") if days == 0 else _day(there, here.year)
        return DueWords(DueKind.SOON, _with_time(day, there), _minutes_left(left // _MINUTE))
    if days == 0:
        return DueWords(DueKind.TODAY, _with_time(gettext("today"), there), _hours_left(left))
    return DueWords(DueKind.AHEAD, _day(there, here.year), _days_left(days))


def _when(there: datetime, days: int, this_year: int) -> str:
    return _with_time(gettext("today"), there) if days == 0 else _day(there, this_year)


def _how_late(due: datetime, now: datetime, days: int, calendar: WorkCalendar) -> str:
    working_days = calendar.working_days_between(due, now)
    if working_days:
        return ngettext("%(count)d working day late", "%(count)d working days late", working_days) % {
            "count": working_days
        }
    if days:
        return ngettext("%(count)d day late", "%(count)d days late", -days) % {"count": -days}
    over = now - due
    if over >= _HOUR:
        hours = over // _HOUR
        return ngettext("%(count)d hour late", "%(count)d hours late", hours) % {"count": hours}
    minutes = max(1, over // _MINUTE)
    return ngettext("%(count)d minute late", "%(count)d minutes late", minutes) % {"count": minutes}


def _minutes_left(minutes: int) -> str:
    if not minutes:
        return gettext("now")
    return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {"count": minutes}


def _hours_left(left: timedelta) -> str:
    """Rounded down to half hours, so that nobody counts on time that is not there."""
    hours, half = divmod(left // _HALF_HOUR, 2)
    if half:
        return gettext("%(hours)d.5 hours left") % {"hours": hours}
    return ngettext("%(count)d hour left", "%(count)d hours left", hours) % {"count": hours}


def _days_left(days: int) -> str:
    if days == 1:
        return gettext("tomorrow")
    if days < _WEEKS_FROM:
        return ngettext("in %(count)d day", "in %(count)d days", days) % {"count": days}
    weeks = days // 7
    return ngettext("in %(count)d week", "in %(count)d weeks", weeks) % {"count": weeks}


def _with_time(day: str, moment: datetime) -> str:
    clock = gettext("%(hour)d:%(minute)02d") % {"hour": moment.hour, "minute": moment.minute}
    return f"{day} {clock}"


def _day(moment: datetime, this_year: int) -> str:
    weekdays, months = _names(get_language())
    said = f"{weekdays[moment.weekday()]} {moment.day} {months[moment.month]}"
    return said if moment.year == this_year else f"{said} {moment.year}"


@lru_cache(maxsize=8)
def _names(language: str | None) -> tuple[dict[int, str], dict[int, str]]:
    """Short names of weekdays and months in the active language, which `language` names."""
    weekdays = {number: str(name).lower() for number, name in WEEKDAYS_ABBR.items()}
    return weekdays, {number: str(name) for number, name in MONTHS_3.items()}
