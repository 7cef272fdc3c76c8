# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question turns out to be a worry (IA-2a to MS)."""

from datetime import timedelta

import pytest

from opencjg.accounts.services import report_absence
from opencjg.accounts.types import WorkerAway, WorkerUnknown
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk.models import CallbackRequest, Contact, Question
from opencjg.desk.types import Handling, NewCallback
from opencjg.outbox.models import Notice
from opencjg.processes.models import Case, Event, Matter, OpenStep
from opencjg.processes.selectors import story_of
from opencjg.processes.types import NodeKind
from opencjg.signalling.models import Concern
from opencjg.signalling.services import assign
from opencjg.workspace import selectors as workspace


@pytest.mark.req("IA-2a", "MS-2", "MS-3", "ALG-09")
def test_a_worry_has_one_responsible_worker_the_moment_it_is_handed_over(desk, act, people, now):
    contact = desk.registers("Ik maak me zorgen over mijn buurmeisje", risk=True, handling=())

    case = desk.hands_over(contact, to=people["jan"])

    act("jan")
    assert Matter.objects.get(id=case).responsible_id == people["jan"]
    step = OpenStep.objects.get(matter=case)
    assert (step.code, step.due) == ("MS-4", now + timedelta(days=1))
    done = set(Event.objects.filter(matter=case, kind="finished").values_list("code", flat=True))
    assert {"MS-2", "MS-3"} <= done
    today = workspace.today(act("jan"), now=now, shown="week")
    assert [line.number for line in today.concerns] == [Case.objects.get(matter=case).number]
    assert Notice.objects.filter(worker=people["jan"], matter=case).exists()


@pytest.mark.req("IA-2a", "PRV-01")
def test_the_contact_closes_as_handed_over_and_its_words_wait_without_it(desk, act, people):
    contact = desk.registers("Ik maak me zorgen", risk=True, handling=())

    case = desk.hands_over(contact, to=people["jan"])

    act("samira")
    assert Matter.objects.get(id=contact).closed_at is not None
    assert Contact.objects.get(matter=contact).case == case
    assert Question.objects.get().contact_id is None
    assert Event.objects.filter(matter=contact, kind="jumped", code="MS-2").exists()


@pytest.mark.req("MS-3")
def test_with_nobody_chosen_the_worry_stands_at_the_desk_for_an_hour(desk, act, people, now):
    contact = desk.registers("Ik maak me zorgen", risk=True, handling=())

    case = desk.hands_over(contact, to=None)

    act("samira")
    step = OpenStep.objects.get(matter=case)
    assert (step.code, step.worker_id, step.due) == ("MS-3", people["samira"], now + timedelta(hours=1))


@pytest.mark.req("MS-3", "ALG-23")
def test_a_colleague_at_the_desk_can_give_a_waiting_worry_its_worker(desk, act, people, now):
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=None)
    bas = act("bas")
    step = OpenStep.objects.get(matter=case)

    assign(step=step.id, to=people["jan"], by=bas, at=now)

    act("jan")
    assert Matter.objects.get(id=case).responsible_id == people["jan"]
    assert OpenStep.objects.get(matter=case).code == "MS-4"


def test_acute_danger_is_due_at_once_whatever_the_clock_says(desk, act, people, now):
    contact = desk.registers("Er is geweld", risk=True, handling=())

    case = desk.hands_over(contact, to=people["jan"], danger=True)

    act("jan")
    assert OpenStep.objects.get(matter=case).due == now
    assert Case.objects.get(matter=case).danger is True


@pytest.mark.req("AUT-01")
def test_after_handing_over_the_desk_cannot_read_the_story(desk, act, people):
    contact = desk.registers("Zorg", risk=True, handling=())
    case = desk.hands_over(contact, to=people["jan"], story="Alleen voor Jan")

    act("samira")
    assert not Concern.objects.exists()
    act("jan")
    assert Concern.objects.get(case=case).story == "Alleen voor Jan"


def test_who_is_away_without_a_stand_in_is_refused_and_says_who_is_on_duty(desk, act, people, now):
    contact = desk.registers("Zorg", risk=True, handling=())
    report_absence(
        worker=people["jan"],
        starts=now - timedelta(days=1),
        ends=now + timedelta(days=9),
        stand_in=None,
        by=act("jan"),
        at=now,
    )

    with pytest.raises(WorkerAway) as away:
        desk.hands_over(contact, to=people["jan"])

    assert away.value.params["name"] == "Jan Jansen"
    act("samira")
    assert desk.step_of(contact).code == "IA-2a"


def test_the_stand_in_takes_what_is_handed_to_who_is_away(desk, act, people, now):
    contact = desk.registers("Zorg", risk=True, handling=())
    report_absence(
        worker=people["jan"],
        starts=now - timedelta(days=1),
        ends=now + timedelta(days=9),
        stand_in=people["hanna"],
        by=act("jan"),
        at=now,
    )

    case = desk.hands_over(contact, to=people["jan"])

    act("hanna")
    assert Matter.objects.get(id=case).responsible_id == people["hanna"]


def test_handing_over_twice_hands_over_once(desk, act, people):
    contact = desk.registers("Zorg", risk=True, handling=())

    first = desk.hands_over(contact, to=people["jan"])
    second = desk.hands_over(contact, to=people["hanna"])

    assert first == second
    act("jan")
    assert Case.objects.count() == 1


def test_a_question_that_was_answered_in_the_meantime_is_not_handed_over(desk, act, people):
    contact = desk.registers("Vraag", helped=True)

    with pytest.raises(AlreadyDone):
        desk.hands_over(contact, to=people["jan"])


@pytest.mark.parametrize("handling", [(), (Handling.DIRECT,), (Handling.PASSED_ON,)])
def test_a_worry_can_be_heard_at_every_step_of_a_question(desk, act, people, handling):
    contact = desk.registers("Eerst een gewone vraag", handling=handling)

    case = desk.hands_over(contact, to=people["jan"])

    act("jan")
    assert OpenStep.objects.get(matter=case).code == "MS-4"


@pytest.mark.req("RES-07")
def test_whom_we_promised_to_call_goes_along_and_the_desk_forgets_it(desk, act, people, now):
    promise = NewCallback(name="Buurvrouw", phone="0600000102", due=now + timedelta(hours=1))
    contact = desk.registers("Zorg", handling=(Handling.CALLBACK,), callback=promise)

    case = desk.hands_over(contact, to=people["jan"])

    act("jan")
    concern = Concern.objects.get(case=case)
    assert (concern.reporter_name, concern.reporter_phone) == ("Buurvrouw", "0600000102")
    act("samira")
    assert not CallbackRequest.objects.exists()


def test_a_worry_without_a_story_is_refused_and_changes_nothing(desk, act, people):
    contact = desk.registers("Zorg", risk=True, handling=())

    with pytest.raises(BadInput):
        desk.hands_over(contact, to=people["jan"], story="  ")

    act("samira")
    assert desk.step_of(contact).code == "IA-2a"


@pytest.mark.parametrize("chosen", ["eva", "noor", "samira"])
def test_a_worry_goes_to_nobody_of_another_centre_or_without_a_role_for_it(desk, act, people, chosen):
    contact = desk.registers("Zorg", risk=True, handling=())

    with pytest.raises(WorkerUnknown):
        desk.hands_over(contact, to=people[chosen])

    act("samira")
    assert desk.step_of(contact).code == "IA-2a"


def test_another_desk_neither_sees_nor_hands_over(desk, act, people):
    contact = desk.registers("Zorg", risk=True, handling=())

    with pytest.raises(NotAllowed):
        desk.hands_over(contact, to=people["jan"], who="eva")


def test_a_worry_heard_while_specific_advice_is_given_leaves_the_process_and_says_so(desk, act, people):
    contact = desk.registers("Kunt u ons thuis helpen?", handling=())
    desk.finishes(contact, clarified="yes", risk="no", way="specific")
    desk.finishes(contact)
    assert desk.step_of(contact).code == "INT-1"

    case = desk.hands_over(contact, to=people["jan"])

    act("samira")
    assert Event.objects.filter(matter=contact, kind="jumped", code="MS-2").exists()
    act("jan")
    assert OpenStep.objects.get(matter=case).code == "MS-4"


def test_a_colleague_does_not_take_over_specific_advice_by_handing_over(desk, people):
    contact = desk.registers("Kunt u ons thuis helpen?", handling=())
    desk.finishes(contact, clarified="yes", risk="no", way="specific")

    with pytest.raises(NotAllowed):
        desk.hands_over(contact, to=people["jan"], who="bas")


def test_what_waits_for_another_process_cannot_be_finished_here(desk):
    contact = desk.registers("Kunt u ons thuis helpen?", handling=())
    desk.finishes(contact, clarified="yes", risk="no", way="specific")
    desk.finishes(contact)

    with pytest.raises(NotAllowed) as waits:
        desk.finishes(contact)

    assert waits.value.code == "step_waits"
    assert desk.step_of(contact).code == "INT-1"


@pytest.mark.req("IA-2a")
def test_calling_in_a_worker_is_done_by_handing_over_and_in_no_other_way(desk):
    contact = desk.registers("Zorg", risk=True, handling=())

    with pytest.raises(NotAllowed) as instead:
        desk.finishes(contact)

    assert instead.value.code == "hand_over_instead"
    assert desk.step_of(contact).code == "IA-2a"


def test_the_path_of_a_question_that_was_handed_over_ends_where_it_went_on(desk, act, people):
    contact = desk.registers("Zorg", risk=True, handling=())
    desk.hands_over(contact, to=people["jan"])

    story = story_of(contact, act("samira"))

    assert story.model is not None
    last = story.model.nodes[story.passed[-1]]
    assert last.kind is NodeKind.END
    assert last.message is not None
    assert story.current == ()
