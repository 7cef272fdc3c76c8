# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Versions of process models, and the command that checks them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from opencjg.processes.models import ProcessModel
from opencjg.processes.services import activate_model
from opencjg.processes.services.models import shipped
from opencjg.processes.types import ModelRefused

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def ia() -> str:
    return next(xml for xml in shipped() if 'cjg:key="IA"' in xml)


def test_the_check_names_each_model_its_version_its_counts_and_the_open_jumps():
    out = StringIO()
    call_command("processes", "check", stdout=out)

    assert "IA version 1: 3 end, 4 gateway, 1 start, 6 task: sound" in out.getvalue()
    assert "open jump: IA" in out.getvalue()
    assert "INT-1" in out.getvalue()


def test_an_unsound_model_is_refused_and_the_active_one_stays(now):
    broken = ia().replace('cjg:role="desk"', 'cjg:role="koning"', 1)

    with pytest.raises(ModelRefused) as refused:
        activate_model(xml=[broken], at=now)

    assert any("IA_1" in problem.element for problem in refused.value.problems)
    assert ProcessModel.objects.using("owner").get(key="IA", active=True).version == 1


def test_the_check_fails_with_the_reasons_when_an_active_model_is_not_sound(now):
    with transaction.atomic(using="owner"):
        rows = ProcessModel.objects.using("owner").filter(key="MS")
        rows.update(active=False)
        with pytest.raises(CommandError, match=r"MS\.concern"):
            call_command("processes", "check", stdout=StringIO())
        transaction.set_rollback(True, using="owner")


def test_an_active_model_is_never_changed():
    with pytest.raises(DatabaseError), transaction.atomic(using="owner"):
        ProcessModel.objects.using("owner").filter(key="IA").update(xml="<weg/>")


def test_another_version_is_another_row_and_the_one_before_stays(now):
    slower = ia().replace("PT1H</bpmn:timeDuration>", "PT2H</bpmn:timeDuration>", 1)

    activate_model(xml=[slower], at=now)

    versions = list(ProcessModel.objects.using("owner").filter(key="IA").values_list("version", "active"))
    assert sorted(versions) == [(1, False), (2, True)]
