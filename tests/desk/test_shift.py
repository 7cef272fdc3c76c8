# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is still open at the desk, for whoever comes next."""

from datetime import timedelta

import pytest
from django.conf import settings

from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk import services
from opencjg.desk.models import ShiftNote
from opencjg.desk.selectors.office import notes, open_at_desk
from opencjg.desk.services.shifts import drop_expired_notes
from opencjg.desk.types import Handling, NewCallback
from opencjg.desk.types.office import Connection, Passing

MINUTE = timedelta(minutes=1)


@pytest.mark.req("WENS-12", "ALG-23")
def test_one_list_holds_everything_open_also_what_went_to_a_colleague(desk, act, people, now):
    desk.registers("Dicht", helped=True)
    called = desk.registers(
        "Bellen", handling=(Handling.CALLBACK,), callback=NewCallback(name="", phone="0600000101", due=now + MINUTE)
    )
    seated = desk.registers("Wacht", who="bas", handling=())
    passing = Passing(to=people["jan"], how=Connection.WAITING_ROOM)
    services.pass_on(contact=seated, passing=passing, by=act("bas"), at=now)
    danger = desk.registers("Nu", handling=())
    services.start_crisis(contact=danger, by=act("samira"), at=now)

    rows, total = open_at_desk(act("bas"), now=now + 2 * MINUTE)

    assert total == 3
    assert [row.contact for row in rows] == [danger, called, seated]
    assert [(row.crisis, row.call_late, row.waits, row.worker.split()[0]) for row in rows] == [
        (True, False, False, "Samira"),
        (False, True, False, "Samira"),
        (False, False, True, "Jan"),
    ]


def test_a_note_is_for_the_desk_it_was_left_at_and_expires(act, now):
    services.leave_note(text="De folders zijn op.", by=act("samira"), at=now)

    (note,) = notes(act("bas"), now=now)
    assert (note.text, note.by, note.mine) == ("De folders zijn op.", "Samira Bouali", False)
    assert notes(act("eva"), now=now) == notes(act("jan"), now=now) == ()
    later = now + timedelta(hours=settings.SHIFT_NOTE_HOURS)
    assert notes(act("bas"), now=later) == ()
    assert b"folders" not in bytes(ShiftNote.objects.get().text)


def test_a_note_says_something_and_nothing_that_tells_who_somebody_is(act, now):
    for text in (" ", "Bel 06-12345678"):
        with pytest.raises(BadInput):
            services.leave_note(text=text, by=act("samira"), at=now)
    with pytest.raises(NotAllowed):
        services.leave_note(text="Van elders", by=act("jan"), at=now)


def test_only_who_left_a_note_takes_it_away(act, now):
    services.leave_note(text="De folders zijn op.", by=act("samira"), at=now)
    (note,) = notes(act("samira"), now=now)

    with pytest.raises(NotAllowed):
        services.take_note_away(note=note.id, by=act("bas"), at=now)
    services.take_note_away(note=note.id, by=act("samira"), at=now)

    assert notes(act("samira"), now=now) == ()


@pytest.mark.django_db(databases=["default", "retention"])
def test_housekeeping_deletes_notes_that_expired(now):
    assert drop_expired_notes(at=now) == 0
