# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two desks at the same moment, and what housekeeping does: with real commits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import connections, transaction

from opencjg.accounts.models import Worker
from opencjg.agenda import services
from opencjg.agenda.models import Booking, Visitor
from opencjg.agenda.types import ReminderWay, Taken
from opencjg.outbox.services import deliver
from tests.agenda.sentences import Agenda
from tests.audit.test_log import change, committed
from tests.world import MONDAY, enter

__all__ = ["committed"]
pytestmark = pytest.mark.commits


@pytest.fixture
def agenda(committed):
    people = {row.name.split()[0].lower(): row.id for row in Worker.objects.using("owner").all()}
    return Agenda(enter, MONDAY, people)


def booked(agenda, *times, **more):
    with transaction.atomic():
        return agenda.books(*times, **more)


def test_two_desks_at_the_same_moment_book_once(agenda):
    start = Barrier(2)

    def desk(who):
        try:
            with transaction.atomic():
                enter(who)
                start.wait(timeout=10)
                agenda.books("10:00", who=who)
        except Taken:
            return "taken"
        else:
            return "booked"
        finally:
            connections.close_all()

    for _round in range(3):
        with ThreadPoolExecutor(2) as both:
            outcomes = sorted(both.map(desk, ["samira", "bas"]))
        assert outcomes == ["booked", "taken"]
        assert Booking.objects.using("owner").filter(state="planned").count() == 1
        change(connections["owner"], "update agenda_booking set state = 'cancelled'")


def test_who_comes_tomorrow_is_reminded_once_and_not_told_why(agenda):
    booked(agenda, "10:00", remind=ReminderWay.MAIL)
    early, nine = agenda.now - timedelta(hours=2), agenda.now

    assert services.send_reminders(at=early) == 0
    assert services.send_reminders(at=nine) == 1
    assert services.send_reminders(at=nine + timedelta(minutes=1)) == 0
    deliver(at=nine)

    [letter] = mail.outbox
    assert letter.to == ["iemand@example.org"]
    assert "dinsdag 24 november om 10.00 uur" in letter.body
    assert "Proefweg 1" in letter.body
    assert "Voorbeeld" not in letter.body
    assert "Jan" not in letter.body


def test_a_text_message_reminds_too(agenda, tmp_path, settings):
    settings.SMS_FILE_PATH = tmp_path
    booked(agenda, "10:00", remind=ReminderWay.SMS)

    services.send_reminders(at=agenda.now)
    deliver(at=agenda.now)

    [text] = tmp_path.glob("*.txt")
    assert text.read_text().startswith("0600000100")


def test_nobody_is_reminded_of_what_was_cancelled(agenda):
    booking = booked(agenda, "10:00", remind=ReminderWay.MAIL)
    with transaction.atomic():
        services.cancel(booking=booking, version=1, by=enter("samira"), at=agenda.now)

    assert services.send_reminders(at=agenda.now) == 0


def test_who_comes_is_reminded_anew_when_the_moment_changed(agenda):
    booking = booked(agenda, "10:00", remind=ReminderWay.MAIL)
    services.send_reminders(at=agenda.now)
    with transaction.atomic():
        agenda.moves(booking, "14:00")

    assert services.send_reminders(at=agenda.now) == 1


def test_name_and_number_of_an_old_booking_disappear_by_themselves_and_not_sooner(agenda):
    booked(agenda, "10:00")
    change(
        connections["owner"],
        "update agenda_booking set starts = now() - interval '8 days 1 hour', ends = now() - interval '8 days'",
    )
    assert services.drop_visitors(at=agenda.now + timedelta(days=4000)) == 1
    assert not Visitor.objects.using("owner").exists()


def test_name_and_number_stay_while_somebody_still_comes(agenda):
    booked(agenda, "10:00")
    change(
        connections["owner"],
        "update agenda_booking set starts = now() + interval '1 hour', ends = now() + interval '2 hours'",
    )

    assert services.drop_visitors(at=agenda.now + timedelta(days=4000)) == 0
    assert Visitor.objects.using("owner").count() == 1
