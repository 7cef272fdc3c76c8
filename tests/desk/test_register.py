# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question comes in (IA-0 to IA-3)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections

from opencjg.accounts.selectors import organisations
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk.models import CallbackRequest, Contact, Question
from opencjg.desk.selectors import callbacks_of
from opencjg.desk.services import call_back
from opencjg.desk.types import (
    CallOutcome,
    Channel,
    CustomerGroup,
    Form,
    Handling,
    Instrument,
    NewCallback,
    Purpose,
    Route,
)
from opencjg.forms.types import AlreadySent
from opencjg.processes.models import Event, Matter, OpenStep
from opencjg.processes.types import AnswerMissing, AnswerUnknown


@pytest.mark.req("IA-1", "IA-3", "IA-END", "RTE-1.1")
def test_a_question_that_is_answered_and_checked_is_closed_at_once(desk, now):
    contact = desk.registers("Mijn kind slaapt slecht", helped=True)

    assert Matter.objects.get(id=contact).closed_at == now
    assert not OpenStep.objects.filter(matter=contact).exists()
    assert Contact.objects.get(matter=contact).helped is True
    codes = list(Event.objects.filter(matter=contact).order_by("id").values_list("code", flat=True))
    assert [code for code in codes if code] == ["IA-1", "IA-V1", "IA-V2", "IA-2b", "IA-3", "IA-END"]


@pytest.mark.req("IA-3", "ALG-23")
def test_a_step_that_a_version_has_before_the_check_is_neither_skipped_nor_done_by_the_answer_to_the_check(
    desk, longer
):
    contact = desk.registers("Mijn kind slaapt slecht", helped=True)

    assert desk.step_of(contact).code == "IA-2d"
    assert Matter.objects.get(id=contact).closed_at is None
    assert Question.objects.get(contact=contact).state == "asked"
    codes = Event.objects.filter(matter=contact).order_by("id").values_list("code", flat=True)
    assert [code for code in codes if code] == ["IA-1", "IA-V1", "IA-V2", "IA-2b"]
    desk.finishes(contact)
    assert desk.step_of(contact).code == "IA-3"
    assert desk.finishes(contact, helped="yes").ended == "IA-END"


@pytest.mark.req("IA-3", "IA-G6")
def test_without_the_check_an_answered_question_stays_open_at_the_check(desk):
    contact = desk.registers("Waar is het consultatiebureau?")

    assert desk.step_of(contact).code == "IA-3"
    assert desk.finishes(contact, helped="yes").ended == "IA-END"


@pytest.mark.req("IA-G6", "ALG-23")
def test_who_is_not_helped_yet_comes_back_to_the_desk_and_is_not_lost(desk):
    contact = desk.registers("Waar is het consultatiebureau?", helped=False)

    step = desk.step_of(contact)
    assert (step.code, step.worker.name) == ("IA-1", "Samira Bouali")
    assert Matter.objects.get(id=contact).closed_at is None


@pytest.mark.req("IA-2b")
def test_a_question_that_is_not_answered_yet_must_be_answered_within_an_hour(desk, now):
    contact = desk.registers("Ik zoek het juiste loket", handling=())
    assert desk.step_of(contact).code == "IA-1"

    desk.finishes(contact, clarified="yes", risk="no", way="information")

    step = desk.step_of(contact)
    assert (step.code, step.due) == ("IA-2b", now + timedelta(hours=1))


@pytest.mark.req("IA-2c", "IA-V2")
def test_general_advice_is_a_step_of_its_own_and_ends_in_the_check(desk):
    contact = desk.registers("Welke cursus past bij ons?", handling=())

    desk.finishes(contact, clarified="yes", risk="no", way="advice")
    assert desk.step_of(contact).code == "IA-2c"
    desk.finishes(contact)

    assert desk.step_of(contact).code == "IA-3"


@pytest.mark.req("IA-SA")
def test_specific_advice_waits_for_the_process_of_interventions_with_a_worker_and_a_date(desk, now):
    contact = desk.registers("Kunt u ons thuis helpen?", handling=())

    desk.finishes(contact, clarified="yes", risk="no", way="specific")
    assert desk.step_of(contact).code == "IA-SA"
    desk.finishes(contact)

    step = desk.step_of(contact)
    assert step.code == "INT-1"
    assert step.worker_id is not None
    assert step.due > now


@pytest.mark.req("IA-V1", "IA-2a")
def test_a_risk_signal_stands_at_calling_in_a_worker_within_a_working_day(desk, now):
    contact = desk.registers("Ik maak me zorgen over mijn buurmeisje", risk=True, handling=())

    step = desk.step_of(contact)
    assert (step.code, step.due) == ("IA-2a", now + timedelta(days=1))


@pytest.mark.req("IA-1")
def test_a_question_that_cannot_be_made_clear_goes_to_a_worker(desk):
    contact = desk.registers("Onduidelijk", handling=())

    desk.finishes(contact, clarified="no")

    assert desk.step_of(contact).code == "IA-2a"


@pytest.mark.req("IA-V2")
def test_a_decision_without_an_answer_or_with_a_wrong_one_changes_nothing(desk):
    contact = desk.registers("Vraag", handling=())

    with pytest.raises(AnswerMissing) as missing:
        desk.finishes(contact, clarified="yes", risk="no")
    with pytest.raises(AnswerUnknown):
        desk.finishes(contact, clarified="yes", risk="no", way="magic")

    assert missing.value.question.variable == "way"
    assert desk.step_of(contact).code == "IA-1"


@pytest.mark.req("IA-3", "INS-08", "PRV-01", "KC-IA-2")
def test_closing_leaves_the_question_in_the_knowledge_base_without_its_asker(desk, now):
    desk.registers("Hoe laat moet een peuter naar bed?", helped=True)

    question = Question.objects.get()
    assert question.contact_id is None
    assert question.state == "waiting"
    assert question.expires_at == now + timedelta(days=30)


@pytest.mark.req("IA-G3", "WENS-07")
def test_a_question_opens_no_dossier(desk):
    from opencjg.processes.models import Case

    desk.registers("Mijn kind slaapt slecht", helped=True)

    assert not Case.objects.exists()


@pytest.mark.req("FO-form-11", "RTE-2.2", "WENS-12")
def test_a_promise_to_call_back_is_on_the_list_until_it_is_kept_and_then_the_number_is_gone(desk, act, now):
    promise = NewCallback(name="Mevrouw Proef", phone="0600000101", due=now + timedelta(minutes=45))
    contact = desk.registers("Bel mij", handling=(Handling.CALLBACK,), callback=promise)

    (line,) = callbacks_of(act("samira"))
    assert (line.name, line.phone_display, line.due) == ("Mevrouw Proef", "06 00 00 01 01", promise.due)
    assert desk.step_of(contact).due == promise.due

    call_back(request=line.id, outcome=CallOutcome.NOT_REACHED, by=act("samira"), at=now)
    assert callbacks_of(act("samira"))[0].tries == 1
    call_back(request=line.id, outcome=CallOutcome.SPOKEN, by=act("samira"), at=now)
    assert not CallbackRequest.objects.exists()


@pytest.mark.req("PRV-01", "FO-form-05", "FO-form-06")
def test_name_and_number_are_sealed_and_only_in_the_call_back_request(desk, now):
    promise = NewCallback(name="Mevrouw Geheim", phone="0600000101", due=now + timedelta(hours=1))
    desk.registers("Bel mij", handling=(Handling.CALLBACK,), callback=promise)

    row = CallbackRequest.objects.get()
    assert b"Geheim" not in bytes(row.name)
    assert b"0600000101" not in bytes(row.phone)


@pytest.mark.req("WENS-12")
def test_a_contact_does_not_close_while_somebody_waits_for_a_call(desk, act, now):
    promise = NewCallback(name="", phone="0600000101", due=now + timedelta(hours=1))
    contact = desk.registers("Bel mij", handling=(Handling.CALLBACK,), callback=promise)
    desk.finishes(contact)

    with pytest.raises(AlreadyDone) as refusal:
        desk.finishes(contact, helped="yes")

    assert refusal.value.code == "callback_open"
    assert Matter.objects.get(id=contact).closed_at is None


def test_a_form_that_is_sent_twice_is_written_once(desk):
    key = uuid4()
    first = desk.registers("Dubbel geklikt", submission=key)

    with pytest.raises(AlreadySent) as again:
        desk.registers("Dubbel geklikt", submission=key)

    assert again.value.outcome == first
    assert Contact.objects.count() == 1


def test_an_empty_question_and_a_call_back_without_a_number_are_refused(desk, now):
    with pytest.raises(BadInput) as empty:
        desk.registers("   ")
    with pytest.raises(BadInput) as numberless:
        desk.registers("Bel mij", callback=NewCallback(name="x", phone=" ", due=now))

    assert (empty.value.field, numberless.value.field) == ("question", "phone")
    assert not Contact.objects.exists()


@pytest.mark.req("AUT-01")
def test_only_the_desk_registers(desk):
    with pytest.raises(NotAllowed):
        desk.registers("Vraag", who="jan")


@pytest.mark.req("IA-0", "IA-G1", "IA-G2", "IA-G4", "IA-G8")
@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_way_in_and_every_kind_of_contact_can_be_written_down(desk, channel, purpose):
    contact = desk.registers(
        "Voorlichting op school",
        channel=channel,
        purpose=purpose,
        form=Form.GROUP,
        unasked=True,
        instrument=Instrument.CULTURAL_AMBASSADOR,
        customer_group=CustomerGroup.PROFESSIONAL,
    )

    row = Contact.objects.get(matter=contact)
    assert (row.channel, row.purpose, row.form, row.unasked) == (channel, purpose, "group", True)
    assert row.instrument == "cultural_ambassador"


@pytest.mark.req("IA-G7")
def test_the_question_behind_the_question_is_kept_beside_it(desk):
    contact = desk.registers("Hij slaapt niet", behind="Moeder is op en vraagt om rust")

    assert Question.objects.get(contact=contact).behind == "Moeder is op en vraagt om rust"


@pytest.mark.req("RTE-5", "RTE-1")
def test_the_route_follows_from_the_channel_and_what_the_desk_did(desk):
    answered = desk.registers("a")
    digital = desk.registers("b", channel=Channel.INTERNET)
    passed_on = desk.registers("c", handling=(Handling.PASSED_ON,))

    routes = dict(Contact.objects.values_list("matter", "route"))
    assert routes == {answered: Route.ANSWERED, digital: Route.DIGITAL, passed_on: Route.WORKER}


@pytest.mark.req("FO-form-14", "FO-form-10", "FO-form-12", "FO-form-13")
def test_several_ways_of_handling_can_be_ticked_together(desk, people):
    to = uuid4()
    contact = desk.registers(
        "Vraag",
        handling=(Handling.DIRECT, Handling.PASSED_ON, Handling.OTHER),
        passed_to=(to,),
        other_handling="folder meegegeven",
        by_way="email",
    )

    row = Contact.objects.get(matter=contact)
    assert row.handling == ["direct", "passed_on", "other"]
    assert (row.passed_to, row.other_handling, row.by_way) == ([to], "folder meegegeven", "email")


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.req("IA-G5", "IA-G9")
def test_every_organisation_is_offered_with_what_it_does_and_none_comes_first(act):
    with connections["owner"].cursor() as cursor:
        cursor.execute("select name, profession, kind from accounts_organisation")
        every = cursor.fetchall()

    offered = [label for _identity, label in organisations(act("samira"))]

    assert offered == sorted(f"{name}: {profession}" for name, profession, _kind in every)
    assert len(offered) == len(every) > 3
