# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses what a forgotten filter would show, and whoever is not who he says."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from opencjg.accounts.identity import Standing, leave, open_request
from opencjg.accounts.models import Absence, Appointment, Worker
from opencjg.accounts.services import end_absence, report_absence
from opencjg.accounts.sessions import hash_key
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk.models import CallbackRequest, Contact, Question
from opencjg.forms.models import Draft
from opencjg.processes.models import Event, Matter, OpenStep
from opencjg.signalling.models import Concern
from tests.access.attempts import ask, away, away_in_the_database, copied, refused
from tests.world import PEOPLE, session_of

# Everything the application may read that is not the same for all.
SCOPED = """
select c.oid::regclass::text from pg_class c
where c.relkind in ('r', 'p') and has_table_privilege('opencjg_app', c.oid, 'SELECT')
  and obj_description(c.oid, 'pg_class') like 'scope=%' and obj_description(c.oid, 'pg_class') <> 'scope=reference'
"""
KNOWN = {
    "accounts_worker",
    "accounts_appointment",
    "accounts_absence",
    "accounts_duty",
    "agenda_booking",
    "agenda_feed",
    "agenda_visitor",
    "desk_contact",
    "desk_question",
    "desk_callbackrequest",
    "files_blob",
    "forms_draft",
    "forms_submission",
    "outbox_notice",
    "processes_matter",
    "processes_openstep",
    "processes_event",
    "processes_instance",
    "processes_case",
    "signalling_concern",
    "signalling_decision",
    "signalling_riskassessment",
    "persons_consent",
    "persons_contactperson",
    "persons_contactpoint",
    "persons_document",
    "persons_dossier",
    "persons_dwelling",
    "persons_fact",
    "persons_family",
    "persons_helper",
    "persons_involvement",
    "persons_legalhold",
    "persons_membership",
    "persons_mention",
    "persons_merge",
    "persons_person",
    "persons_personversion",
    "persons_relation",
    "persons_rightsrequest",
}
# What hangs on contacts; the scene of test_oracle has all of it.
BEHIND_THE_DESK = {
    "desk_backofficeform",
    "desk_callattempt",
    "desk_consultation",
    "desk_crisis",
    "desk_crisiscall",
    "desk_shiftnote",
    "desk_waiting",
    "processes_attention",
}
KNOWN |= BEHIND_THE_DESK | {"index_registration"}
# Nobody is away or on duty in this scenario, nobody was merged, and nothing was reported to the index.
# Nobody weighed anything in this scenario; tests/access/test_oracle.py has weighed cases.
WEIGHED = {"signalling_decision", "signalling_riskassessment"}
EMPTY = (
    {"accounts_absence", "accounts_duty", "index_registration", "persons_legalhold", "persons_merge"}
    | WEIGHED
    | BEHIND_THE_DESK
)


def counts(using: Any = connection) -> dict[str, int]:
    """How many rows each table shows to whoever this transaction is."""
    return {table: ask(f"select count(*) from {table}", using=using)[0][0] for (table,) in ask(SCOPED, using=using)}  # noqa: S608 - names from the catalogue


def identity(using: Any = connection) -> str:
    return str(ask("select current_setting('opencjg.identity', true)", using=using)[0][0])


def pretend(value: str, using: Any = connection) -> None:
    ask("select set_config('opencjg.identity', %s, true)", value, using=using)


@contextmanager
def another_connection() -> Iterator[Any]:
    """A second connection with the application's role, in a transaction of its own."""
    other = connection.copy()
    try:
        ask("select 1", using=other)
        with other.cursor() as cursor:
            cursor.execute("begin")
        yield other
    finally:
        other.close()


def enter_on(other: Any, name: str) -> None:
    ask("select door.open_request(%s, %s)", hash_key(session_of(name)), settings.SESSION_IDLE_SECONDS, using=other)


def test_without_an_identity_no_table_shows_a_row(scenario, act):
    most: dict[str, int] = {}
    for name in PEOPLE:
        act(name)
        most = {table: max(number, most.get(table, 0)) for table, number in counts().items()}
    assert set(most) == KNOWN
    assert {table for table, number in most.items() if number == 0} == EMPTY

    leave()

    assert set(counts().values()) == {0}


NOBODY = (False, None, [], False)


def known_as() -> tuple[Any, ...]:
    """What each function says that a policy or another function asks who this is."""
    return ask("select door.claims() is not null, door.me(), door.claimed('selves'), door.has_role('desk')")[0]


def forgeries(real: str, other: UUID, mine: UUID) -> dict[str, str]:
    """What somebody who can run SQL, and knows every identity, could make of his own identity."""
    body, seal = real[:-64], real[-64:]
    return {
        "another worker": body.replace(str(mine), str(other)) + seal,
        "another role": body.replace('"desk"', '"process_coordinator"') + seal,
        "no seal": body,
        "a seal of zeros": body + "0" * 64,
        "a seal of one bit less": body + seal[:-1] + ("0" if seal[-1] != "0" else "1"),
        "words": "x" * 70,
        "nothing": "",
        "spaces before": " " + real,
    }


def test_a_forged_identity_opens_nothing(scenario, act, people):
    act("samira")
    real = identity()
    forged = forgeries(real, people["jan"], people["samira"])
    assert len({real, *forged.values()}) == len(forged) + 1, "each forgery differs from the real one and the others"

    for how, value in forged.items():
        pretend(value)
        assert known_as() == NOBODY, how
        assert set(counts().values()) == {0}, how

    pretend(real)
    assert known_as() == (True, people["samira"], [people["samira"]], True)
    assert counts()["desk_contact"] == 3, "the real one does open"


def signed(body: str) -> str:
    """Claims with a good seal, as only the door role can make them."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("set local role opencjg_door")
        cursor.execute("select %s || door.sign(%s)", [body, body])
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("claim", ["moment", "backend"])
def test_claims_with_a_good_seal_are_still_of_one_transaction_on_one_connection(act, claim):
    act("samira")
    real = identity()
    assert signed(real[:-64]) == real
    claims = json.loads(real[:-64])
    other = {"moment": "2026-11-23 09:00:00+00", "backend": claims["backend"] + 1}[claim]

    pretend(signed(json.dumps(claims | {claim: other})))

    assert known_as() == NOBODY
    assert set(counts().values()) == {0}


def test_an_identity_copied_to_another_connection_opens_nothing(act):
    act("samira")
    with another_connection() as other:
        pretend(identity(), using=other)
        assert set(counts(using=other).values()) == {0}

        enter_on(other, "samira")
        assert counts(using=other)["accounts_worker"] == len(PEOPLE), "her own session does open"


def test_an_identity_is_gone_in_the_next_transaction_and_cannot_be_put_back(db):
    with another_connection() as other:
        enter_on(other, "samira")
        kept = identity(using=other)
        assert counts(using=other)["accounts_worker"] == len(PEOPLE)
        with other.cursor() as cursor:
            cursor.execute("commit")
            cursor.execute("begin")

        assert set(counts(using=other).values()) == {0}
        pretend(kept, using=other)
        assert set(counts(using=other).values()) == {0}


@pytest.mark.parametrize("call", ["sign('x')", "identify('{}'::jsonb)", "viewer_of(gen_random_uuid())"])
def test_the_application_cannot_make_an_identity(act, call):
    act("samira")
    with refused():
        ask(f"select door.{call}")
    with refused():
        ask("select * from door.identity_key")


def test_an_unknown_session_opens_nothing(scenario):
    leave()

    assert open_request("0" * 64) == (Standing.NONE, None)
    assert set(counts().values()) == {0}


def test_an_ended_session_opens_nothing(scenario):
    leave()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "SESSION_IDLE_SECONDS", -(10**9))  # sessions of the world last ten years

        assert open_request(hash_key(session_of("samira"))) == (Standing.ENDED, None)
    assert set(counts().values()) == {0}


SEES = {
    # the open question with its promise, Jan's case, the case that waits at the desk
    "samira": {"question", "waiting"},
    "bas": {"question", "waiting"},
    "jan": {"case"},
    "hanna": set(),
    "noor": {"question", "case", "waiting"},
    "piet": set(),
    "fatma": set(),
    "lotte": set(),
    "polly": set(),
    "wim": set(),
    "frans": set(),
    "ingrid": set(),
    "rik": {"question", "case", "waiting"},
    "eva": set(),
}
STORIES = {"samira": {"waiting"}, "bas": {"waiting"}, "jan": {"case"}}


@pytest.mark.req("AUT-01", "AUT-03")
@pytest.mark.parametrize("name", list(PEOPLE))
def test_a_forgotten_filter_shows_each_worker_only_his_own(scenario, act, name):
    act(name)
    seen = {word for word, matter in scenario.items() if Matter.objects.filter(id=matter).exists()}

    assert seen == SEES[name]
    assert {step.matter_id for step in OpenStep.objects.all()} == {scenario[word] for word in seen}


@pytest.mark.req("AUT-03")
@pytest.mark.parametrize("name", list(PEOPLE))
def test_the_story_of_a_worry_is_only_for_who_takes_care_of_it(scenario, act, name):
    act(name)
    read = {word for word, matter in scenario.items() if Concern.objects.filter(case=matter).exists()}

    assert read == STORIES.get(name, set())
    assert len(Concern.objects.all()) == len(read)


@pytest.mark.parametrize("name", list(PEOPLE))
def test_names_and_numbers_to_call_back_are_only_for_the_desk(scenario, act, name):
    act(name)
    assert CallbackRequest.objects.exists() == (name in {"samira", "bas"})
    assert Question.objects.filter(question="Kanarievraag").exists() == (name in {"samira", "bas"})


@pytest.mark.parametrize("name", list(PEOPLE))
def test_a_draft_is_only_for_who_typed_it(scenario, act, name):
    worker = act(name).worker

    assert {row.worker_id for row in Draft.objects.all()} == ({worker} if name in {"samira", "jan"} else set())


def test_a_stand_in_sees_the_work_of_who_is_away_and_no_longer_when_he_is_back(scenario, act, people):
    absence = away(people, "jan", "hanna", act, by="jan")

    hanna = act("hanna")
    assert [one.name for one in hanna.stands_in_for] == ["Jan Jansen"]
    assert Concern.objects.filter(case=scenario["case"]).exists()
    assert not Draft.objects.exists(), "what he typed himself stays his own"

    end_absence(absence=absence, by=act("jan"))
    act("hanna")
    assert not Concern.objects.exists()


def test_nobody_but_a_manager_says_that_a_colleague_is_away(scenario, act, people):
    with pytest.raises(NotAllowed):
        away(people, "jan", "hanna", act, by="hanna")
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        away_in_the_database(people["jan"], people["hanna"])
    assert error.value.__cause__.sqlstate == "CJ403"

    absence = away(people, "jan", "piet", act, by="jan")
    assert not end_absence(absence=absence, by=act("hanna"))
    act("jan")
    assert Absence.objects.filter(id=absence).exists(), "nobody ends the absence of another"


@pytest.mark.parametrize("model", [Matter, OpenStep, Event, Question, CallbackRequest, Contact])
def test_nobody_writes_in_another_centre(scenario, act, people, model):
    act("samira")
    row = model.objects.filter(**({"contact__isnull": False} if model is Question else {})).first()
    mine = {"by_id": people["eva"]} if model is Event else {}
    mine |= {"registered_by_id": people["eva"]} if model is Contact else {}

    act("eva")
    with refused():
        copied(row, **mine).save(force_insert=True)


def test_nobody_writes_in_the_name_of_another(scenario, act, people):
    act("samira")
    event, contact, draft = Event.objects.first(), Contact.objects.first(), Draft.objects.get()
    concern = Concern.objects.get()

    act("bas")
    with refused():
        copied(event, by_id=people["samira"]).save(force_insert=True)
    with refused():
        copied(contact, registered_by_id=people["samira"]).save(force_insert=True)
    with refused():
        copied(concern, received_by_id=people["samira"]).save(force_insert=True)
    with refused():
        copied(draft, id=10**6, form="b", worker_id=people["samira"]).save(force_insert=True)
    copied(event, by_id=people["bas"]).save(force_insert=True)  # in his own name he may


@pytest.mark.parametrize("name", ["eva", "piet", "hanna", "polly"])
def test_a_change_or_removal_of_what_somebody_does_not_see_touches_nothing(scenario, act, name, now):
    act(name)

    assert Matter.objects.update(closed_at=now) == 0
    assert OpenStep.objects.update(due=now) == 0
    assert Contact.objects.update(helped=True) == 0
    assert Question.objects.update(behind="x") == 0
    assert CallbackRequest.objects.update(tries=9) == 0
    assert ask("with gone as (delete from processes_openstep returning 1) select count(*) from gone") == [(0,)]
    assert ask("with gone as (delete from forms_draft returning 1) select count(*) from gone") == [(0,)]


NEVER = [
    "update signalling_concern set story = ''",
    "delete from signalling_concern",
    "delete from desk_contact",
    "delete from desk_callbackrequest",
    "delete from desk_crisis",
    "delete from desk_waiting",
    "delete from desk_shiftnote",
    "update desk_consultation set answer = null",
    "update desk_callattempt set outcome = 'spoken'",
    "update desk_crisis set started_at = now()",
    "update desk_crisiscall set result = ''",
    "update desk_shiftnote set text = ''",
    "update desk_backofficeform set centre_id = centre_id",
    "insert into processes_attention (id, step, level, at) select id, step, level, at from processes_attention",
    "select door.raise_late(now(), 0, 0)",
    "update processes_matter set responsible_id = door.me()",
    "update processes_openstep set worker_id = door.me()",
    "update processes_event set at = now()",
    "delete from processes_event",
    "update desk_contact set registered_by_id = door.me()",
    "update accounts_worker set active = true",
    "insert into accounts_appointment select * from accounts_appointment",
    "update accounts_appointment set role = 'functional_manager'",
    "delete from accounts_absence",
    "select * from outbox_message",
    "update processes_processmodel set name = ''",
    "update core_revision set number = 0",
]


@pytest.mark.parametrize("name", ["samira", "jan", "fatma"])
def test_what_is_never_changed_so_is_refused_whoever_asks(scenario, act, name):
    act(name)
    for statement in NEVER:
        with refused(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_coordinator_reads_who_does_what_and_changes_no_step(scenario, act, now):
    act("noor")

    assert OpenStep.objects.count() == 3
    assert OpenStep.objects.update(due=now) == 0


def test_nobody_without_the_role_ends_an_account(act, people):
    for name in set(PEOPLE) - {"fatma"}:
        act(name)
        with pytest.raises(DatabaseError) as error, transaction.atomic():
            ask("select door.deactivate_worker(%s)", people["bas"])
        assert error.value.__cause__.sqlstate == "CJ403"
    assert Worker.objects.get(id=people["bas"]).active
    assert Appointment.objects.count() == sum(len(roles) for *_rest, roles in PEOPLE.values())


def test_an_absence_must_end_after_it_starts_and_be_somebody_elses_to_stand_in(act, people, now):
    jan = act("jan")
    hour = timedelta(hours=1)

    def wrong(starts: Any, ends: Any, stand_in: UUID | None) -> str:
        with pytest.raises(BadInput) as refusal:
            report_absence(worker=jan.worker, starts=starts, ends=ends, stand_in=stand_in, by=jan, at=now)
        return str(refusal.value.field)

    assert wrong(now, now - hour, None) == "ends"
    assert wrong(now - 2 * hour, now - hour, None) == "ends"
    assert wrong(now, now + hour, jan.worker) == "stand_in"
    assert wrong(now, now + hour, uuid7()) == "stand_in"
