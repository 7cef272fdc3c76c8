# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo region as it is loaded: whole, fictional, and as the services would have written it."""

import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from opencjg.accounts.types import Role
from opencjg.core import reference, vault
from opencjg.processes.models import ProcessModel
from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.walk import advance
from opencjg.processes.services.models import shipped
from opencjg.processes.types import Ended, Jump, NodeKind, OnTask
from opencjg.workspace.demo import paths
from opencjg.workspace.demo.paths import STOPS, Leg
from tests.conftest import clone, drop, use_database

pytestmark = pytest.mark.xdist_group("demo")  # loaded once, by one of the processes
LEGS = {name: leg for name, leg in vars(paths).items() if isinstance(leg, Leg)}


@dataclass(frozen=True, slots=True)
class Demo:
    """The loaded demo; called, it answers a question as the owner.

    `seconds` of the processor, for the clock on the wall tells how busy a machine is.
    """

    seconds: float

    def __call__(self, question: str) -> list[tuple[Any, ...]]:
        with connections["owner"].cursor() as cursor:
            cursor.execute(question)
            return list(cursor.fetchall())


@pytest.fixture(scope="module")
def demo(template_database: tuple[Any, str], django_db_setup: None, django_db_blocker: Any) -> Iterator[Demo]:
    """A database with the demo in it and nothing else."""
    owner, template = template_database
    before = connections["default"].settings_dict["NAME"]
    name = f"demo_{uuid.uuid4().hex[:8]}"
    clone(owner, template, name)
    with django_db_blocker.unblock():
        use_database(name)
        reference.forget()
        try:
            with connections["owner"].cursor() as cursor:
                # The promise forbids emptying the steps; here the test world makes room for the demo's.
                cursor.execute("alter table processes_openstep disable trigger the_promise_of_all")
                cursor.execute("truncate accounts_region, accounts_user, socialmap_topic cascade")
                cursor.execute("alter table processes_openstep enable trigger the_promise_of_all")
            began = time.process_time()
            call_command("demo", "load", stdout=StringIO())
            yield Demo(time.process_time() - began)
        finally:
            use_database(before)
            reference.forget()
            drop(owner, name)


def test_it_loads_within_fifteen_seconds_of_work_and_once(demo):
    assert demo.seconds < 15
    counted = demo("select count(*) from processes_matter")
    call_command("demo", "load", stdout=StringIO())
    assert demo("select count(*) from processes_matter") == counted


@pytest.mark.req("ORG-01", "ORG-02", "ORG-03")
def test_there_is_a_municipality_of_each_organisation_model(demo):
    rows = demo(
        """select m.model, count(distinct c.id), count(l.id), count(l.id) filter (where l.main)
           from accounts_municipality m join accounts_centre c on c.municipality_id = m.id
           join accounts_location l on l.centre_id = c.id group by m.id, m.model order by m.model"""
    )
    (one, several, autonomous) = rows
    assert one == ("1", 1, 1, 1)
    assert several[:2] == ("2", 1)
    assert several[2] > 1
    assert several[3] == 1
    assert autonomous[0] == "3"
    assert autonomous[1] > 1
    assert autonomous[3] == autonomous[1]


@pytest.mark.req("ORG-16")
def test_twelve_organisations_are_of_all_three_kinds(demo):
    kinds = Counter(kind for (kind,) in demo("select kind from accounts_organisation"))
    assert kinds.total() == 12
    assert set(kinds) == {"kern", "keten", "schil"}


@pytest.mark.req("OO-04")
def test_a_question_can_be_about_the_five_groups_of_the_founding_documents_and_what_stands_under_them(demo):
    groups = [
        name
        for (name,) in demo(
            """select name_nl from socialmap_topic g where under_id is null
               and exists (select 1 from socialmap_topic where under_id = g.code) order by place"""
        )
    ]
    begins = ["Grenzen stellen", "Lastig gedrag", "Druk of agressief", "Ontwikkeling", "Gezondheid"]
    assert [group.startswith(words) for group, words in zip(groups, begins, strict=True)] == [True] * 5
    assert demo("select 1 from socialmap_topic where name_en = '' or also = ''") == []


def test_every_role_has_a_holder_who_can_only_log_in_by_a_click(demo):
    held = demo(
        """select distinct a.role from accounts_appointment a join accounts_worker w on w.id = a.worker_id
           join accounts_user u on u.id = w.user_id where w.active and u.demo and u.is_active"""
    )
    assert {role for (role,) in held} == {role.value for role in Role}
    assert {password for (password,) in demo("select password from accounts_user")} == {"!"}


def test_every_centre_has_a_desk_two_workers_and_a_coordinator(demo):
    staffed = demo(
        """select count(*) filter (where a.role = 'desk') >= 1 and count(*) filter (where a.role = 'worker') >= 2
                  and count(*) filter (where a.role = 'process_coordinator') >= 1
           from accounts_centre c left join accounts_appointment a on a.centre_id = c.id group by c.id"""
    )
    assert staffed == [(True,)] * 4


def test_somebody_who_is_there_is_on_duty_in_every_centre_all_year(demo):
    holes = demo(
        """select c.name, day from accounts_centre c, generate_series(now(), now() + '360 days', '1 day') day
           where not exists (select 1 from accounts_duty d where d.centre_id = c.id and d.starts <= day and d.ends > day
             and not exists (select 1 from accounts_absence a
                             where a.worker_id = d.worker_id and a.starts <= day and a.ends > day))"""
    )
    assert holes == []
    away = "select stand_in_id is null from accounts_absence where starts <= now() and ends > now() order by 1"
    assert demo(away) == [(False,), (True,)]


def test_every_open_matter_has_a_worker_a_step_and_a_date_and_a_closed_one_has_no_step(demo):
    broken = demo(
        """select m.id from processes_matter m join accounts_worker w on w.id = m.responsible_id
           left join processes_openstep s on s.matter_id = m.id left join accounts_worker d on d.id = s.worker_id
           group by m.id, w.active
           having case when m.closed_at is null
             then not w.active or count(s.id) = 0 or count(*) filter (where not d.active or s.due is null) > 0
             else count(s.id) > 0 end"""
    )
    assert broken == []


def test_the_year_has_its_contacts_and_now_something_stands_at_every_step(demo):
    (contacts, direct, future) = demo(
        """select count(*), avg((m.closed_at = m.opened_at and c.case is null)::int)::float,
             count(*) filter (where m.opened_at > now() or m.closed_at > now()
               or m.opened_at < now() - '366 days'::interval)
           from desk_contact c join processes_matter m on m.id = c.matter_id where m.closed_at is not null"""
    )[0]
    assert contacts >= 1500
    assert 0.8 < direct < 0.9
    assert future == 0
    samira = demo(
        """select distinct s.code from processes_openstep s join accounts_worker w on w.id = s.worker_id
           join accounts_user u on u.id = w.user_id where u.username = 'samira'"""
    )
    assert {code for (code,) in samira} == set(STOPS) - {"MS-2", "MS-4"}
    kinds = demo("select code, count(*), bool_or(due < now()), bool_or(due > now()) from processes_openstep group by 1")
    assert {code: (late, ahead) for code, _many, late, ahead in kinds}.items() >= {
        "IA-1": (True, True), "IA-2a": (True, True), "IA-3": (True, True), "MS-3": (True, True), "MS-4": (True, True)
    }.items()  # fmt: skip
    assert demo("select count(*), bool_or(danger) from processes_case") == [(40, True)]


def test_a_new_case_gets_the_number_after_the_last_one(demo):
    (highest,) = demo("select max(split_part(number, '-', 2)::int) from processes_case")[0]
    assert demo("select last_value, is_called from processes_case_number") == [(highest, True)]


@pytest.mark.req("IA-G5")
def test_the_social_map_and_the_answers_are_filled_kept_by_somebody_and_some_are_due(demo):
    [(services, providers, ours, towns)] = demo(
        """select count(*), count(distinct provider_id), count(distinct p.organisation_id),
           count(distinct municipalities) from socialmap_service s join socialmap_provider p on p.id = s.provider_id"""
    )
    assert services >= 55
    assert providers > ours > 3
    assert towns == 4
    assert demo("select count(*), min(source), max(source) from desk_answer") == [(40, "voorbeeld", "voorbeeld")]
    [(due, hidden)] = demo(
        """select count(*) filter (where check_by < current_date), count(*) filter (where hidden_after < current_date)
           from socialmap_findable"""
    )
    assert due > hidden > 0
    assert demo("select 1 from socialmap_searchword where spread < 1") == []
    found = demo("select count(*) from socialmap_findable")
    assert found == [(services + 40,)]


def test_words_hang_only_on_open_contacts_and_names_are_sealed(demo):
    loose = demo(
        """select 1 from desk_question q join processes_matter m on m.id = q.contact_id where m.closed_at is not null"""
    )
    assert loose == []
    states = dict(demo("select state, count(distinct question) from desk_question group by state"))
    assert states["waiting"] >= 6
    calls = demo("select id, name, phone, due > now() from desk_callbackrequest")
    assert {ahead for *_row, ahead in calls} == {True, False}
    for identity, name, phone, _ahead in calls:
        assert vault.unseal(bytes(name), place=f"callback.name:{identity}")
        assert vault.unseal(bytes(phone), place=f"callback.phone:{identity}").startswith("060000")


@pytest.mark.parametrize("name", sorted(LEGS))
def test_a_way_that_the_demo_tells_is_drawn_in_the_models(name):
    leg = LEGS[name]
    nodes = {node: model for model in map(parse, shipped()) for node in model.nodes if node != "start"}
    model = nodes[leg.passed[0][0]]
    answers = {model.nodes[node].variable: answer for node, _code, answer in leg.passed if answer}
    walk = advance(model, leg.passed[0][0], answers)
    told = [one for one in walk.passed if one.kind in {NodeKind.TASK, NodeKind.END} or one.answer]
    assert [(one.node, one.code, one.answer) for one in told] == list(leg.passed)
    landing = walk.landing
    assert isinstance(landing, Ended) == (not leg.to and leg.jump is None)
    assert isinstance(landing, OnTask) == (leg.jump is None and bool(leg.to))
    if isinstance(landing, Jump):
        assert (landing.node.id, landing.node.code) == leg.jump
        assert landing.open == bool(leg.to)
    if leg.to:
        stop, node = STOPS[leg.to], landing.node
        assert (stop.node, stop.code, stop.name, stop.role) == (node.id, node.code, node.name, node.role)
        assert node.lead is not None
        parts = ("months", "weeks", "days", "hours", "minutes", "clock")
        assert [getattr(stop.lead, part) for part in parts] == [getattr(node.lead, part) for part in parts]


def test_every_event_follows_from_the_one_before(demo):
    """Each instance's finished elements are a path of the drawing, from its start to where it stands or ended."""
    models = {row.id: parse(row.xml) for row in ProcessModel.objects.using("owner").all()}
    follows: dict[Any, set[tuple[str, str]]] = {
        identity: {(flow.source, flow.target) for flow in model.flows} for identity, model in models.items()
    }
    stands = dict(demo("select instance_id, node from processes_openstep"))
    ways: dict[tuple[Any, Any], list[str]] = {}
    for instance, model, node in demo(
        """select i.id, i.model_id, e.node from processes_instance i join processes_event e on e.instance_id = i.id
           order by e.at, e.id"""
    ):
        ways.setdefault((instance, model), []).append(node)
    ended = {one for (one,) in demo("select id from processes_instance where ended_at is not null")}
    assert len(ways) > 1500
    for (instance, model), way in ways.items():
        last = stands.get(instance)
        path = way if last is None or last == way[-1] else [*way, last]
        assert set(pairwise(path)) <= follows[model]
        assert (last is None) == (instance in ended)
        assert instance not in ended or models[model].nodes[path[-1]].kind is NodeKind.END


def test_who_can_log_in_is_told_by_municipality_with_role_and_user_name(demo):
    said = StringIO()
    call_command("demo", "who", stdout=said)
    lines = said.getvalue().splitlines()
    assert [line for line in lines if line in {"Lindenmeer", "Drieburen", "Waterkant"}] == [
        "Lindenmeer", "Drieburen", "Waterkant"
    ]  # fmt: skip
    assert "  samira    Samira Bouali, baliemedewerker, CJG Lindenmeer" in lines
    assert "  jan       Jan Jager, CJG-medewerker (jeugdverpleegkundige), CJG Lindenmeer" in lines
