# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses what a forgotten filter would show, and whoever is not who he says."""

import pytest
from django.db import DatabaseError, connection, transaction

from opencjg.accounts.identity import Standing, leave, open_request
from opencjg.accounts.models import Absence, Worker
from opencjg.accounts.services import report_absence
from opencjg.core.types import BadInput
from opencjg.desk.models import CallbackRequest, Contact, Question
from opencjg.desk.types import Handling, NewCallback
from opencjg.outbox.models import Notice
from opencjg.processes.models import Case, Event, Instance, Matter, OpenStep
from opencjg.signalling.models import Concern
from tests.world import PEOPLE

CONTENT = [Contact, Question, CallbackRequest, Matter, OpenStep, Event, Instance, Case, Concern, Notice]


@pytest.fixture
def scenario(desk, people, now):
    """One open question with a promise to call, one case with Jan, one that waits at the desk."""
    promise = NewCallback(name="Kanarie", phone="0600000199", due=now)
    question = desk.registers("Kanarievraag", handling=(Handling.CALLBACK,), callback=promise)
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Kanarieverhaal")
    waiting = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=None)
    return {"question": question, "case": case, "waiting": waiting}


def identity() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('opencjg.identity', true)")
        return cursor.fetchone()[0]


def pretend(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('opencjg.identity', %s, true)", [value])


@pytest.mark.parametrize("model", CONTENT)
def test_without_an_identity_there_are_no_rows(scenario, act, model):
    leave()
    assert list(model.objects.all()) == []
    assert not Worker.objects.exists()


@pytest.mark.parametrize("model", CONTENT)
def test_a_forged_identity_opens_nothing(scenario, act, people, model):
    act("eva")
    real = identity()
    pretend(real.replace(str(people["samira"]), str(people["jan"])).replace('"selves": ["', '"selves": ["x'))
    assert list(model.objects.all()) == []
    body = real[:-64].replace(str(people["samira"]), str(people["jan"]))
    pretend(body + "0" * 64)
    assert list(model.objects.all()) == []


@pytest.mark.django_db(transaction=False)
def test_an_identity_is_worthless_in_another_transaction(django_db_blocker):
    from tests import world

    with django_db_blocker.unblock():
        connection_outside = connection.copy()
        try:
            with connection_outside.cursor() as cursor:
                world.enter("samira")
                cursor.execute("begin")
                cursor.execute("select set_config('opencjg.identity', %s, true)", [identity()])
                cursor.execute("select count(*) from accounts_worker")
                assert cursor.fetchone() == (0,)
                cursor.execute("rollback")
        finally:
            connection_outside.close()


SEES = {
    # the open question with its promise, Jan's case, the case that waits at the desk
    "samira": {"question", "waiting"},
    "bas": {"question", "waiting"},
    "jan": {"case"},
    "hanna": set(),
    "noor": {"question", "case", "waiting"},
    "piet": set(),
    "fatma": set(),
    "polly": set(),
    "wim": set(),
    "eva": set(),
}


@pytest.mark.req("AUT-01", "AUT-03", "AUT-15")
@pytest.mark.parametrize("name", list(PEOPLE))
def test_a_forgotten_filter_shows_each_worker_only_his_own(scenario, act, name):
    act(name)
    seen = {word for word, matter in scenario.items() if Matter.objects.filter(id=matter).exists()}

    assert seen == SEES[name]
    assert {step.matter_id for step in OpenStep.objects.all()} == {scenario[word] for word in seen}


STORIES = {"samira": {"waiting"}, "bas": {"waiting"}, "jan": {"case"}}


@pytest.mark.req("AUT-03")
@pytest.mark.parametrize("name", list(PEOPLE))
def test_the_story_of_a_worry_is_only_for_who_takes_care_of_it(scenario, act, name):
    act(name)
    read = {word for word, matter in scenario.items() if Concern.objects.filter(case=matter).exists()}

    assert read == STORIES.get(name, set())


@pytest.mark.parametrize("name", list(PEOPLE))
def test_names_and_numbers_to_call_back_are_only_for_the_desk(scenario, act, name):
    act(name)
    assert CallbackRequest.objects.exists() == (name in {"samira", "bas"})
    assert Question.objects.filter(question="Kanarievraag").exists() == (name in {"samira", "bas"})


def test_a_stand_in_sees_the_work_of_who_is_away_and_no_longer_when_he_is_back(scenario, act, people, now):
    from datetime import timedelta

    from django.utils import timezone

    from opencjg.accounts.services import end_absence

    real = timezone.now()
    absence = report_absence(
        worker=people["jan"],
        starts=real - timedelta(days=1),
        ends=real + timedelta(days=1),
        stand_in=people["hanna"],
        by=act("jan"),
        at=real,
    )
    hanna = act("hanna")
    assert [one.name for one in hanna.stands_in_for] == ["Jan Jansen"]
    assert Concern.objects.filter(case=scenario["case"]).exists()

    end_absence(absence=absence, by=act("jan"))
    act("hanna")
    assert not Concern.objects.exists()


def test_nobody_writes_in_the_name_of_another_or_in_another_centre(scenario, act, people):
    eva = act("eva")
    with pytest.raises(DatabaseError), transaction.atomic():
        Question.objects.create(
            centre_id=Worker.objects.get(id=people["samira"]).home_id,
            topic_id="eating",
            question="x",
            state="asked",
            asked_on="2026-01-01",
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Absence.objects.create(worker_id=people["jan"], starts="2026-01-01T00:00Z", ends="2026-01-02T00:00Z")
    assert Matter.objects.filter(id=scenario["case"]).update(closed_at="2026-01-01T00:00Z") == 0
    assert eva


def test_an_unknown_session_opens_nothing(db):
    assert open_request("0" * 64) == (Standing.NONE, None)


def test_an_absence_must_end_after_it_starts_and_be_somebody_elses_to_stand_in(act, people, now):
    from datetime import timedelta

    jan = act("jan")
    hour = timedelta(hours=1)
    with pytest.raises(BadInput) as over:
        report_absence(worker=jan.worker, starts=now, ends=now - hour, stand_in=None, by=jan, at=now)
    with pytest.raises(BadInput) as himself:
        report_absence(worker=jan.worker, starts=now, ends=now + hour, stand_in=jan.worker, by=jan, at=now)

    assert (over.value.field, himself.value.field) == ("ends", "stand_in")
