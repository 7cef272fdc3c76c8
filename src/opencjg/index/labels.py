# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the words of the referral index are called on screen."""

from django.utils.translation import gettext_lazy

from opencjg.index.types import MeetingKind, Reluctance
from opencjg.persons import labels

MEETINGS = {
    MeetingKind.ITSELF: gettext_lazy("reported last"),
    MeetingKind.CHILD: gettext_lazy("the same child"),
    MeetingKind.FAMILY: gettext_lazy("not the same child: one family"),
    MeetingKind.POSSIBLE: gettext_lazy("perhaps the same child: ask each other"),
}
RELUCTANCES = {
    Reluctance.NONE: gettext_lazy("nobody holds back"),
    Reluctance.NOT_REACHED: gettext_lazy("cannot be reached"),
    Reluctance.PUTS_OFF: gettext_lazy("puts it off"),
    Reluctance.UNWILLING: gettext_lazy("does not want to"),
}
REFUSALS = {
    "reason_missing": gettext_lazy("Write down why. It stays in the dossier."),
    "out_of_scope": gettext_lazy("This child became 23 or died: it is no longer reported."),
    "why_not_missing": gettext_lazy("Write down when you told them and how, or why not yet."),
    "told_on_missing": gettext_lazy("Write down when you told them."),
    "told_how_missing": gettext_lazy("Write down how you told them."),
    "told_in_future": gettext_lazy("This day has not come yet."),
    "same_missing": gettext_lazy("Say whether it is about the same child or family."),
    "day_missing": gettext_lazy("Write down when."),
    "coordinator_missing": gettext_lazy("Say who coordinates, and before when."),
    "ground_missing": gettext_lazy("Write down the legal ground first."),
    "address_missing": gettext_lazy("Write down the postcode and the number."),
    "institution_missing": gettext_lazy("Write down which institution it is."),
    "reported_already": gettext_lazy("You reported this child already."),
    "connected_already": gettext_lazy("This organisation is connected already."),
    "excluded_already": gettext_lazy("This address is on the list already."),
}


def say(code: str) -> str:
    """A refusal in words."""
    return str(REFUSALS[code]) if code in REFUSALS else labels.say(code)
