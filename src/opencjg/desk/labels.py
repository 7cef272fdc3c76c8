# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the boxes of the form are called on screen. The paper form's own words are in the Dutch catalogue."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from opencjg.desk.types import (
    AgeClass,
    ByWay,
    CallEnd,
    CallOutcome,
    Channel,
    CustomerGroup,
    Form,
    Handling,
    Instrument,
    Purpose,
)
from opencjg.desk.types.office import Advisor, Connection, CrisisOutcome, CrisisResult, OptionList, WaitingEnd

CHANNELS = {
    Channel.DESK: _("desk"),
    Channel.PHONE: _("telephone"),
    Channel.INTERNET: _("internet"),
    Channel.OUTREACH: _("outreach"),
}
GROUPS = {
    CustomerGroup.PARENT: _("parent or carer"),
    CustomerGroup.YOUTH: _("youth"),
    CustomerGroup.PROFESSIONAL: _("professional"),
    CustomerGroup.VOLUNTEER: _("volunteer"),
    CustomerGroup.OTHER: _("somebody else"),
}
AGES = {
    AgeClass.UNDER_4: _("0-3 years, or pregnant"),
    AgeClass.UNDER_12: _("4-11 years"),
    AgeClass.UNDER_18: _("12-17 years"),
    AgeClass.UNDER_23: _("18-22 years"),
}
FORMS = {Form.INDIVIDUAL: _("one person"), Form.GROUP: _("a group")}
PURPOSES = {
    Purpose.INFORMATION: _("information, help or advice"),
    Purpose.EXPERTISE: _("training or support for a professional or volunteer"),
}
INSTRUMENTS = {
    Instrument.CONVERSATION: _("conversation at the desk or by telephone"),
    Instrument.LEAFLET: _("leaflet"),
    Instrument.WEBSITE: _("website"),
    Instrument.CONSULTING_HOUR: _("consulting hour on location"),
    Instrument.GROUP_MEETING: _("group meeting"),
    Instrument.CULTURAL_AMBASSADOR: _("cultural ambassador"),
}
HANDLING = {
    Handling.DIRECT: _("direct answer given"),
    Handling.WEBSITE: _("referred to website"),
    Handling.PASSED_ON: _("passed on to:"),
    Handling.CALLBACK: _("call back today, at:"),
    Handling.OTHER: _("other, namely:"),
}
WAYS = {
    ByWay.EMAIL: _("e-mail"),
    ByWay.PHONE: _("by telephone"),
    ByWay.IN_PERSON: _("in person"),
    ByWay.OTHER: _("other, namely:"),
}
CALLS = {
    CallOutcome.SPOKEN: _("Spoken"),
    CallOutcome.NOT_REACHED: _("Not reached"),
    CallEnd.WITHDREW: _("they no longer want to be called"),
    CallEnd.ANSWERED_OTHERWISE: _("they got their answer in another way"),
    CallEnd.WRONG_NUMBER: _("the number is wrong"),
    CallEnd.NEVER_REACHED: _("tried several times, never reached"),
}
CONNECTIONS = {
    Connection.NOW: _("connected now, by telephone or in person"),
    Connection.CALL_BACK: _("the colleague calls back"),
    Connection.WAITING_ROOM: _("the customer sits in the waiting room"),
}
ADVISORS = {
    Advisor.EXPERT_DESK: _("expert desk"),
    Advisor.SOCIAL_WORK: _("duty desk of social work (AMW)"),
    Advisor.YOUTH_CARE: _("duty desk of youth care (BJZ)"),
    Advisor.CHAIN_COORDINATOR: _("chain coordinator"),
    Advisor.OTHER: _("somebody else"),
}
RESULTS = {
    CrisisResult.HELP_COMES: _("help is on its way"),
    CrisisResult.TAKES_OVER: _("they take it over"),
    CrisisResult.ADVICE: _("gave advice"),
    CrisisResult.CALLS_BACK: _("they call back"),
    CrisisResult.NOT_REACHED: _("not reached"),
}
OUTCOMES = {
    CrisisOutcome.HELP_THERE: _("help is there"),
    CrisisOutcome.TAKEN_OVER: _("taken over by another organisation"),
    CrisisOutcome.HANDED_OVER: _("handed over as a worry"),
    CrisisOutcome.NO_CRISIS: _("it turned out to be no crisis"),
}
WAITING_ENDS = {
    WaitingEnd.TAKEN_UP: _("Fetched"),
    WaitingEnd.LEFT: _("Walked away"),
    WaitingEnd.WENT_HOME: _("Sent home"),
}
LISTS = {
    OptionList.PASSED_TO: _("Front office: passed on to"),
    OptionList.SEX: _("Back office: client"),
    OptionList.RELATION: _("Back office: relation to who asks"),
    OptionList.PROFESSIONAL: _("Back office: which professional"),
    OptionList.KNOWN_THROUGH: _("Back office: how they know the CJG"),
    OptionList.QUESTION_KIND: _("Back office: kind of question"),
    OptionList.PASSED_ON: _("Back office: passed on to"),
}


def word(names: Mapping[Any, Any], value: str) -> str:
    """The label of a stored value; nothing for none."""
    return str(next((name for key, name in names.items() if key.value == value), ""))
