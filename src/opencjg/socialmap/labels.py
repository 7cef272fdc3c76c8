# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the words of the social map are called on screen."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from opencjg.core.types import BadInput
from opencjg.socialmap.rules.columns import COLUMNS
from opencjg.socialmap.types import FindKind, FoundItem, Language, Likeness, RowVerdict

LANGUAGES = {
    Language.DUTCH: gettext_lazy("Dutch"),
    Language.ENGLISH: gettext_lazy("English"),
    Language.ARABIC: gettext_lazy("Arabic"),
    Language.TURKISH: gettext_lazy("Turkish"),
    Language.POLISH: gettext_lazy("Polish"),
    Language.UKRAINIAN: gettext_lazy("Ukrainian"),
    Language.TIGRINYA: gettext_lazy("Tigrinya"),
    Language.FRENCH: gettext_lazy("French"),
    Language.SPANISH: gettext_lazy("Spanish"),
    Language.GERMAN: gettext_lazy("German"),
    Language.FRISIAN: gettext_lazy("Frisian"),
    Language.SIGN: gettext_lazy("Dutch sign language"),
}
KINDS = {
    FindKind.ANSWER: gettext_lazy("answer"),
    FindKind.SERVICE: gettext_lazy("social map"),
    FindKind.COURSE: gettext_lazy("course"),
}
FIELDS = {
    "name": gettext_lazy("What is offered"),
    "provider": gettext_lazy("Who offers it"),
    "summary": gettext_lazy("What it is, in plain words"),
    "topics": gettext_lazy("Topics"),
    "age_from": gettext_lazy("From the age of"),
    "age_to": gettext_lazy("Up to the age of"),
    "cost": gettext_lazy("Cost"),
    "waiting_weeks": gettext_lazy("Waiting time in weeks"),
    "languages": gettext_lazy("Languages"),
    "places": gettext_lazy("Where"),
    "municipalities": gettext_lazy("For people from"),
    "referring": gettext_lazy("How to get there"),
    "phone": gettext_lazy("Telephone number"),
    "email": gettext_lazy("E-mail address"),
    "website": gettext_lazy("Website"),
    "owner": gettext_lazy("Who keeps this up to date"),
    "verified_on": gettext_lazy("Last checked on"),
    "ended_on": gettext_lazy("Stopped on"),
}
VERDICTS = {
    RowVerdict.NEW: gettext_lazy("new"),
    RowVerdict.CHANGED: gettext_lazy("changed"),
    RowVerdict.UNCHANGED: gettext_lazy("the same"),
    RowVerdict.REFUSED: gettext_lazy("refused"),
}
REFUSALS = {
    "cell_missing": gettext_lazy("This must be filled in."),
    "text_too_long": gettext_lazy("This is longer than %(most)s characters. Make it shorter."),
    "phone_unread": gettext_lazy("This is not a telephone number. Type the digits, for example 06 12 34 56 78."),
    "email_unread": gettext_lazy("This is not an e-mail address. It looks like name@example.nl."),
    "website_unread": gettext_lazy("This is not the address of a website. It begins with https://."),
    "topic_missing": gettext_lazy("Choose one or more topics from the list."),
    "ages_turned": gettext_lazy("This age is lower than the one before it."),
    "age_unread": gettext_lazy("We cannot read this age. Write for example: 4 jaar, 18 maanden, zwanger."),
    "age_outside": gettext_lazy("The social map is for pregnancy (-9 maanden) up to 23 jaar."),
    "checked_in_future": gettext_lazy("This day is still to come. Type the day on which somebody looked."),
    "places_too_many": gettext_lazy("Write at most %(most)s places, each on a line of at most 200 characters."),
    "municipality_unknown": gettext_lazy("We do not know this municipality."),
    "provider_unknown": gettext_lazy("We do not know this organisation. Choose one, or ask the editor to add it."),
    "owner_unknown": gettext_lazy("Choose who keeps this up to date."),
    "owner_by_editor": gettext_lazy("Ask an editor to give this to somebody else."),
    "service_exists": gettext_lazy("This organisation already has an entry with this name."),
    "name_unknown": gettext_lazy("We do not know “%(name)s” here."),
    "name_of_several": gettext_lazy("There are several with the name “%(name)s”. Change this one on its page."),
    "weeks_unread": gettext_lazy("Type a whole number of weeks, or leave it empty when nobody knows."),
    "day_unread": gettext_lazy("This is no date. Write for example 2026-11-24 or 24-11-2026."),
    "column_twice": gettext_lazy("Two columns have the same name."),
    "column_missing": gettext_lazy("These columns are missing: %(names)s."),
    "sheet_empty": gettext_lazy("There is nothing in this sheet under the names of the columns."),
    "sheet_too_large": gettext_lazy("This sheet is larger than %(most)s MB. Split it up."),
    "sheet_too_long": gettext_lazy("This sheet has more than %(most)s rows. Split it up."),
    "sheet_unread": gettext_lazy("We cannot read this file as a sheet. Save it as CSV (UTF-8) or XLSX and try again."),
    "cell_too_long": gettext_lazy("A cell holds more than %(most)s characters. Make it shorter."),
    "row_twice": gettext_lazy("The same entry stands in this sheet twice."),
    "row_old": gettext_lazy(
        "Somebody changed this entry after the sheet was made. Make a new sheet, or change it here."
    ),
    "mark_unknown": gettext_lazy("We do not know the mark in the first column. Leave it empty for a new entry."),
    "term_outside": gettext_lazy("Type a number of days from %(fewest)s to %(most)s."),
}


def word(names: Any, value: object) -> str:
    """The label of a stored value; nothing for none."""
    return str(next((name for key, name in names.items() if key == value), ""))


def say(wrong: BadInput) -> str:
    """What is wrong with a field, in words, once."""
    return str(REFUSALS[wrong.code]) % wrong.params


def say_row(reason: str, params: Any) -> str:
    """Why a row of a sheet is refused, with the column it is about."""
    sentence = str(REFUSALS[reason]) % params
    column = COLUMNS.get(str(params.get("field", "")), "")
    return f"{column}: {sentence}" if column else sentence


def say_age(months: int) -> str:
    """An age in words."""
    if months <= 0:
        return _("pregnancy") if months else _("birth")
    if months % 12 == 0:
        return ngettext("%(number)s year", "%(number)s years", months // 12) % {"number": months // 12}
    return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}


def say_ages(age_from: int, age_to: int) -> str:
    """For which ages something is."""
    return _("%(first)s up to %(last)s") % {"first": say_age(age_from), "last": say_age(age_to)}


def say_waiting(weeks: int | None) -> str:
    """How long one waits."""
    if weeks is None:
        return _("waiting time not known")
    if weeks == 0:
        return _("no waiting time")
    return ngettext("about %(number)s week of waiting", "about %(number)s weeks of waiting", weeks) % {"number": weeks}


def say_why(item: FoundItem) -> str:
    """Why something stands among the results: by which words, and how often it helped."""
    near = [name for name, how in item.words if how is Likeness.NEAR]
    found = [name for name, how in item.words if how is not Likeness.NEAR]
    parts = []
    if found:
        parts.append(_("found by: %(words)s") % {"words": ", ".join(found)})
    if near:
        parts.append(_("looks like: %(words)s") % {"words": ", ".join(near)})
    if item.helped:
        parts.append(ngettext("helped once", "helped %(number)s times", item.helped) % {"number": item.helped})
    return "; ".join(parts)
