# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody opens a door for himself: who may move work, steps or absences may not make himself a reader with it."""

import pytest
from django.db import DatabaseError, transaction

from opencjg.accounts.models import Worker
from opencjg.core.types import NotAllowed
from opencjg.processes.models import OpenStep
from opencjg.signalling.models import Concern
from tests.access.attempts import ask, away, away_in_the_database, copied


def test_the_desk_cannot_put_a_step_of_its_own_on_a_case_to_read_its_story(scenario, act):
    act("samira")
    step = OpenStep.objects.get(matter=scenario["question"])
    try:
        with transaction.atomic():
            copied(step, matter_id=scenario["case"], node="x").save(force_insert=True)
    except DatabaseError:
        pass  # refused: that is the mend

    assert not Concern.objects.filter(case=scenario["case"]).exists()


@pytest.mark.parametrize("name", ["fatma", "noor"])
def test_who_may_move_work_cannot_move_it_to_himself_to_read_its_story(scenario, act, people, name):
    calls = {
        "fatma": ("select door.hand_over_all(%s, %s, now())", people["jan"]),
        "noor": ("select door.give_matter(%s, %s, true)", scenario["case"]),
    }
    act(name)
    statement, what = calls[name]
    try:
        with transaction.atomic():
            ask(statement, what, people[name])
    except DatabaseError:
        pass  # refused: that is the mend

    act(name)
    assert not Concern.objects.exists()


def test_a_manager_cannot_make_himself_the_stand_in_of_a_colleague(scenario, act, people):
    with pytest.raises(NotAllowed):
        away(people, "jan", "fatma", act, by="fatma")
    with pytest.raises(DatabaseError), transaction.atomic():
        away_in_the_database(people["jan"], people["fatma"])

    act("fatma")
    assert not Concern.objects.exists()


def test_a_manager_ends_no_account_of_another_municipality(act, people):
    act("fatma")
    try:
        with transaction.atomic():
            ask("select door.deactivate_worker(%s)", people["eva"])
    except DatabaseError:
        pass  # refused: that is the mend

    assert Worker.objects.get(id=people["eva"]).active
