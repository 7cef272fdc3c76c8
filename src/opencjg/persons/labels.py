# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the words of a dossier are called on screen."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from opencjg.accounts.types import Layer
from opencjg.persons.rules.birth import AgeUnit, AgeWords
from opencjg.persons.rules.retention import Term
from opencjg.persons.types import (
    RAISES,
    Authority,
    ContactWay,
    DestructionGround,
    HelperKind,
    InvolvementKind,
    Kept,
    Leaving,
    Milieu,
    Nature,
    Reason,
    RelationKind,
    RightsKind,
    Sex,
    Weight,
)

LAYERS = {
    Layer.BASIS: gettext_lazy("everybody involved"),
    Layer.SHIELDED: gettext_lazy("shielded"),
    Layer.HEALTH: gettext_lazy("youth health care only"),
    Layer.SOCIAL: gettext_lazy("social work only"),
    Layer.EDUCATION: gettext_lazy("education only"),
    Layer.POLICE: gettext_lazy("police only"),
    Layer.PROTECTION: gettext_lazy("youth protection only"),
    Layer.DIRECTION: gettext_lazy("who directs care"),
}
INVOLVEMENTS = {
    InvolvementKind.RESPONSIBLE: gettext_lazy("responsible"),
    InvolvementKind.CONTACT_PERSON: gettext_lazy("contact person"),
    InvolvementKind.PARTICIPANT: gettext_lazy("takes part"),
    InvolvementKind.CONSULTED: gettext_lazy("asked for advice"),
    InvolvementKind.DIRECTION: gettext_lazy("directs care"),
    InvolvementKind.EMERGENCY: gettext_lazy("emergency access"),
}
SEXES = {
    Sex.UNKNOWN: gettext_lazy("not known"),
    Sex.FEMALE: gettext_lazy("girl or woman"),
    Sex.MALE: gettext_lazy("boy or man"),
    Sex.OTHER: gettext_lazy("otherwise"),
}
RELATIONS = {
    RelationKind.MOTHER: gettext_lazy("mother"),
    RelationKind.FATHER: gettext_lazy("father"),
    RelationKind.PARENT: gettext_lazy("parent or carer"),
    RelationKind.STEP_PARENT: gettext_lazy("step-parent"),
    RelationKind.FOSTER_PARENT: gettext_lazy("foster parent"),
    RelationKind.GUARDIAN: gettext_lazy("guardian"),
    RelationKind.GRANDPARENT: gettext_lazy("grandparent"),
    RelationKind.SIBLING: gettext_lazy("brother or sister"),
    RelationKind.PARTNER: gettext_lazy("partner"),
    RelationKind.RELATIVE: gettext_lazy("other relative"),
    RelationKind.NETWORK: gettext_lazy("somebody from the network"),
}
AUTHORITY = {
    Authority.YES: gettext_lazy("parental authority"),
    Authority.NO: gettext_lazy("no parental authority"),
    Authority.UNKNOWN: gettext_lazy("parental authority not known"),
}
NATURES = {Nature.FACT: gettext_lazy("fact"), Nature.OPINION: gettext_lazy("opinion")}
WEIGHTS = {
    Weight.NEUTRAL: gettext_lazy("neither"),
    Weight.STRENGTH: gettext_lazy("strength"),
    Weight.CONCERN: gettext_lazy("worry"),
}
MILIEUS = {
    Milieu.FAMILY: gettext_lazy("family"),
    Milieu.EDUCATION: gettext_lazy("school and child care"),
    Milieu.PUBLIC: gettext_lazy("neighbourhood and free time"),
}
HELPERS = {
    HelperKind.SCHOOL: gettext_lazy("school"),
    HelperKind.CHILD_CARE: gettext_lazy("child care"),
    HelperKind.GENERAL_PRACTITIONER: gettext_lazy("family doctor"),
    HelperKind.SPECIALIST: gettext_lazy("specialist"),
    HelperKind.OTHER: gettext_lazy("somebody else"),
}
WAYS = {ContactWay.PHONE: gettext_lazy("telephone"), ContactWay.EMAIL: gettext_lazy("e-mail")}
LEFT = {
    Leaving.AGED_OUT: gettext_lazy("became 23"),
    Leaving.MOVED: gettext_lazy("moved away"),
    Leaving.DIED: gettext_lazy("died"),
}
REASONS = {
    Reason.BSN: gettext_lazy("the same BSN"),
    Reason.BIRTH_DATE: gettext_lazy("the same date of birth"),
    Reason.NAME: gettext_lazy("the same name"),
    Reason.NAME_ALIKE: gettext_lazy("the name looks alike"),
    Reason.PHONE: gettext_lazy("the same telephone number"),
    Reason.ADDRESS: gettext_lazy("the same address"),
}
RIGHTS = {
    RightsKind.ACCESS: gettext_lazy("see it or get a copy"),
    RightsKind.CORRECTION: gettext_lazy("have something corrected"),
    RightsKind.RESTRICTION: gettext_lazy("have its use restricted"),
    RightsKind.OBJECTION: gettext_lazy("object"),
    RightsKind.DESTRUCTION: gettext_lazy("have it destroyed"),
}
DESTRUCTION_GROUNDS = {
    DestructionGround.TERM: gettext_lazy("kept long enough"),
    DestructionGround.REQUEST: gettext_lazy("asked and granted"),
}
PURPOSES = {"care": gettext_lazy("care for the child"), "case": gettext_lazy("takes care of a case of this child")}
LOG_HEAD = {
    "at": gettext_lazy("When"),
    "who": gettext_lazy("Who"),
    "organisation": gettext_lazy("Organisation"),
    "roles": gettext_lazy("Role"),
    "behalf": gettext_lazy("In the place of"),
    "what": gettext_lazy("What"),
    "why": gettext_lazy("Why"),
    "emergency": gettext_lazy("Emergency"),
}
REFUSALS = {
    "bsn_digits": gettext_lazy("A BSN has nine digits."),
    "bsn_wrong": gettext_lazy("This is not a BSN: a digit is wrong or two are swapped. Check the number."),
    "born_in_future": gettext_lazy("This date of birth has not come yet. Is the child not born? Fill in the due date."),
    "expected_too_far": gettext_lazy("A due date is at most 42 weeks ahead."),
    "expected_long_past": gettext_lazy("This due date is more than three weeks ago. Fill in the date of birth."),
    "expected_without_day": gettext_lazy("Write the whole due date, for example: due 3-5-2027."),
    "phone_wrong": gettext_lazy("This is not a telephone number. Type the digits, for example 06 12 34 56 78."),
    "born_too_long_ago": gettext_lazy("This date of birth is more than 120 years ago."),
    "born_and_expected": gettext_lazy("Fill in a date of birth or a due date, not both."),
    "birth_unreadable": gettext_lazy("This is no date. Write for example 3-5-2019, 05-2019 or 2019."),
    "kept_no_time": gettext_lazy("Fill in years or days: nothing is kept for no time at all."),
    "ground_missing": gettext_lazy("Write on what ground, for example the article of the law."),
    "consent_missing": gettext_lazy("For another organisation: choose the consent, or write why nobody is asked."),
    "told_missing": gettext_lazy("Write how you told the parents or the youth that a dossier is kept."),
    "contact_missing": gettext_lazy("Type a number or an e-mail address."),
    "fact_missing": gettext_lazy("Write what you want to keep."),
    "source_missing": gettext_lazy("Write who said or saw it."),
    "said_in_future": gettext_lazy("This day has not come yet."),
    "since_in_future": gettext_lazy("This day has not come yet."),
    "since_before_last": gettext_lazy("This is before the family came to live at the address that stands here now."),
    "left_in_future": gettext_lazy("This day has not come yet."),
    "layer_moved": gettext_lazy("A correction is read by the same people as what it corrects."),
    "purpose_missing": gettext_lazy("Write what your colleague needs the dossier for."),
    "until_past": gettext_lazy("This moment is behind us."),
    "reason_short": gettext_lazy("Write in at least fifteen letters why you must see this now."),
    "reason_missing": gettext_lazy("Write why."),
    "verdict_missing": gettext_lazy("Write what you think of it."),
    "organisation_missing": gettext_lazy("Write the name of the school or organisation."),
    "receiver_missing": gettext_lazy("Write with whom it is shared."),
    "what_missing": gettext_lazy("Write what is shared."),
    "place_missing": gettext_lazy("Write the town."),
    "postcode_wrong": gettext_lazy("A postcode has four digits and two letters, for example 1234 AB."),
    "number_wrong": gettext_lazy("A house number begins with a digit, for example 12 or 12a."),
    "received_in_future": gettext_lazy("This day has not come yet."),
    "due_before": gettext_lazy("This is before the request was received."),
    "motivation_missing": gettext_lazy("Write why, in words that the asker understands."),
    "asker_unknown": gettext_lazy("Choose somebody from the list."),
    "same_record": gettext_lazy("Choose another person than this one."),
}
FAMILY_REFUSALS = {
    "parent_too_young": gettext_lazy(
        "%(person)s would be older than %(other)s, or nearly so. Check both dates of birth."
    ),
    "carer_younger_than_child": gettext_lazy("%(other)s would be younger than %(person)s. Check both dates of birth."),
    "own_ancestor": gettext_lazy("%(person)s would be an ancestor of himself or herself. Check who is whose parent."),
    "own_relative": gettext_lazy("Nobody is a relative of himself or herself."),
    "relation_twice": gettext_lazy("This relation stands here already."),
}
RAISING = RAISES


KEPT: dict[Kept, Any] = {
    Kept.DOSSIER: gettext_lazy("dossier, after its last change"),
    Kept.CONTACT: gettext_lazy("words of a question, after it was answered"),
    Kept.INDEX: gettext_lazy("entry in the referral index, after it was made"),
    Kept.INDEX_ARCHIVE: gettext_lazy("entry in the archive of the referral index, after it was taken out"),
}


def say_term(term: Term) -> str:
    """A term in words: 20 years, 30 days."""
    years = ngettext("%(number)s year", "%(number)s years", term.years) % {"number": term.years}
    days = ngettext("%(number)s day", "%(number)s days", term.days) % {"number": term.days}
    return " ".join(said for said, number in ((years, term.years), (days, term.days)) if number)


def word(names: Mapping[Any, Any], value: Any) -> str:
    """The label of a value; nothing for none."""
    return str(names[value]) if value in names else ""


def say(code: str) -> str:
    """What is wrong with a field, in words."""
    return str(REFUSALS[code])


def say_age(age: AgeWords) -> str:
    """An age as people say it."""
    if age.unit is AgeUnit.UNKNOWN:
        return _("age not known")
    about = _("about %s") if age.uncertain else "%s"
    days = max(age.number, 0)
    words = {
        AgeUnit.YEARS: ngettext("%(number)s year", "%(number)s years", age.number),
        AgeUnit.MONTHS: ngettext("%(number)s month", "%(number)s months", age.number),
        AgeUnit.WEEKS: ngettext("%(number)s week", "%(number)s weeks", age.number),
        AgeUnit.UNBORN: ngettext("to be born in %(number)s day", "to be born in %(number)s days", days),
    }[age.unit] % {"number": days}
    return about % words
