# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Crisis = yes: who is called, when, with what result; it does not end without an outcome."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import services
from opencjg.desk.models import Contact, Crisis
from opencjg.desk.selectors.office import crises, crisis_lines, crisis_of
from opencjg.desk.selectors.rare import pressing
from opencjg.desk.types.office import CrisisOutcome, CrisisResult, OfficeForm
from opencjg.outbox.models import Notice
from opencjg.processes.models import Matter

HOUR = timedelta(hours=1)


@pytest.fixture
def crisis(desk, act, now):
    """A contact in which a crisis runs since this moment."""
    contact = desk.registers("Er is nu iets mis", handling=())
    services.save_office_form(contact=contact, form=OfficeForm(crisis=True), by=act("samira"), at=now)
    return contact


def called(contact, act, now, result=CrisisResult.HELP_COMES):
    services.call_in_crisis(contact=contact, line=None, other="112", result=result, by=act("samira"), at=now)


@pytest.mark.req("BO-form-32")
def test_yes_on_the_form_starts_the_crisis_at_once_and_the_coordinator_is_told(crisis, desk, act, people, now):
    assert desk.step_of(crisis).due == now
    assert Contact.objects.get().risk is True
    for name, readable in (("samira", True), ("bas", True), ("noor", False)):
        assert [(row.contact, row.since, row.readable) for row in crises(act(name))] == [(crisis, now, readable)]
    assert crises(act("eva")) == crises(act("jan")) == ()
    for name in ("samira", "bas", "noor", "eva", "jan"):
        viewer = act(name)
        assert pressing(viewer, now=now).crises == crises(viewer), name
    act("noor")
    assert Notice.objects.filter(worker=people["noor"], kind="crisis", matter=crisis).count() == 1


@pytest.mark.req("BO-form-32")
def test_starting_a_crisis_twice_starts_it_once(crisis, act, now):
    services.start_crisis(contact=crisis, by=act("bas"), at=now + HOUR)

    assert Crisis.objects.get().started_at == now


@pytest.mark.req("BO-form-32")
def test_it_says_who_was_called_by_whom_when_and_what_came_of_it(crisis, act, now):
    line = next(one for one in crisis_lines(act("samira")) if one.name == "Veilig Thuis")
    services.call_in_crisis(
        contact=crisis, line=line.id, other="", result=CrisisResult.TAKES_OVER, by=act("bas"), at=now + HOUR
    )

    state = crisis_of(crisis, act("samira"))
    (call,) = state.calls
    assert (call.name, call.by, call.at, call.result) == (
        "Veilig Thuis",
        "Bas Balie",
        now + HOUR,
        CrisisResult.TAKES_OVER,
    )


@pytest.mark.req("BO-form-32")
def test_a_contact_with_a_crisis_does_not_close_before_its_outcome_is_written_down(crisis, desk, act, now):
    with pytest.raises(AlreadyDone) as refusal:
        desk.finishes(crisis, clarified="yes", risk="no", way="information")
    assert refusal.value.code == "crisis_runs"

    called(crisis, act, now)
    services.end_crisis(contact=crisis, outcome=CrisisOutcome.HELP_THERE, by=act("samira"), at=now)

    assert crises(act("samira")) == ()
    desk.finishes(crisis, clarified="yes", risk="no", way="information")
    desk.finishes(crisis)
    desk.finishes(crisis, helped="yes")
    assert Matter.objects.get(id=crisis).closed_at == now


@pytest.mark.req("BO-form-32")
def test_the_database_too_keeps_a_contact_open_while_a_crisis_runs(crisis, act, now):
    act("samira")
    with pytest.raises(DatabaseError, match="a crisis runs in this contact"), connection.cursor() as cursor:
        cursor.execute("update processes_matter set closed_at = %s where id = %s", [now, crisis])


def test_help_is_not_there_when_nobody_was_called_and_a_call_names_somebody(crisis, act, now):
    with pytest.raises(BadInput) as unheard:
        services.end_crisis(contact=crisis, outcome=CrisisOutcome.HELP_THERE, by=act("samira"), at=now)
    with pytest.raises(BadInput) as nameless:
        services.call_in_crisis(
            contact=crisis, line=None, other=" ", result=CrisisResult.ADVICE, by=act("samira"), at=now
        )

    assert (unheard.value.field, nameless.value.field) == ("outcome", "line")
    services.end_crisis(contact=crisis, outcome=CrisisOutcome.NO_CRISIS, by=act("samira"), at=now)
    with pytest.raises(NotAllowed):
        services.end_crisis(contact=crisis, outcome=CrisisOutcome.NO_CRISIS, by=act("samira"), at=now)


@pytest.mark.req("IA-2a", "BO-form-32")
def test_handing_over_the_worry_is_an_outcome(crisis, desk, act, people):
    case = desk.hands_over(crisis, to=people["jan"], danger=True)

    act("samira")
    assert Crisis.objects.get().outcome == CrisisOutcome.HANDED_OVER
    assert Contact.objects.get().case == case


@pytest.mark.req("AUT-01")
def test_another_desk_and_the_coordinator_do_not_act_in_it(crisis, act, now):
    for name in ("eva", "noor", "jan"):
        with pytest.raises(NotAllowed):
            services.end_crisis(contact=crisis, outcome=CrisisOutcome.NO_CRISIS, by=act(name), at=now)


def test_a_centre_keeps_numbers_of_its_own_beside_those_of_the_country(act):
    services.add_crisis_line(name="Crisisdienst jeugd", phone="0600000111", purpose="regio", by=act("fatma"))

    names = [line.name for line in crisis_lines(act("samira"))]
    assert names == ["112", "Veilig Thuis", "113 Zelfmoordpreventie", "Crisisdienst jeugd"]
    assert "Crisisdienst jeugd" not in [line.name for line in crisis_lines(act("eva"))]
    own = crisis_lines(act("fatma"))[-1]
    services.switch_crisis_line(line=own.id, active=False, by=act("fatma"))
    assert own.id not in [line.id for line in crisis_lines(act("samira"))]
    with pytest.raises(NotAllowed):
        services.switch_crisis_line(line=crisis_lines(act("fatma"))[0].id, active=False, by=act("fatma"))
