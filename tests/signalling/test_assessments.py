# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worry is weighed by a professional, who chooses the category himself (MS-4, RC-*)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.processes.models import Case, Event, Matter, OpenStep
from opencjg.processes.types import AnswerMissing
from opencjg.signalling import rules
from opencjg.signalling.models import RiskAssessment
from opencjg.signalling.selectors import assessments_of
from opencjg.signalling.services.instruments import STARTER
from opencjg.signalling.types import RiskCategory

STARTING = rules.read(STARTER.read_text(encoding="utf-8"))
SCALES = {one.code: [value for value, _words in one.steps] for one in STARTING.scales}
ANSWERS = st.fixed_dictionaries({}, optional={one.code: st.sampled_from(SCALES[one.scale]) for one in STARTING.items})


@pytest.mark.req("MS-4.12", "MS-4.34", "MS-4.5")
@pytest.mark.parametrize(
    ("category", "onward", "code"),
    [
        (1, {"onward": "intervention"}, "INT-1"),
        (2, {"onward": "referral"}, "VW-1"),
        (3, {"coordination": "yes"}, "CvZ"),
        (4, {"coordination": "no"}, "MS-5"),
        (5, {}, "VW-1"),
    ],
)
def test_each_category_goes_its_own_way_and_no_case_is_lost(weighing, case, act, people, category, onward, code):
    standing = weighing.assesses(case, category, onward=onward)

    act("jan")
    step = OpenStep.objects.get(matter=case)
    assert (standing.code, step.code, step.worker_id) == (code, code, people["jan"])
    assert step.due > step.since
    assert Matter.objects.get(id=case).closed_at is None


@pytest.mark.req("RC-6", "RC-7", "INS-02")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS, category=st.sampled_from(range(1, 6)))
def test_whatever_is_answered_the_category_is_the_chosen_one(weighing, case, act, answers, category):
    with transaction.atomic():
        weighing.assesses(case, category, answers=answers)
        act("jan")
        [one] = assessments_of(case, None, act("jan"))
        transaction.set_rollback(True)

    assert one.category == category
    assert one.answers == answers


@pytest.mark.req("RC-7")
def test_nothing_that_reads_answers_knows_of_categories():
    """The rules of the instrument name no category; what checks an assessment only asks for words beside it."""
    names = {name for name in dir(rules) if "categor" in name.lower()}
    source = STARTER.read_text(encoding="utf-8")

    assert names == {"RiskCategory"}
    assert "categor" not in source
    assert set(rules.PAIRS) == set(RiskCategory)


@pytest.mark.req("MS-4.5")
def test_a_crisis_is_due_at_once_and_red(weighing, case, act, now):
    weighing.assesses(case, 5, crisis=True)

    act("jan")
    step = OpenStep.objects.get(matter=case)
    assert (step.code, step.due) == ("VW-1", now)
    assert Case.objects.get(matter=case).danger


@pytest.mark.parametrize(
    ("category", "more", "code"),
    [
        (3, {"motivation": "  "}, "motivation_missing"),
        (5, {"colleague": ""}, "colleague_missing"),
        (5, {"consulted_on": None}, "colleague_missing"),
        (2, {"crisis": True}, "crisis_needs_five"),
        (2, {"colleague": "Noor"}, "consulted_half"),
        (2, {"answers": {"child_1": "misschien"}}, "answer_unknown"),
    ],
)
@pytest.mark.req("RC-6", "MS-4")
def test_what_is_not_whole_is_refused_and_nothing_changes(weighing, case, act, category, more, code):
    with pytest.raises(BadInput) as refused, transaction.atomic():
        weighing.assesses(case, category, **more)

    act("jan")
    assert refused.value.code == code
    assert OpenStep.objects.get(matter=case).code == "MS-4"
    assert not RiskAssessment.objects.exists()


def test_who_does_not_say_how_it_goes_on_is_asked(weighing, case):
    with pytest.raises(AnswerMissing), transaction.atomic():
        weighing.assesses(case, 3, onward={})


@pytest.mark.req("RC-6", "MS-G5")
def test_a_new_assessment_stands_beside_the_old_and_never_replaces_it(weighing, case, act):
    weighing.assesses(case, 2)
    first = assessments_of(case, None, act("jan"))[0]
    weighing.decides(case, result="again")

    with pytest.raises(Conflict), transaction.atomic():
        weighing.assesses(case, 4)
    weighing.assesses(case, 4, after=first.id)

    assert [one.category for one in assessments_of(case, None, act("jan"))] == [2, 4]


def test_somebody_else_neither_assesses_nor_reads(weighing, case, act):
    with pytest.raises(NotAllowed), transaction.atomic():
        weighing.assesses(case, 2, who="piet")
    weighing.assesses(case, 2)

    for name in ("piet", "noor", "samira", "eva", "fatma"):
        assert assessments_of(case, None, act(name)) == ()


def test_the_process_knows_the_pair_and_the_words_lie_sealed(weighing, case, act):
    weighing.assesses(case, 4)

    act("jan")
    assert Event.objects.get(matter=case, code="MS-4c").answer == "cat3_4"
    with connection.cursor() as cursor:
        cursor.execute("select sealed from signalling_riskassessment")
        assert b"school" not in bytes(cursor.fetchone()[0])


def test_an_assessment_is_never_changed(weighing, case, act):
    weighing.assesses(case, 4)
    act("jan")

    with pytest.raises(DatabaseError), transaction.atomic():
        RiskAssessment.objects.update(category=1)


def test_a_talk_is_not_in_the_future(weighing, case, now):
    with pytest.raises(BadInput), transaction.atomic():
        weighing.assesses(case, 5, consulted_on=(now + timedelta(days=2)).date())
