# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the boxes of the form are called on screen. The paper form's own words are in the Dutch catalogue."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from opencjg.desk.types import AgeClass, ByWay, Channel, CustomerGroup, Form, Handling, Instrument, Purpose

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


def word(names: Mapping[Any, Any], value: str) -> str:
    """The label of a stored value; nothing for none."""
    return str(next((name for key, name in names.items() if key.value == value), ""))
