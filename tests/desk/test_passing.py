# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question goes on: connected, called back, or from the waiting room (routes 2 and 3)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.accounts.services import report_absence
from opencjg.accounts.types import WorkerAway, WorkerUnknown
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.desk import rules, services
from opencjg.desk.models import CallAttempt, CallbackRequest, Contact, Waiting
from opencjg.desk.selectors import callback_of_contact, callbacks_of
from opencjg.desk.selectors.office import (
    attempts,
    late_calls_of_team,
    waiting_for,
    waiting_room,
    waiting_today,
)
from opencjg.desk.selectors.rare import pressing
from opencjg.desk.services import passing as passing_module
from opencjg.desk.types import CallEnd, CallOutcome, Route
from opencjg.desk.types.office import Connection, Passing, Pressing, WaitingEnd
from opencjg.outbox.models import Notice
from opencjg.processes.models import Matter

MINUTE = timedelta(minutes=1)


@pytest.fixture
def passes(desk, act, people, now):
    """`passes(how)`: an open question goes to Jan that way; returns its contact."""

    def pass_on(how: Connection, *, who: str = "samira", to: str = "jan", contact=None, **more):
        contact = contact or desk.registers("Vraag voor de verpleegkundige", handling=())
        passing = Passing(to=people[to], how=how, **more)
        services.pass_on(contact=contact, passing=passing, by=act(who), at=now)
        return contact

    return pass_on


@pytest.mark.req("RTE-2", "RTE-2.1", "RTE-5")
def test_a_question_that_is_connected_is_the_colleagues_from_then_on_and_stays_the_same_contact(passes, act, people):
    contact = passes(Connection.NOW)

    row = Contact.objects.select_related("matter").get()
    assert (row.matter_id, row.matter.responsible_id, row.route) == (contact, people["jan"], Route.WORKER)


@pytest.mark.req("RTE-2.2", "WENS-12")
def test_who_is_not_reached_calls_back_the_same_day_when_nobody_named_a_time(passes, act, now):
    contact = passes(Connection.CALL_BACK, phone="0600000101", name="Mevrouw Proef")

    (line,) = callbacks_of(act("jan"))
    assert (line.contact, line.soon, line.owner) == (contact, True, "Jan Jansen")
    assert line.due == now.replace(hour=16)  # five o'clock in Amsterdam
    assert callbacks_of(act("samira")) == ()


@pytest.mark.req("FO-form-11")
def test_a_moment_that_was_named_is_when_the_step_is_due(passes, desk, act, now):
    contact = passes(Connection.CALL_BACK, phone="0600000101", due=now + 20 * MINUTE)

    assert callback_of_contact(contact, act("samira")).due == now + 20 * MINUTE
    assert desk.step_of(contact).due == now + 20 * MINUTE


def test_a_promise_that_goes_to_another_colleague_stays_one_promise(passes, act):
    contact = passes(Connection.CALL_BACK, phone="0600000101")
    passes(Connection.CALL_BACK, contact=contact, to="hanna")

    assert CallbackRequest.objects.count() == 1
    assert [line.contact for line in callbacks_of(act("hanna"))] == [contact]


@pytest.mark.req("WENS-12")
def test_every_try_is_written_down_and_outlives_the_name_and_the_number(passes, act, now):
    contact = passes(Connection.CALL_BACK, phone="0600000101", due=now + MINUTE)
    request = CallbackRequest.objects.get().id

    services.call_back(request=request, outcome=CallOutcome.NOT_REACHED, by=act("jan"), at=now)
    services.call_back(request=request, outcome=CallOutcome.SPOKEN, by=act("jan"), at=now + 2 * MINUTE)

    assert not CallbackRequest.objects.exists()
    told = [(row.outcome, row.by, row.late) for row in attempts(contact, act("samira"))]
    assert told == [("spoken", "Jan Jansen", True), ("not_reached", "Jan Jansen", False)]


@pytest.mark.req("WENS-12")
def test_a_promise_ends_without_a_call_only_with_a_reason_and_never_untried_as_unreachable(passes, act, now):
    passes(Connection.CALL_BACK, phone="0600000101")
    request = CallbackRequest.objects.get().id

    with pytest.raises(BadInput):
        services.end_callback(request=request, why=CallEnd.NEVER_REACHED, by=act("jan"), at=now)
    services.call_back(request=request, outcome=CallOutcome.NOT_REACHED, by=act("jan"), at=now)
    services.end_callback(request=request, why=CallEnd.NEVER_REACHED, by=act("jan"), at=now)

    assert not CallbackRequest.objects.exists()
    assert set(CallAttempt.objects.values_list("outcome", flat=True)) == {"not_reached", "never_reached"}


@pytest.mark.req("WENS-12")
def test_a_late_promise_of_a_colleague_is_told_to_the_whole_desk(passes, act, now):
    passes(Connection.CALL_BACK, phone="0600000101", due=now + MINUTE)

    assert late_calls_of_team(act("bas"), now=now) == 0
    assert late_calls_of_team(act("bas"), now=now + 2 * MINUTE) == 1
    assert late_calls_of_team(act("eva"), now=now + 2 * MINUTE) == 0


@pytest.mark.req("RTE-2.3", "RTE-3.2")
def test_who_waits_gets_a_number_and_the_worker_is_told_at_once(passes, act, people, now):
    first, second = passes(Connection.WAITING_ROOM), passes(Connection.WAITING_ROOM, who="bas", seen_as="rode jas")

    rows = waiting_for(act("jan"))
    assert [(row.contact, row.number, row.seen_as) for row in rows] == [(first, 1, ""), (second, 2, "rode jas")]
    assert Notice.objects.filter(worker=people["jan"], kind="customer_in", matter=first).exists()
    assert [row.worker for row in waiting_room(act("samira"))] == ["Jan Jansen"] * 2
    assert waiting_for(act("hanna")) == waiting_room(act("eva")) == ()


@pytest.mark.req("WENS-12", "RTE-2.3")
def test_vandaag_reads_at_once_what_the_lists_say_apart(passes, act, now):
    later = now + 2 * MINUTE
    assert pressing(act("bas"), now=later) == Pressing(crises=(), waiting=(), late_calls=0)

    passes(Connection.CALL_BACK, phone="0600000101", due=now + MINUTE)
    passes(Connection.WAITING_ROOM)

    for who in ("jan", "bas", "samira", "eva", "hanna"):
        viewer = act(who)
        apart = (waiting_for(viewer), late_calls_of_team(viewer, now=later))
        found = pressing(viewer, now=later)
        assert (found.waiting, found.late_calls) == apart, who
    assert pressing(act("jan"), now=later).waiting
    assert pressing(act("bas"), now=later).late_calls


@pytest.mark.req("RTE-2.3")
def test_the_time_that_somebody_waited_is_measured_and_what_he_looked_like_is_gone(passes, act, now):
    for outcome, minutes in ((WaitingEnd.TAKEN_UP, 4), (WaitingEnd.TAKEN_UP, 8), (WaitingEnd.LEFT, 30)):
        passes(Connection.WAITING_ROOM, seen_as="met kinderwagen")
        (row,) = waiting_for(act("jan"))
        services.end_waiting(waiting=row.id, outcome=outcome, by=act("jan"), at=now + minutes * MINUTE)

    day = waiting_today(act("samira"), now=now + 30 * MINUTE)
    assert (day.taken_up, day.gone, day.minutes) == (2, 1, 6)
    assert set(Waiting.objects.values_list("seen_as", flat=True)) == {""}
    with pytest.raises(NotAllowed):
        services.end_waiting(waiting=row.id, outcome=WaitingEnd.LEFT, by=act("samira"), at=now)


@pytest.mark.parametrize("seen_as", ["bel 06 12345678", "jan@voorbeeld.nl", "BSN 999990019"])
def test_nobody_can_be_found_by_what_is_written_in_the_waiting_room(passes, seen_as):
    with pytest.raises(BadInput):
        passes(Connection.WAITING_ROOM, seen_as=seen_as)

    assert not Waiting.objects.exists()


@pytest.mark.req("ALG-23")
def test_a_question_does_not_close_while_its_customer_waits_and_handing_it_over_fetches_him(
    passes, desk, act, people, now
):
    contact = passes(Connection.WAITING_ROOM)
    desk.finishes(contact, who="jan", clarified="yes", risk="no", way="information")
    desk.finishes(contact, who="jan")
    with pytest.raises(AlreadyDone) as refusal:
        desk.finishes(contact, who="jan", helped="yes")
    assert refusal.value.code == "waits_open"

    desk.hands_over(contact, to=people["jan"])

    act("samira")
    assert Waiting.objects.get().outcome == WaitingEnd.TAKEN_UP


def test_a_customer_waits_once(passes):
    contact = passes(Connection.WAITING_ROOM)

    with pytest.raises(AlreadyDone) as refusal:
        passes(Connection.WAITING_ROOM, contact=contact, to="hanna")

    assert refusal.value.code == "waits_already"


@pytest.mark.req("RTE-3", "RTE-3.1", "ROL-02")
def test_a_question_for_the_expert_desk_follows_route_three_and_does_not_go_back(passes, people, monkeypatch):
    monkeypatch.setattr(passing_module, "holds_role", lambda worker, **_role: worker == people["hanna"])

    contact = passes(Connection.NOW, to="hanna")
    assert Contact.objects.get().route == Route.EXPERT
    passes(Connection.NOW, to="jan", contact=contact)

    assert Contact.objects.get().route == Route.EXPERT


@pytest.mark.req("RTE-5")
@given(route=st.sampled_from(list(Route)), ways=st.lists(st.booleans(), max_size=5))
def test_a_route_only_goes_up_and_what_came_past_the_desk_stays_what_it_was(route, ways):
    up = [Route.ANSWERED, Route.WORKER, Route.EXPERT]
    for expert in ways:
        after = rules.route_after(route, expert=expert)
        assert after == route if route not in up else up.index(after) >= up.index(route)
        route = after


def test_nobody_is_left_with_a_colleague_who_is_away_or_unknown(passes, act, people, now):
    jan = act("jan")
    report_absence(worker=jan.worker, starts=now, ends=now + MINUTE, stand_in=None, by=jan, at=now)

    with pytest.raises(WorkerAway):
        passes(Connection.WAITING_ROOM)
    with pytest.raises(WorkerUnknown):
        passes(Connection.NOW, to="polly")

    act("samira")
    assert set(Matter.objects.values_list("responsible", flat=True)) == {people["samira"]}
    assert not Waiting.objects.exists()


@pytest.mark.req("AUT-01")
def test_another_desk_passes_nothing_on(passes, desk):
    contact = desk.registers("Vraag", handling=())

    with pytest.raises(NotAllowed):
        passes(Connection.NOW, who="eva", contact=contact)
