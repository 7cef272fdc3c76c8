# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to bookings without anybody clicking: a reminder the day before, and forgetting who came (ADR 0009)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from opencjg.agenda import rules
from opencjg.agenda.models import Booking, Visitor
from opencjg.agenda.selectors import opened
from opencjg.agenda.types import BookingKind, BookingState, Guest, ReminderWay
from opencjg.outbox import services as outbox
from opencjg.outbox.types import MessageKind

MOST = 200
HORIZON = timedelta(days=2)


def send_reminders(*, at: datetime) -> int:
    """Remind who comes tomorrow, once; as the housekeeping role. Returns how many."""
    with transaction.atomic(using="retention"):
        rows = (
            Booking.objects.using("retention")
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("location", "centre")
            .filter(state=BookingState.PLANNED, reminded_at=None, starts__gt=at, starts__lt=at + HORIZON)
            .exclude(remind=ReminderWay.NONE)
            .order_by("starts")[:MOST]
        )
        due = [row for row in rows if rules.reminder_due(row.starts, at)]
        words = {
            visitor.booking_id: opened(visitor.booking_id, visitor.sealed)
            for visitor in Visitor.objects.using("retention").filter(booking__in=[row.id for row in due])
        }
        for row in due:
            if row.id in words:
                _post(row, words[row.id], at)
            row.reminded_at = at
            row.save(using="retention", update_fields=["reminded_at"])
    return len(words)


def _post(row: Booking, guest: Guest, at: datetime) -> None:
    mail = row.remind == ReminderWay.MAIL
    with translation.override("nl"):
        outbox.post(
            kind=MessageKind.MAIL if mail else MessageKind.SMS,
            to=guest.mail if mail else guest.phone,
            subject=_("Your appointment tomorrow"),
            text=text_of(row),
            at=at,
            using="retention",
        )


def text_of(row: Booking) -> str:
    """When and where; never why."""
    starts = timezone.localtime(row.starts)
    when = {"day": date_format(starts, "l j F"), "time": date_format(starts, "G.i")}
    place = f"{row.location.name}, {row.location.address}" if row.location else ""
    where = {
        BookingKind.LOCATION: _("Where: %(place)s.") % {"place": place},
        BookingKind.PHONE: _("We call you then."),
        BookingKind.VIDEO: _("We speak with you by video then."),
        BookingKind.HOME: _("We come to your home then."),
    }[BookingKind(row.kind)]
    first = _("You have an appointment on %(day)s at %(time)s.") % when
    return f"{first} {where} " + _("Can you not make it? Please tell us. %(sender)s") % {"sender": row.centre.name}


def drop_visitors(*, at: datetime) -> int:
    """Forget who came once the booking is over; the database says when that is. Returns how many."""
    gone, _kinds = Visitor.objects.using("retention").filter(booking__starts__lt=at).delete()
    return gone
