# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kinds and states are called on screen."""

from django.utils.translation import gettext_lazy as _

from opencjg.agenda.types import BookingKind, BookingState, FollowUp, ReminderWay, RosterKind

KINDS = {
    BookingKind.LOCATION: _("at a location"),
    BookingKind.PHONE: _("by telephone"),
    BookingKind.VIDEO: _("by video"),
    BookingKind.HOME: _("at their home"),
}
STATES = {
    BookingState.PLANNED: _("planned"),
    BookingState.CANCELLED: _("cancelled"),
    BookingState.CAME: _("came"),
    BookingState.MISSED: _("did not come"),
}
FOLLOW_UPS = {
    FollowUp.REBOOKED: _("a new appointment was made"),
    FollowUp.REACHED: _("reached; no new appointment is needed"),
    FollowUp.LET_GO: _("could not be reached, and that is all right here"),
}
REMINDERS = {
    ReminderWay.NONE: _("no reminder"),
    ReminderWay.SMS: _("text message the day before"),
    ReminderWay.MAIL: _("e-mail the day before"),
}
ROSTER = {
    RosterKind.CONSULTING: _("consulting hour"),
    RosterKind.WALK_IN: _("walk-in hour"),
    RosterKind.PRESENCE: _("present"),
}
WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
