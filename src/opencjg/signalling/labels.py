# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words on screen for what signalling knows by code, and for what it refuses."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opencjg.signalling.types import ConcernSource, Informed, ItemKind, Level, Occasion, RiskCategory, Section

SOURCES: dict[ConcernSource, Any] = {
    ConcernSource.DESK: _("parents, children or others, by the desk"),
    ConcernSource.OWN_STAFF: _("our own staff"),
    ConcernSource.CHAIN_PARTNER: _("a partner organisation"),
    ConcernSource.FINDING_PLACE: _("a school, a club or a citizen"),
    ConcernSource.INDEX: _("the referral index"),
}
INFORMED: dict[Informed, Any] = {
    Informed.YES: _("yes"),
    Informed.NO: _("no"),
    Informed.UNKNOWN: _("not known"),
}
SECTIONS: dict[Section, Any] = {
    Section.CHILD: _("Child"),
    Section.PARENTS: _("Parents"),
    Section.FAMILY: _("Family"),
    Section.ENVIRONMENT: _("Surroundings"),
    Section.PROTECTIVE: _("What protects"),
    Section.SAFETY: _("Safety"),
}
KINDS: dict[ItemKind, Any] = {
    ItemKind.OBJECTIVE: _("fact"),
    ItemKind.CLINICAL: _("professional judgement"),
}
LEVELS: dict[Level, Any] = {
    Level.LITTLE: _("1 – little"),
    Level.SOME: _("2 – some"),
    Level.MUCH: _("3 – much"),
    Level.VERY_MUCH: _("4 – very much"),
}
CATEGORIES: dict[RiskCategory, Any] = {
    RiskCategory.ONE: _("1 – a single question, light"),
    RiskCategory.TWO: _("2 – a single question, more than light"),
    RiskCategory.THREE: _("3 – several problems at once, several disciplines"),
    RiskCategory.FOUR: _("4 – several problems at once, heavy, several disciplines"),
    RiskCategory.FIVE: _("5 – a threat to life, or a suspicion of abuse or violence"),
}
OCCASIONS: dict[Occasion, Any] = {
    Occasion.BEFORE: _("before help"),
    Occasion.DURING: _("during help"),
    Occasion.AFTER: _("after help"),
}
REFUSED: dict[str, Any] = {
    "motivation_missing": _("Write why you choose this category."),
    "answer_unknown": _("One of the answers is not in this version. Choose it again."),
    "instrument_replaced": _("A new version of the instrument came into use while you were typing. Look at it again."),
    "colleague_missing": _("For category 5, say which colleague you consulted, and when."),
    "consulted_half": _("Fill in both who you consulted and when, or neither."),
    "consulted_in_future": _("This day is still to come."),
    "crisis_needs_five": _("Acute danger belongs to category 5. Choose category 5, or answer no."),
    "crisis_unanswered": _("Say whether there is acute danger."),
    "answer_missing": _("Say how it goes on."),
    "done_missing": _("Write what was done."),
    "done_by_missing": _("Write who did it."),
    "why_missing": _("Write why."),
    "story_missing": _("Write what was told."),
    "name_missing": _("Give the version a name."),
    "too_large": _("The file is too large."),
    "unreadable": _("This is no version of an instrument as we export it."),
    "too_many": _("There are too many questions or scales."),
    "code_twice": _("This code is used twice."),
    "code_wrong": _("A code has small letters, digits and underscores, and begins with a letter."),
    "text_wrong": _("The words are missing or too long."),
    "scale_unknown": _("This scale does not exist."),
    "steps_wrong": _("A scale has two to seven answers, each with a value of its own."),
    "section_empty": _("This part asks nothing yet."),
    "kind_missing": _("There is no question of this kind yet."),
}


def say(code: str) -> str:
    """A refusal in words."""
    return str(REFUSED.get(code, code))


def place(name: str) -> str:
    """Where in a version something is wrong, in words."""
    words = {one.value: text for one, text in SECTIONS.items()} | {one.value: text for one, text in KINDS.items()}
    return str(words.get(name, name))
