# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Booking, moving and cancelling; who sees what of it; and who did not come."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from opencjg.accounts.services import report_absence
from opencjg.accounts.types import StillHolds, WorkerUnknown
from opencjg.agenda import selectors, services
from opencjg.agenda.models import Booking, Visitor
from opencjg.agenda.types import Away, BookingKind, BookingState, Closed, FollowUp, ReminderWay, Taken
from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed
from opencjg.forms.types import AlreadySent
from opencjg.processes.services import let_worker_go


@pytest.mark.req("IA-G10", "IA-G11")
def test_the_desk_books_for_somebody_who_walks_in_and_the_worker_sees_who_comes(agenda, act):
    booking = agenda.books("10:00")

    [mine] = selectors.bookings_of(act("jan"), since=agenda.at("00:00"), until=agenda.at("23:00"))
    assert mine.id == booking
    assert mine.guest.name == "mevrouw Voorbeeld"
    assert selectors.booking(booking, act("bas")).guest.phone == "0600000100"


def test_who_comes_lies_sealed(agenda):
    booking = agenda.books("10:00")

    assert b"Voorbeeld" not in bytes(Visitor.objects.get(booking=booking).sealed)


def test_the_desk_sees_that_a_worker_is_taken_and_not_by_whom(agenda, act):
    booking = agenda.books("10:00", who="jan", name="Kanarie")

    row = selectors.booking(booking, act("samira"))

    assert row.guest is None
    assert row.period.starts == agenda.at("10:00")


def test_colleagues_and_other_centres_see_nothing_of_it(agenda, act):
    agenda.books("10:00")

    for name in ("hanna", "piet", "noor", "fatma", "eva"):
        act(name)
        assert not Booking.objects.exists()
        assert not Visitor.objects.exists()


def test_a_worker_books_only_in_his_own_agenda_and_a_desk_only_in_its_own_centre(agenda, people):
    with pytest.raises(NotAllowed):
        agenda.books("10:00", who="piet")
    with pytest.raises(WorkerUnknown):
        agenda.books("10:00", who="eva", location=None)


def test_the_database_itself_refuses_a_booking_for_somebody_elsewhere(agenda, act, people):
    from django.db import DatabaseError, transaction

    eva = people["eva"]
    viewer = act("samira")
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Booking.objects.create(
            centre_id=viewer.centre.id,
            worker_id=eva,
            kind="phone",
            starts=agenda.at("10:00"),
            ends=agenda.at("11:00"),
            remind="none",
            booked_by_id=viewer.worker,
            booked_at=agenda.now,
        )


def test_nobody_is_booked_twice_and_the_nearest_free_moments_are_offered(agenda, act, people):
    agenda.books("10:00")

    with pytest.raises(Taken) as taken:
        agenda.books("10:15")
    assert not taken.value.room
    free = selectors.free_near(
        act("samira"), worker=people["jan"], room=None, wanted=agenda.at("10:15"), minutes=30, at=agenda.now
    )
    assert agenda.at("10:30") in [one.starts for one in free]
    assert agenda.at("10:00") not in [one.starts for one in free]
    agenda.books("10:30")


def test_no_room_is_booked_twice(agenda):
    room = agenda.room()
    agenda.books("10:00", room=room)

    with pytest.raises(Taken) as taken:
        agenda.books("10:00", worker="hanna", room=room)
    assert taken.value.room


def test_a_form_that_is_sent_twice_books_once(agenda):
    key = uuid4()
    booking = agenda.books("10:00", submission=key)

    with pytest.raises(AlreadySent) as again:
        agenda.books("10:00", submission=key)
    assert again.value.outcome == booking


def test_who_is_absent_is_not_booked(agenda, act):
    jan = act("jan")
    report_absence(
        worker=jan.worker, starts=agenda.at("09:00"), ends=agenda.at("12:00"), stand_in=None, by=jan, at=agenda.now
    )

    with pytest.raises(Away):
        agenda.books("11:45")
    agenda.books("12:00")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"clock": "20:00"}, Closed),
        ({"clock": "10:00", "minutes": 1}, BadInput),
        ({"clock": "10:00", "location": None}, BadInput),
        ({"clock": "10:00", "location": uuid4()}, BadInput),
    ],
)
def test_what_cannot_be_is_refused(agenda, more, refusal):
    with pytest.raises(refusal):
        agenda.books(**more)


def test_an_evening_is_booked_when_that_is_meant(agenda):
    agenda.books("20:00", outside=True)


def test_the_past_is_not_booked(agenda):
    with pytest.raises(BadInput) as past:
        agenda.books("", starts=agenda.now - timedelta(minutes=5))
    assert past.value.code == "moment_past"


def test_a_booking_is_moved_by_who_saw_how_it_stands(agenda):
    booking = agenda.books("10:00")
    agenda.moves(booking, "14:00", who="bas")

    with pytest.raises(Conflict):
        agenda.moves(booking, "15:00")
    assert agenda.of(booking).starts == agenda.at("14:00")


def test_a_cancelled_booking_frees_the_time_and_forgets_who_would_come(agenda, act):
    booking = agenda.books("10:00")
    services.cancel(booking=booking, version=1, by=act("bas"), at=agenda.now)

    assert not Visitor.objects.exists()
    agenda.books("10:00")
    with pytest.raises(AlreadyDone):
        services.cancel(booking=booking, version=2, by=act("bas"), at=agenda.now)


def test_who_did_not_come_stays_with_the_worker_until_he_says_what_he_did(agenda, act):
    booking = agenda.books("10:00")
    later = agenda.at("11:00")
    assert [row.id for row in selectors.to_settle(act("jan"), at=later)] == [booking]

    services.record_outcome(booking=booking, came=False, by=act("samira"), at=later)

    [row] = selectors.to_settle(act("jan"), at=later)
    assert (row.state, row.guest.phone) == (BookingState.MISSED, "0600000100")
    services.settle(booking=booking, follow_up=FollowUp.REACHED, by=act("jan"), at=later)
    assert selectors.to_settle(act("jan"), at=later) == ()
    assert not Visitor.objects.exists()


def test_who_came_is_forgotten_at_once(agenda, act):
    booking = agenda.books("10:00")
    with pytest.raises(BadInput):
        services.record_outcome(booking=booking, came=True, by=act("jan"), at=agenda.now)

    services.record_outcome(booking=booking, came=True, by=act("jan"), at=agenda.at("10:05"))

    assert not Visitor.objects.exists()
    assert selectors.to_settle(act("jan"), at=agenda.at("12:00")) == ()


@pytest.mark.req("RES-12")
def test_a_worker_leaves_only_when_somebody_else_receives_who_comes(agenda, act, people):
    booking = agenda.books("10:00")
    fatma = act("fatma")

    with pytest.raises(StillHolds) as holds:
        let_worker_go(worker=people["jan"], name="Jan", successor=None, by=fatma, at=agenda.now)
    assert len(holds.value.params["matters"]) == 1

    let_worker_go(worker=people["jan"], name="Jan", successor=people["hanna"], by=fatma, at=agenda.now)
    [row] = selectors.bookings_of(act("hanna"), since=agenda.at("00:00"), until=agenda.at("23:00"))
    assert (row.id, row.guest.name) == (booking, "mevrouw Voorbeeld")


def test_a_successor_who_is_not_free_then_cannot_take_over(agenda, act, people):
    agenda.books("10:00")
    agenda.books("10:00", worker="hanna")

    with pytest.raises(StillHolds):
        let_worker_go(worker=people["jan"], name="Jan", successor=people["hanna"], by=act("fatma"), at=agenda.now)


def test_whoever_does_not_manage_somebody_cannot_take_his_bookings(agenda, act, people):
    from opencjg.core import doors

    agenda.books("10:00")
    act("piet")
    with pytest.raises(NotAllowed):
        doors.call("hand_over_bookings", people["jan"], people["piet"], agenda.now)


def test_a_reminder_needs_where_to_send_it(agenda):
    with pytest.raises(BadInput) as lacking:
        services.book(booking=_without_number(agenda), submission=uuid4(), by=agenda.act("samira"), at=agenda.now)
    assert lacking.value.field == "phone"


def _without_number(agenda):
    from opencjg.agenda.types import Guest, NewBooking

    return NewBooking(
        worker=agenda.people["jan"],
        kind=BookingKind.PHONE,
        starts=agenda.at("10:00"),
        minutes=30,
        guest=Guest(name="iemand"),
        remind=ReminderWay.SMS,
    )


def test_busy_tells_when_and_nothing_else(agenda, act, people):
    agenda.books("10:00")
    act("hanna")
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from door.agenda_busy(%s, %s, %s, %s)",
            [[people["jan"]], [], agenda.at("09:00"), agenda.at("17:00")],
        )
        assert [column.name for column in cursor.description] == ["worker", "room", "starts", "ends"]
        assert len(cursor.fetchall()) == 1
