# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database refuses of the front office when somebody goes past the pages."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from opencjg.core.rules.identifiers import uuid7
from opencjg.desk import services
from opencjg.desk.models import Contact, Crisis, CrisisLine, FormOption, Question, ShiftNote, Waiting
from opencjg.desk.types.office import Connection, OptionList, Passing

REFUSED = "42501"


def refused(act: Any) -> bool:
    """The database says that this is not for whoever acts."""
    try:
        with transaction.atomic():
            return act() == 0
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "") in {REFUSED, "CJ403"}


@pytest.mark.req("AUT-01")
@pytest.mark.parametrize("name", ["eva", "jan", "noor", "fatma", "polly"])
def test_words_are_not_released_by_who_does_not_take_care_of_them(desk, act, name):
    contact = desk.registers("Vraag", handling=())
    act(name)

    def release() -> int:
        with connection.cursor() as cursor:
            cursor.execute("select door.release_words(%s, now(), true)", [contact])
        return 1

    assert refused(release)
    act("samira")
    assert Question.objects.get().contact_id == contact


@pytest.mark.req("RTE-4")
def test_a_worker_writes_a_contact_only_as_one_that_came_straight_to_him(desk, act, people, now):
    contact = desk.registers("Vraag", handling=())
    jan = act("jan")
    row = {name: value for name, value in _columns(act, contact).items() if name != "matter_id"}
    act("jan")

    for route in ("1", "2", "4"):
        assert refused(
            lambda route=route: Contact.objects.create(
                matter_id=contact, **row | {"registered_by_id": jan.worker, "route": route}
            )
        )


def _columns(act: Any, contact: Any) -> dict[str, Any]:
    act("samira")
    values: dict[str, Any] = Contact.objects.filter(matter=contact).values()[0]
    return values


@pytest.mark.req("BO-form-32")
@pytest.mark.parametrize("name", ["eva", "noor", "jan"])
def test_a_crisis_is_neither_started_nor_ended_by_others(desk, act, now, name):
    contact = desk.registers("Nu", handling=())
    samira = act("samira")
    services.start_crisis(contact=desk.registers("Ook nu", handling=()), by=samira, at=now)
    viewer = act(name)

    assert refused(
        lambda: Crisis.objects.create(
            contact_id=contact, centre_id=samira.centre.id, started_at=now, started_by_id=viewer.worker
        )
    )
    assert refused(lambda: Crisis.objects.update(ended_at=now, ended_by=viewer.worker, outcome="no_crisis"))


@pytest.mark.parametrize("name", ["hanna", "eva", "noor"])
def test_who_waits_for_somebody_else_is_not_fetched(desk, act, people, now, name):
    contact = desk.registers("Wacht", handling=())
    passing = Passing(to=people["jan"], how=Connection.WAITING_ROOM)
    services.pass_on(contact=contact, passing=passing, by=act("samira"), at=now)
    act(name)

    assert refused(lambda: Waiting.objects.update(ended_at=now, seen_as="", outcome="left"))


@pytest.mark.req("FO-form-10")
@pytest.mark.parametrize("name", ["samira", "jan", "eva", "polly"])
def test_lists_are_kept_by_managers_of_that_place_alone(act, name):
    here, fatma = act(name), act("fatma")
    services.add_option(of=OptionList.PASSED_TO, label="Eigen", asks=False, by=fatma)
    services.add_crisis_line(name="Eigen", phone="0600000111", purpose="", by=fatma)
    act(name)

    assert refused(lambda: FormOption.objects.update(active=False))
    assert refused(lambda: CrisisLine.objects.update(active=False))
    assert refused(
        lambda: FormOption.objects.create(
            municipality_id=here.centre.municipality, list=OptionList.SEX, code="x", label="x", place=9
        )
    )


def test_what_ships_is_changed_by_nobody_for_everybody(act):
    act("fatma")

    assert refused(lambda: FormOption.objects.filter(municipality=None).update(active=False))
    assert refused(lambda: CrisisLine.objects.filter(centre=None).update(active=False))
    assert refused(lambda: FormOption.objects.create(list=OptionList.SEX, code="x", label="x", place=9))


def test_a_note_is_left_in_ones_own_name_at_ones_own_desk(act, now, people):
    eva, samira = act("eva"), act("samira")

    for centre, by in ((eva.centre.id, samira.worker), (samira.centre.id, people["bas"])):
        assert refused(
            lambda centre=centre, by=by: ShiftNote.objects.create(
                id=uuid7(), centre_id=centre, by_id=by, at=now, text=b"x", expires_at=now
            )
        )
