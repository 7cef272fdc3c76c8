# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is late rises by itself: worker and stand-in, the desk, the process coordinator; each is told once."""

from datetime import timedelta

import pytest
from django.db import transaction

from opencjg.accounts.services import report_absence
from opencjg.outbox.models import Notice
from opencjg.processes.models import Attention
from opencjg.processes.selectors import late_count, late_steps
from opencjg.processes.services import raise_late
from tests.audit.test_log import committed
from tests.sentences import Desk
from tests.world import MONDAY, enter

__all__ = ["committed"]
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def rise(at):
    return raise_late(at=at, team_after=30, coordinator_after=60)


def asked(owner, query):
    with owner.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


def told(owner):
    return asked(
        owner,
        "select u.username from outbox_notice n join accounts_worker w on w.id = n.worker_id "
        "join accounts_user u on u.id = w.user_id where n.kind = 'late' order by 1",
    )


@pytest.mark.commits
@pytest.mark.req("ALG-23", "RES-12", "WENS-12")
def test_each_level_is_told_once_of_a_late_step(committed):
    with transaction.atomic():
        Desk(enter, MONDAY).registers("Vraag", handling=())  # due in an hour

    assert rise(MONDAY + 59 * MINUTE) == 0
    assert rise(MONDAY + 61 * MINUTE) == 1
    assert rise(MONDAY + 62 * MINUTE) == 0
    assert told(committed) == ["samira"]
    rise(MONDAY + 91 * MINUTE)
    assert told(committed) == ["bas", "samira", "samira"]
    rise(MONDAY + 121 * MINUTE)
    rise(MONDAY + 10 * HOUR)
    assert told(committed) == ["bas", "noor", "samira", "samira"]


@pytest.mark.commits
@pytest.mark.req("ALG-23")
def test_who_stands_in_is_told_with_the_worker_and_what_is_done_is_forgotten(committed):
    with transaction.atomic():
        desk, jan, hanna = Desk(enter, MONDAY), enter("jan"), enter("hanna")
        contact = desk.registers("Vraag", handling=())
        desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=jan.worker, danger=True)
        report_absence(
            worker=jan.worker, starts=MONDAY, ends=MONDAY + 9 * HOUR, stand_in=hanna.worker, by=enter("jan"), at=MONDAY
        )

    rise(MONDAY + 61 * MINUTE)
    assert {"jan", "hanna", "samira"} <= set(told(committed))
    with transaction.atomic():
        desk.finishes(contact, clarified="yes", risk="no", way="information")
    rise(MONDAY + 61 * MINUTE)
    assert set(asked(committed, "select level from processes_attention")) == {"worker", "coordinator"}


@pytest.mark.req("ROL-05", "AUT-03")
def test_the_coordinator_sees_what_is_late_in_the_centre_and_nobody_elses(desk, act, now):
    for _one in range(3):
        desk.registers("Vraag", handling=())
    desk.registers("Elders", who="eva", handling=())
    late = now + 2 * HOUR

    noor = act("noor")
    first, more = late_steps(noor, now=late, most=2)
    rest, none = late_steps(noor, now=late, most=2, after=(first[-1].due, first[-1].id))

    assert (len(first), more, len(rest), none) == (2, True, 1, False)
    assert late_count(noor, now=late) == 3
    assert late_count(noor, now=now) == 0
    assert late_steps(act("samira"), now=late)[0] == ()


def test_nobody_else_reads_how_far_a_step_has_risen(desk, act, now):
    act("jan")

    assert not Attention.objects.exists()
    assert not Notice.objects.filter(kind="late").exists()
