# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Steps of a case are done and decided, and a case only ends with a reason (MS-1, MS-V1…V4, MS-5)."""

from uuid import uuid4

import pytest
from django.db import transaction

from opencjg.core.types import BadInput, NotAllowed
from opencjg.forms.types import AlreadySent
from opencjg.processes.models import Matter, OpenStep
from opencjg.signalling import services
from opencjg.signalling.models import Concern
from opencjg.signalling.selectors import decisions_of
from opencjg.signalling.types import ConcernSource, NewConcern, NewDecision


@pytest.mark.req("MS-5", "MS-V4")
@pytest.mark.parametrize(
    ("outcome", "code"),
    [("intervention", "INT-1"), ("referral", "VW-1"), ("coordination", "CvZ"), ("monitoring", "MS-1"), ("closed", "")],
)
def test_a_case_conference_has_an_outcome_and_the_case_goes_on_from_it(weighing, case, act, outcome, code):
    weighing.assesses(case, 3)
    weighing.decides(case, outcome=outcome)

    act("jan")
    found = [step.code for step in OpenStep.objects.filter(matter=case)]
    assert found == ([code] if code else [])
    assert (Matter.objects.get(id=case).closed_at is None) == bool(code)


@pytest.mark.req("MS-V3")
def test_what_was_set_in_is_looked_at_again(weighing, case, act, people):
    weighing.assesses(case, 1, onward={"onward": "intervention"})

    assert weighing.decides(case, result="done").code == "MS-V3"
    assert weighing.decides(case, in_place="yes").code == "MS-1"
    assert weighing.decides(case, risk="no", extra="yes").code == "MS-1x"
    assert weighing.decides(case, risk="no", extra="no").code == "MS-1"
    assert weighing.decides(case, risk="yes").code == "MS-4"
    act("jan")
    assert OpenStep.objects.get(matter=case).worker_id == people["jan"]


@pytest.mark.req("MS-V1", "MS-V2", "MS-1")
def test_regular_monitoring_goes_round_until_somebody_decides(weighing, case):
    weighing.assesses(case, 3)
    weighing.decides(case, outcome="monitoring")

    assert weighing.decides(case, risk="no", extra="no").code == "MS-1"
    assert weighing.decides(case, risk="no", extra="closed").ended == "MS-END"


def test_a_case_is_closed_at_the_assessment_only_with_a_reason(weighing, case, act):
    step = weighing.step_of(case)
    without = NewDecision(done="Gebeld.", done_by="Jan", answers={"category": "closed"}, why=" ")
    with pytest.raises(BadInput), transaction.atomic():
        services.decide(step=step.id, new=without, by=act("jan"), at=weighing.now)
    with pytest.raises(NotAllowed), transaction.atomic():
        services.decide(
            step=step.id,
            new=NewDecision(done="x", done_by="Jan", answers={"category": "cat1_2"}, why="zonder taxatie"),
            by=act("jan"),
            at=weighing.now,
        )

    weighing.decides(case, category="closed")

    act("jan")
    assert Matter.objects.get(id=case).closed_at == weighing.now
    [told] = decisions_of(case, act("jan"))
    assert (told.code, told.why) == ("MS-4", "Het gaat beter.")


def test_the_desk_and_the_coordinator_decide_nothing_about_a_child(weighing, case, act):
    for name in ("samira", "noor", "piet"):
        with pytest.raises(NotAllowed), transaction.atomic():
            weighing.decides(case, who=name, category="closed")


@pytest.mark.req("MS-2", "MS-3")
@pytest.mark.parametrize("source", [one for one in ConcernSource if one is not ConcernSource.DESK])
def test_a_worry_by_another_route_has_one_responsible_worker_at_once(weighing, act, people, source):
    key, jan = uuid4(), act("jan")
    concern = NewConcern(source=source, story="De juf vertelt dat Kees vaak afwezig is.", danger=False)
    case = services.take_in(concern=concern, responsible=people["jan"], submission=key, by=jan, at=weighing.now)

    with pytest.raises(AlreadySent), transaction.atomic():
        services.take_in(concern=concern, responsible=people["jan"], submission=key, by=jan, at=weighing.now)

    step = OpenStep.objects.get(matter=case)
    assert (step.code, step.worker_id) == ("MS-4", people["jan"])
    assert Concern.objects.get(case=case).source == source
