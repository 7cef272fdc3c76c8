# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the back office, what others advised, and customers who come straight to a partner."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError

from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import services
from opencjg.desk.models import BackOfficeForm, Consultation, Contact, FormOption, Question
from opencjg.desk.rules import PRINTED_AGES
from opencjg.desk.selectors import contact as contact_of
from opencjg.desk.selectors import words_of
from opencjg.desk.selectors.office import consultations, office_form, options
from opencjg.desk.shipped import BOXES
from opencjg.desk.types import AgeClass, ByWay, Channel, CustomerGroup, Handling, NewContact, Route, TopicCode
from opencjg.desk.types.office import Advisor, Connection, NewConsultation, OfficeForm, OptionList, Passing
from opencjg.processes.models import Matter

FILLED = OfficeForm(
    sex="vrouw",
    town="Lindenmeer",
    relation="professional",
    professional="school",
    known_through="advertisement",
    known_other="de wijkkrant",
    age=AgeClass.UNDER_12,
    kinds=("everyday", "institutions"),
    description="Moeder wil eerst rust, daarna een plan.",
    handling=(Handling.DIRECT, Handling.PASSED_ON),
    passed_on=("jgz",),
    by_way=ByWay.PHONE,
    information=True,
    crisis=False,
    reachable=True,
    right_place=False,
)
ADVICE = NewConsultation(advisor=Advisor.SOCIAL_WORK, with_whom="bureaudienst, Anna", answer="Begin bij school.")


@pytest.mark.req("BO-form-01", "BO-form-35", "RES-07")
def test_the_form_of_the_back_office_continues_the_contact_of_the_desk(desk, act, people, now):
    contact = desk.registers("Mijn zoon wil niet naar school", handling=())

    services.save_office_form(contact=contact, form=FILLED, by=act("samira"), at=now)
    services.save_office_form(contact=contact, form=replace(FILLED, town="Drieplassen"), by=act("bas"), at=now)

    form = BackOfficeForm.objects.get()
    assert (form.contact_id, form.town, form.worker_id) == (contact, "Drieplassen", people["bas"])
    assert (form.relation, form.professional, form.kinds) == ("professional", "school", ["everyday", "institutions"])
    assert (form.information, form.crisis, form.reachable, form.right_place) == (True, False, True, False)


@pytest.mark.req("BO-form-15", "RES-07")
def test_the_age_is_asked_once_and_stored_in_the_classes_without_holes(desk, act, now):
    contact = desk.registers("Vraag", handling=(), age=AgeClass.UNDER_4)

    services.save_office_form(contact=contact, form=replace(FILLED, age=AgeClass.UNDER_18), by=act("samira"), at=now)

    assert Contact.objects.get().age == "12-17"
    assert list(PRINTED_AGES.values()) == ["<4jr", "5-12jr", "12-19jr", ">19jr"]
    assert set(PRINTED_AGES) == set(AgeClass)


@pytest.mark.req("BO-form-04", "BO-form-08", "BO-form-13", "BO-form-24", "BO-form-29")
def test_the_boxes_are_those_of_the_paper_form_word_for_word(act):
    boxes = options(act("samira").centre.id)

    for name, literal in BOXES.items():
        wanted = [one.rpartition("=")[2].rstrip("*") for one in literal]
        assert [box.label for box in boxes[OptionList(name)]] == wanted
    assert [box.label for box in boxes[OptionList.SEX]] == ["man", "vrouw"]
    assert [box.label for box in boxes[OptionList.PASSED_ON]] == ["GGD JGZ", "Bureau Jeugdzorg", "Anders, nl"]


@pytest.mark.req("FO-form-10")
def test_a_municipality_adds_moves_and_switches_off_boxes_and_others_keep_theirs(act):
    fatma = act("fatma")
    services.add_option(of=OptionList.PASSED_ON, label="Wijkteam Oost", asks=False, by=fatma)
    services.switch_option(of=OptionList.PASSED_ON, code="bjz", active=False, by=fatma)
    added = FormOption.objects.get(label="Wijkteam Oost")
    services.lift_option(of=OptionList.PASSED_ON, code=added.code, by=fatma)

    assert [one.label for one in options(fatma.centre.id)[OptionList.PASSED_ON]] == [
        "GGD JGZ",
        "Wijkteam Oost",
        "Anders, nl",
    ]
    elsewhere = options(act("eva").centre.id)[OptionList.PASSED_ON]
    assert [one.label for one in elsewhere] == ["GGD JGZ", "Bureau Jeugdzorg", "Anders, nl"]


@pytest.mark.req("FO-form-10")
def test_a_box_without_a_word_or_that_is_there_already_is_refused_and_only_managers_keep_lists(act):
    for label, code in (("  ", "label_missing"), ("ggd jgz", "label_taken")):
        with pytest.raises(BadInput) as refusal:
            services.add_option(of=OptionList.PASSED_ON, label=label, asks=False, by=act("fatma"))
        assert refusal.value.code == code
    with pytest.raises(NotAllowed):
        services.add_option(of=OptionList.PASSED_ON, label="Nieuw", asks=False, by=act("samira"))


@pytest.mark.req("BO-form-26", "PRV-01")
def test_what_the_back_office_wrote_goes_on_with_the_question_when_the_contact_closes(desk, act, now):
    contact = desk.registers("Vraag", elaboration="Eerst dit.")
    services.save_office_form(contact=contact, form=FILLED, by=act("samira"), at=now)
    services.consult(contact=contact, consultation=ADVICE, by=act("samira"), at=now)

    desk.finishes(contact, helped="yes")

    question = Question.objects.get()
    assert question.contact_id is None
    assert question.elaboration == "Eerst dit.\n\nMoeder wil eerst rust, daarna een plan."
    form = BackOfficeForm.objects.get()
    assert (form.description, form.known_other) == ("", "")
    assert form.relation == "professional"
    assert Consultation.objects.get().answer is None


def test_a_contact_that_was_closed_is_not_written_on_any_more(desk, act, now):
    contact = desk.registers("Vraag", helped=True)

    with pytest.raises(AlreadyDone):
        services.save_office_form(contact=contact, form=FILLED, by=act("samira"), at=now)
    with pytest.raises(AlreadyDone):
        services.consult(contact=contact, consultation=ADVICE, by=act("samira"), at=now)


@pytest.mark.req("RTE-3.5")
def test_a_duty_desk_is_consulted_and_it_says_with_whom_when_and_what_they_answered(desk, act, now):
    contact = desk.registers("Vraag", handling=())

    services.consult(contact=contact, consultation=ADVICE, by=act("samira"), at=now)

    (row,) = consultations(contact, act("bas"))
    assert (row.with_whom, row.answer, row.by, row.at) == (ADVICE.with_whom, ADVICE.answer, "Samira Bouali", now)
    assert b"school" not in bytes(Consultation.objects.get().answer)


@pytest.mark.req("PRV-05", "RTE-3.6")
@pytest.mark.parametrize(
    "asked", [replace(ADVICE, advisor=Advisor.CHAIN_COORDINATOR), replace(ADVICE, identified=True)]
)
def test_the_chain_coordinator_and_whoever_hears_a_name_is_asked_only_with_consent(desk, act, now, asked):
    contact = desk.registers("Vraag", handling=())

    with pytest.raises(BadInput) as refusal:
        services.consult(contact=contact, consultation=asked, by=act("samira"), at=now)
    services.consult(contact=contact, consultation=replace(asked, consented=True), by=act("samira"), at=now)

    assert refusal.value.field == "consented"
    assert Consultation.objects.get().consented


@pytest.mark.req("PRV-05")
def test_the_database_too_refuses_the_chain_coordinator_without_consent(desk, act, now):
    contact = desk.registers("Vraag", handling=())
    samira = act("samira")

    with pytest.raises(IntegrityError, match="who_is_named_or_discussed_agreed"):
        Consultation.objects.create(
            contact_id=contact,
            centre_id=samira.centre.id,
            by_id=samira.worker,
            at=now,
            advisor=Advisor.CHAIN_COORDINATOR,
            with_whom="x",
            identified=False,
            consented=False,
        )


STRAIGHT = NewContact(
    at=None,  # type: ignore[arg-type]  # filled in below
    channel=Channel.PHONE,
    customer_group=CustomerGroup.PARENT,
    topic=TopicCode("sleeping"),
    question="Wanneer is de cursus?",
    handling=(Handling.DIRECT,),
    straight=True,
)


@pytest.mark.req("RTE-4", "RTE-4.1", "RTE-5")
@pytest.mark.parametrize("helped", [True, None])
def test_who_comes_straight_to_a_partner_counts_and_the_partner_finishes_it_himself(desk, act, now, helped):
    registered = services.register_straight(
        contact=replace(STRAIGHT, at=now), form=FILLED, submission=uuid4(), helped=helped, by=act("jan"), at=now
    )
    if not registered.closed:
        assert words_of(registered.contact, act("jan")).question == STRAIGHT.question
        assert office_form(registered.contact, act("jan")).town == "Lindenmeer"
        desk.finishes(registered.contact, who="jan", helped="yes")

    act("samira")
    assert Matter.objects.get(id=registered.contact).closed_at == now
    assert Contact.objects.get().route == Route.PARTNER
    assert Question.objects.get().contact_id is None


@pytest.mark.req("RTE-4", "AUT-01")
@pytest.mark.parametrize("name", ["fatma", "polly", "noor"])
def test_nobody_else_registers_past_the_desk(act, now, name):
    with pytest.raises(NotAllowed):
        services.register_straight(
            contact=replace(STRAIGHT, at=now), form=FILLED, submission=uuid4(), helped=True, by=act(name), at=now
        )


@pytest.mark.req("RTE-5")
def test_a_question_that_came_over_the_internet_waits_at_the_desk_and_is_written_once(desk, act, now):
    key = uuid4()
    asked = {"question": "Mag mijn kind mee?", "elaboration": "", "topic": TopicCode("eating")}

    first = services.register_digital(**asked, group=CustomerGroup.PARENT, submission=key, by=act("samira"), at=now)

    assert contact_of(first.contact, act("samira")).route == Route.DIGITAL
    assert desk.step_of(first.contact).code == "IA-1"


@pytest.mark.req("RTE-2", "RES-07")
def test_who_takes_a_question_over_reads_every_word_of_it_and_finishes_it(desk, act, people, now):
    contact = desk.registers("Vraag", elaboration="Alles wat ik hoorde", behind="Waarom ze belt", handling=())

    services.pass_on(contact=contact, passing=Passing(to=people["jan"], how=Connection.NOW), by=act("samira"), at=now)

    words = words_of(contact, act("jan"))
    assert (words.question, words.elaboration, words.behind) == ("Vraag", "Alles wat ik hoorde", "Waarom ze belt")
    desk.finishes(contact, who="jan", clarified="yes", risk="no", way="information")
    desk.finishes(contact, who="jan")
    assert desk.finishes(contact, who="jan", helped="yes").ended == "IA-END"
    act("samira")
    assert Contact.objects.get().route == Route.WORKER
