# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which Dutch public holidays close a centre."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from holidays.countries.netherlands import Netherlands

# As the library spells them. When two fall on one day it joins their names, and the day stays closed.
GOOD_FRIDAY = "Goede vrijdag"
LIBERATION_DAY = "Bevrijdingsdag"


class LiberationDay(StrEnum):
    """Whether 5 May closes the centre; collective agreements differ, so a municipality chooses."""

    NEVER = "never"
    EVERY_FIVE_YEARS = "every_five_years"
    EVERY_YEAR = "every_year"


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The choice of one municipality.

    The default is the public set of the `holidays` library: New Year's Day, Good Friday, Easter, King's Day,
    Ascension Day, Whitsun, Christmas, and Liberation Day once in five years (2025, 2030). A centre that works
    on Good Friday, or closes on every 5 May, says so here.
    """

    good_friday: bool = True
    liberation_day: LiberationDay = LiberationDay.EVERY_FIVE_YEARS

    def of_year(self, year: int) -> frozenset[date]:
        """The days of `year` on which the centre is closed for a public holiday."""
        return _closed(self, year)


@lru_cache(maxsize=256)
def _closed(choice: PublicHolidays, year: int) -> frozenset[date]:
    open_after_all = set()
    if not choice.good_friday:
        open_after_all.add(GOOD_FRIDAY)
    if choice.liberation_day is LiberationDay.NEVER:
        open_after_all.add(LIBERATION_DAY)
    days = {day for day, name in _national(year).items() if name not in open_after_all}
    if choice.liberation_day is LiberationDay.EVERY_YEAR:
        days.add(date(year, 5, 5))
    return frozenset(days)


@lru_cache(maxsize=128)
def _national(year: int) -> Mapping[date, str]:
    calendar = Netherlands(years=year, language="nl")  # type: ignore[no-untyped-call]  # the library's, untyped
    return dict(calendar)
